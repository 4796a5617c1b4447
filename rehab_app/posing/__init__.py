"""A pose while somebody makes it: each change gives a new pose."""
