"""Journaling: what is worth keeping, exactly what is kept, and its way to the archive."""
