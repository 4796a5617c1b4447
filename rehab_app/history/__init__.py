"""What happened: sessions and their inputs, saved one by one in a single SQLite file."""
