"""Everything about a person, collected as one picture in time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dap.arkiv.eksport.brevene import brevene
from dap.arkiv.eksport.hjelpen import med_hjelp
from dap.arkiv.eksport.journalen import journalen
from dap.arkiv.eksport.ord import dag
from dap.arkiv.eksport.planen import aktivitetene, malene
from dap.arkiv.eksport.ramme import Ramme
from dap.arkiv.eksport.saken import oppfolgingen, personen, sporingen, varslene
from dap.arkiv.eksport.samtalene import dialogen, motene, referatene
from dap.arkiv.eksport.sladding import sladd
from dap.arkiv.eksport.vedtakene import vedtakene
from dap.arkiv.eksport.vurderingene import vurderingene
from dap.arkiv.eksportverdier import BARE_BRUKER, Eksportvalg, Innhold, Kapittel, Saksinnhold
from dap.felles.lesning import en_lesning
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn

SAMLERE: tuple[tuple[Innhold, Callable[[Ramme], Kapittel]], ...] = (
    (Innhold.PERSON, personen),
    (Innhold.OPPFOLGING, oppfolgingen),
    (Innhold.MAL, malene),
    (Innhold.AKTIVITET, aktivitetene),
    (Innhold.DIALOG, dialogen),
    (Innhold.MOTE, motene),
    (Innhold.REFERAT, referatene),
    (Innhold.VURDERING, vurderingene),
    (Innhold.VEDTAK, vedtakene),
    (Innhold.BREV, brevene),
    (Innhold.JOURNAL, journalen),
    (Innhold.VARSEL, varslene),
    (Innhold.SPORING, sporingen),
)
"""One function a chapter, in the order of the file. A new domain is one line."""


@contextmanager
def ett_bilde() -> Iterator[None]:
    """All reads in the block see the database as it was when the first one was made, and change nothing.

    Inside a transaction that has begun already it is that transaction's picture.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as c:
            c.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def tilgjengelig(innsyn: Personinnsyn) -> list[Innhold]:
    """What this reader can choose."""
    return [i for i in Innhold if innsyn.er_bruker or i not in BARE_BRUKER]


def saml(innsyn: Personinnsyn, utvalg: Eksportvalg, *, naa: datetime) -> Saksinnhold:
    """The case, redacted as asked, in the language that is active. Call it in `ett_bilde()`."""
    with en_lesning():
        navn = person.navn([innsyn.person_id]).get(innsyn.person_id, "")
        ramme = Ramme(innsyn, utvalg)
        med = utvalg.innhold & set(tilgjengelig(innsyn))
        alle = [samle(ramme) for innhold, samle in SAMLERE if innhold in med]
        kapitler = [med_hjelp(k, innsyn) for k in alle]
    return sladd(
        Saksinnhold(
            person_id=innsyn.person_id,
            navn=navn,
            tittel=_("Saken til %(navn)s") % {"navn": navn},
            sprak=get_language() or "nb",
            laget=naa,
            utvalg=tuple(_i_ord(utvalg, [k.tittel for k in kapitler])),
            kapitler=tuple(kapitler),
        ),
        utvalg.sladdinger,
    )


def _i_ord(utvalg: Eksportvalg, titler: list[str]) -> list[str]:
    ut = [_("Innhold: %(titler)s") % {"titler": ", ".join(titler)}]
    if utvalg.fra or utvalg.til:
        ut.append(
            _("Dager: fra %(fra)s til %(til)s")
            % {
                "fra": dag(utvalg.fra) if utvalg.fra else _("starten"),
                "til": dag(utvalg.til) if utvalg.til else _("i dag"),
            }
        )
    if utvalg.perioder:
        ut.append(_("Oppfølgingsperioder: %(n)s valgt") % {"n": len(utvalg.perioder)})
    if not utvalg.vedlegg:
        ut.append(_("Uten vedlegg"))
    if utvalg.sladdinger:
        ut.append(_("Noe er sladdet i denne filen"))
    return ut
