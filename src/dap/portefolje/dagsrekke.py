"""The sections of the adviser's day, in the office's own order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.portefolje.grenser import krev_leder
from dap.portefolje.kontorvalg import lagre_kontorvalg
from dap.portefolje.models import Dagsordning

DAGSREKKE = (
    "frist_ute", "venter_nav", "uten_aktivitet", "nye", "huskelapp_i_dag", "mote_i_dag", "stille",
    "varsel", "udelte_referat", "har_behov",
)  # fmt: skip
"""The statuses that a day is made of, in the product's own order."""


@dataclass(frozen=True, slots=True)
class Dagsrekke:
    rekke: tuple[str, ...] = DAGSREKKE
    """All of them, those that are hidden too."""
    skjulte: frozenset[str] = frozenset()
    versjon: int = 0

    @property
    def vist(self) -> tuple[str, ...]:
        return tuple(n for n in self.rekke if n not in self.skjulte)


def dagsrekke(kontorer: Sequence[str]) -> Dagsrekke:
    """The office's own; the product's, for several offices at once or where nothing is decided."""
    if len(kontorer) != 1:
        return Dagsrekke()
    return _som_rekke(Dagsordning.objects.filter(kontor_id=kontorer[0]).first())


def _som_rekke(rad: Dagsordning | None) -> Dagsrekke:
    """What has come to the product since stands last; what it has no more is left out."""
    if rad is None:
        return Dagsrekke()
    kjente = [n for n in rad.rekke if n in DAGSREKKE]
    nye = [n for n in DAGSREKKE if n not in kjente]
    return Dagsrekke((*kjente, *nye), frozenset(rad.skjulte) & frozenset(kjente), rad.versjon)


@transaction.atomic
def sett_dagsrekke(
    *,
    aktor: Aktor,
    kontor: str,
    rekke: Sequence[str],
    skjulte: Sequence[str],
    versjon: int,
    naa: datetime,
) -> Dagsrekke:
    """`versjon` is what the page showed (0: none yet).

    Raises IkkeTilgang MANGLER_ROLLE or IKKE_DITT_KONTOR, Regelbrudd UKJENT_DEL, VersjonsKonflikt
    with what is stored.
    """
    krev_leder(aktor, kontor)
    if sorted(rekke) != sorted(DAGSREKKE) or not set(skjulte) <= set(DAGSREKKE):
        raise Regelbrudd("UKJENT_DEL", felt="rekke")
    return lagre_kontorvalg(
        Dagsordning, _som_rekke, aktor=aktor, kontor=kontor, versjon=versjon, naa=naa,
        rekke=list(rekke), skjulte=sorted(set(skjulte)),
    )  # fmt: skip
