"""Search in the dialog: the messages, what the threads are called, and for staff the notes."""

from django.db.models import Exists, OuterRef

from dap.dialog.models import Melding, Notat, Trad
from dap.felles.sok import Etter, Sporring, Treff
from dap.tabell.sok import finn, spor
from dap.tilgang.values import Personinnsyn


def sok(
    innsyn: Personinnsyn, sporring: Sporring, *, etter: Etter | None, antall: int
) -> list[Treff]:
    """In the threads that the reader sees now, newest first. Two queries; three for staff.

    A heading whose first message is found too is not told twice.
    """
    trader = Trad.objects.synlig_for(innsyn)
    meldinger = finn(
        Melding.objects.filter(trad__in=trader),
        sporring,
        tekst="tekst",
        tid="sendt",
        vektor="sok",
        etter=etter,
        antall=antall,
    ).values_list("id", "sendt", "trad__overskrift", "utdrag", "trad_id", "nr", "trad__antall")
    forste = Melding.objects.filter(trad_id=OuterRef("pk"), nr=1, sok=spor(sporring))
    titler = finn(
        trader.exclude(Exists(forste)),
        sporring,
        tekst="overskrift",
        tid="opprettet",
        etter=etter,
        antall=antall,
    ).values_list("id", "opprettet", "utdrag")
    return [
        *(
            Treff("MELDING", id_, tid, tittel, utdrag, {"trad_id": trad, "nr": nr, "antall": n})
            for id_, tid, tittel, utdrag, trad, nr, n in meldinger
        ),
        *(Treff("TRAD", id_, tid, utdrag, "") for id_, tid, utdrag in titler),
        *_notater(innsyn, sporring, etter, antall),
    ]


def _notater(
    innsyn: Personinnsyn, sporring: Sporring, etter: Etter | None, antall: int
) -> list[Treff]:
    """Internal notes, in the rooms that the reader sees; never for the user."""
    if innsyn.er_bruker:
        return []
    rader = finn(
        Notat.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom),
        sporring,
        tekst="tekst",
        tid="opprettet",
        etter=etter,
        antall=antall,
    ).values_list("id", "opprettet", "utdrag")
    return [Treff("NOTAT", id_, tid, "", utdrag) for id_, tid, utdrag in rader]
