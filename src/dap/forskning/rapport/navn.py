"""Names of files, and the style of the page: for those who show a report without making one."""

from pathlib import Path

FERDIG = "rapport.json"
"""Written last: a folder without it holds no whole report."""
STIL = Path(__file__).with_name("side.css").read_text(encoding="utf-8")
