"""Django's own engine for PostgreSQL, which reads moments quicker."""
