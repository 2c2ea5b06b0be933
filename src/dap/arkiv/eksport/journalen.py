"""The chapter of what has been journalled."""

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Innhold, Kapittel, Post
from dap.arkiv.journalverdier import Regelkode
from dap.arkiv.models import Journalpost
from dap.arkiv.regelverk import BEVARING, REGLER


def journalen(r: Ramme) -> Kapittel:
    """Every entry in the rooms that the reader sees, oldest first. One query."""
    rader = Journalpost.objects.filter(person_id=r.innsyn.person_id, rom__in=r.innsyn.rom)
    alle = rader.select_related("journalfort_av").defer("innhold", "meldinger")
    poster = tuple(
        _post(rad)
        for rad in alle.order_by("journalfort", "nr")
        if r.i_periode(rad.periode_id) and r.i_tid(rad.journalfort)
    )
    return Kapittel(Innhold.JOURNAL, _("Journalført"), poster)


def _post(rad: Journalpost) -> Post:
    slag = str(REGLER[Regelkode(rad.regel)].navn)
    bevaring = BEVARING.get(rad.bevaring)
    return Post(
        f"journalpost/{rad.id}",
        "JOURNALPOST",
        rad.tittel,
        tid=rad.journalfort,
        hvem=rad.journalfort_av.navn,
        opplysninger=(
            *opplysning("nr", _("Nummer"), rad.nr),
            *opplysning("slag", _("Hva det er"), rad.regel, slag),
            *opplysning("bevaring", _("Bevaring"), rad.bevaring, bevaring.navn if bevaring else ""),
            *opplysning("mottatt", _("Mottatt av arkivet"), rad.mottatt),
            *opplysning("journal_id", _("Arkivets nummer"), rad.journal_id),
            *opplysning("sjekksum", _("Sjekksum (SHA-256)"), rad.sha256),
        ),
        rom=rad.rom,
    )
