"""What is told of sessions and weeks: values, the charts of them, and their pages as PDF."""
