"""From what is asked for to one statement, and back to values."""
