"""The parts that pages are made of; each can be shown alone."""
