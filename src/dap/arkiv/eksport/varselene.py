"""Warnings before a benefit is stopped: what was sent, the proof that it came, the answer and the end."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import avsender, ord_for, si
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Post
from dap.eskalering import queries as eskalering
from dap.eskalering.values import Eskaleringsdata, Fristendring, Leveringskilde


def varsler_om_stans(r: Ramme) -> list[Post]:
    return [
        _post(e)
        for e in eskalering.uttrekk(r.innsyn)
        if r.i_periode(e.periode_id)
        and r.i_tid(e.sendt, *(s.tid for s in e.svar), e.avsluttet.tid if e.avsluttet else None)
    ]


def _post(e: Eskaleringsdata) -> Post:
    return Post(
        f"eskalering/{e.id}",
        "ESKALERING",
        _("Varsel om stans"),
        tid=e.sendt,
        hvem=avsender(e.sendt_av, av_bruker=False),
        tekst=e.tekst.replace("**", ""),
        opplysninger=(
            *opplysning("mal", _("Gjelder"), e.mal.kode.value, si(e.mal.navn)),
            *opplysning("malversjon", _("Versjon av teksten"), e.mal.versjon),
            *opplysning("frist", _("Frist for å svare"), e.frist),
            *opplysning("status", _("Status"), e.status.value, ord_for("VARSELSTATUS", e.status)),
        ),
        poster=(*_leveringer(e), *(_endring(e, nr, x) for nr, x in enumerate(e.endringer, 1)),
                *_svar(e), *_slutt(e)),
        rom=e.rom,
    )  # fmt: skip


def _leveringer(e: Eskaleringsdata) -> Iterable[Post]:
    for lev in e.leveringer:
        lest = lev.kilde == Leveringskilde.LEST
        yield Post(
            f"eskalering/{e.id}/levering/{lev.kilde.lower()}",
            "VARSELLEVERING",
            _("Lest av brukeren") if lest else _("Sendt som brev"),
            tid=lev.tid,
            opplysninger=(
                *opplysning("postet", _("Sendt i posten"), lev.postet),
                *opplysning("kom", _("Regnes som kommet fram"), lev.kom),
            ),
        )


def _endring(e: Eskaleringsdata, nr: int, x: Fristendring) -> Post:
    return Post(
        f"eskalering/{e.id}/frist/{nr}",
        "VARSELFRIST",
        _("Fristen er flyttet"),
        tid=x.tid,
        hvem=avsender(x.navn, av_bruker=False),
        tekst=x.grunn,
        opplysninger=(
            *opplysning("fra", _("Fra"), x.fra),
            *opplysning("til", _("Til"), x.til),
        ),
    )


def _svar(e: Eskaleringsdata) -> Iterable[Post]:
    """The words stand in the thread; here is that they came, and with how many files."""
    for s in e.svar:
        yield Post(
            f"eskalering/{e.id}/svar/{s.nr}",
            "VARSELSVAR",
            _("Svar fra brukeren"),
            tid=s.tid,
            hvem=avsender("", av_bruker=True),
            opplysninger=(
                *opplysning("maate", _("Hvordan"), s.maate.value, ord_for("SVARMAATE", s.maate)),
                *opplysning("mottatt", _("Mottatt"), s.mottatt),
                *opplysning("melding", _("Melding nummer"), s.nr),
                *opplysning("vedlegg", _("Vedlegg"), s.vedlegg or None),
                *opplysning("skrevet_ned_av", _("Skrevet ned av"), s.skrevet_ned_av),
            ),
        )


def _slutt(e: Eskaleringsdata) -> Iterable[Post]:
    if e.avsluttet is not None:
        yield Post(
            f"eskalering/{e.id}/slutt",
            "VARSELSLUTT",
            ord_for("VARSELSTATUS", e.avsluttet.status),
            tid=e.avsluttet.tid,
            hvem=avsender(e.avsluttet.navn, av_bruker=False),
            tekst=e.avsluttet.grunn,
        )
