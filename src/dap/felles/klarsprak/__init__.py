"""Help to write plainly, and to see what is sensitive. Everything is reckoned here, nothing is sent.

It advises. Nothing in the product is refused because of it.
"""

from dap.felles.klarsprak.sjekk import Bit, Funn, Funnslag, Niva, Setning, Sprakfunn, sjekk

__all__ = ["Bit", "Funn", "Funnslag", "Niva", "Setning", "Sprakfunn", "sjekk"]
