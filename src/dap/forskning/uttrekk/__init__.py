"""Make a research extract of the live database (docs/forskning/uttrekk.md)."""
