"""The window: pages, widgets and the driver that lets a session live in Qt's event loop."""
