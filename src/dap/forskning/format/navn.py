"""Names of files, for those who only look for them."""

UFERDIG = ".uferdig"
"""How a folder or file that is being written ends."""
