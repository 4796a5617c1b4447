"""Files that a stranger may hand in, and a process in which they can do no harm."""
