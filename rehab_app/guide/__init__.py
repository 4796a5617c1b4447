"""What is heard while a session runs: words, tones, and a silent stand-in for each."""
