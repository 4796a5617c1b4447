"""Pictures of all that is seen, made offscreen: `python -m rehab_app.gui.gallery FOLDER`."""
