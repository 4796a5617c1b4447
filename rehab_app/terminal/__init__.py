"""The second front end: the same sessions in a terminal, without Qt."""
