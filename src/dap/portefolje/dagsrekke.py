"""The sections of the adviser's day, in the office's own order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.portefolje.grenser import krev_leder
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
    rad = Dagsordning.objects.filter(kontor_id=kontorer[0]).first()
    return _som_rekke(rad) if rad else Dagsrekke()


def _som_rekke(rad: Dagsordning) -> Dagsrekke:
    """What has come to the product since stands last; what it has no more is left out."""
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
    rad = Dagsordning.objects.select_for_update().filter(kontor_id=kontor).first()
    if (rad.versjon if rad else 0) != versjon:
        raise VersjonsKonflikt(_som_rekke(rad) if rad else Dagsrekke())
    ny = rad is None
    rad = rad or Dagsordning(kontor_id=kontor, versjon=0)
    rad.rekke, rad.skjulte = list(rekke), sorted(set(skjulte))
    rad.versjon += 1
    rad.endret, rad.endret_av_id = naa, aktor.id
    try:
        with transaction.atomic():
            rad.save(force_insert=ny)
    except IntegrityError as feil:
        raise VersjonsKonflikt(dagsrekke((kontor,))) from feil
    return _som_rekke(rad)
