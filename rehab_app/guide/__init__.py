"""What is heard and noticed beside the window; each part has a silent stand-in."""
