"""History in plain words, derived by comparing each version with the one before."""
