"""The research extract: what its files hold, how they are written, read and checked. No Django."""
