"""Measures the program against the goals it was built to; `python -m benchmarks` runs it all."""
