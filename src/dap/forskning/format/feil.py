"""What is wrong with an extract, said so that whoever has the files can act on it."""


class Formatfeil(Exception):
    """The files cannot be used as they are. The message names file and, where it can, column."""


class Manifestfeil(Formatfeil):
    """manifest.json is missing, cannot be read, or says something it cannot say."""


class FeilVersjon(Formatfeil):
    """The extract is of a version that this program does not read."""


class Skrivefeil(Formatfeil):
    """The extract could not be written whole. Nothing is left that could be taken for one."""
