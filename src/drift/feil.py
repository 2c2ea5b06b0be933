"""The one exception that means: tell the person what is wrong and what to do, then stop."""


class Driftsfeil(Exception):
    """What is wrong and what to do about it, in Norwegian and English, for a person to read."""

    def __init__(self, norsk: str, engelsk: str) -> None:
        super().__init__(f"{norsk}\n{engelsk}")


def disken_er_full(sted: object) -> Driftsfeil:
    return Driftsfeil(
        f"Disken er full ({sted}). Frigjør plass og start på nytt.",
        f"The disk is full ({sted}). Free some space and start again.",
    )
