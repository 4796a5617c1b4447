"""What a physio works on: a routine's text with all its earlier states, and what it means."""
