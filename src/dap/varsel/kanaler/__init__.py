"""The channels: what is said in each, and how it is handed over."""
