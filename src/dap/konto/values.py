from enum import StrEnum


class Kontotype(StrEnum):
    BRUKER = "BRUKER"
    ANSATT = "ANSATT"
