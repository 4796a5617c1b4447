"""A routine in one file: packed, signed, and opened without trusting what is in it."""
