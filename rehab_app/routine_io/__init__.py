"""Text <-> model: reads routine files and the tables beside them, and places each problem."""
