"""Search in the dialog: the messages, what the threads are called, and for staff the notes."""

from dap.dialog.models import Notat, Trad
from dap.tabell.sok import Soksted, Sted, utvalg
from dap.tilgang.values import Personinnsyn

_MELDING = Sted(
    "MELDING",
    fra="dialog_melding r",
    synlig="r.trad_id",
    vektor="r.sok",
    tid="r.sendt",
    tittel="(SELECT t.overskrift FROM dialog_trad t WHERE t.id = r.trad_id)",
    tekst="r.tekst",
    data={
        "trad_id": "r.trad_id",
        "nr": "r.nr",
        "antall": "(SELECT t.antall FROM dialog_trad t WHERE t.id = r.trad_id)",
    },
)
_TRAD = Sted(
    "TRAD",
    fra="dialog_trad r",
    synlig="r.id",
    tid="r.opprettet",
    tittel="r.overskrift",
    soker_tittel=True,
    vilkar="NOT EXISTS (SELECT 1 FROM dialog_melding m"
    " WHERE m.trad_id = r.id AND m.nr = 1 AND m.sok @@ %(q)s)",
)
_NOTAT = Sted("NOTAT", fra="dialog_notat r", synlig="r.id", tid="r.opprettet", tekst="r.tekst")


def sok(innsyn: Personinnsyn) -> list[Soksted | None]:
    """In the threads that the reader sees now.

    A heading whose first message is found too is not told twice. Internal notes in the rooms that
    the reader sees; never for the user.
    """
    trader = utvalg(Trad.objects.synlig_for(innsyn))
    steder = [_MELDING.blant(trader), _TRAD.blant(trader)]
    if innsyn.er_bruker:
        return steder
    notater = Notat.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return [*steder, _NOTAT.blant(utvalg(notater))]
