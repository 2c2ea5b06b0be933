"""The complete export: everything about a person as values, as JSON, as an accessible PDF, as one file."""
