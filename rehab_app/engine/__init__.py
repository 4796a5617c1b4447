"""What happens: pure functions over the model. No clock, no file, no chance, no Qt."""
