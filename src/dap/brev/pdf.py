"""Letters as tagged PDF: one, or an office's bundle with its list (PDF/UA-1 and PDF/A-2a, ADR 22)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dap.brev.ord import dag
from dap.brev.vedlegg import Mangler, Vedleggsark
from dap.felles.tid import dato
from dap.pdf.glyfer import vis
from dap.pdf.lag import Utelat, lag_pdf

MAL = Path(__file__).with_name("brev.typ")


@dataclass(frozen=True, slots=True)
class Ark:
    """One letter, with what is only known when it is printed."""

    referanse: str
    til: tuple[str, ...]
    """Name, and the address; the name alone when the address is put on by others."""
    kontor: str
    kontoradresse: str
    telefon: str
    sprak: str
    stor_skrift: bool
    dag: date
    innhold: Mapping[str, Any]
    notis: str = ""
    """For who prints it: stands on the list only."""
    fnr: str = ""
    """On a decision: whom it is about."""
    vedlegg: tuple[Vedleggsark, ...] = ()
    """What is printed behind it."""


@dataclass(frozen=True, slots=True)
class Forside:
    """What lies on top of a bundle."""

    kontor: str
    tid: datetime
    av: str
    med_navn: bool
    """False for the protected: paper lies about."""


def lag(ark: Iterable[Ark], forside: Forside | None = None) -> bytes:
    """Raises PdfFeilet."""
    alle = list(ark)
    filer = {
        _fil(a, v, nr): side
        for a in alle
        for v, vedlegg in enumerate(a.vedlegg, start=1)
        for nr, side in enumerate(vedlegg.bilder.sider, start=1)
    }
    return lag_pdf(MAL, lambda utelat: _data(alle, forside, utelat), filer)


def _fil(a: Ark, vedlegg: int, side: int) -> str:
    return f"{a.referanse}-{vedlegg}-{side}.{a.vedlegg[vedlegg - 1].bilder.endelse}"


def _data(alle: list[Ark], forside: Forside | None, u: Utelat) -> dict[str, Any]:
    sprak = get_language() or "nb"
    if forside is None:
        sprak = alle[0].sprak
    with translation.override(sprak):
        return {
            "tittel": vis(_dokumenttittel(alle, forside), u),
            "sprak": sprak,
            "region": _region(sprak),
            "forside": _forside(alle, forside, u) if forside else None,
            "brev": [_ark(a, u) for a in alle],
        }


def _region(sprak: str) -> str:
    return "gb" if sprak == "en" else "no"


def _dokumenttittel(alle: list[Ark], forside: Forside | None) -> str:
    if forside is None:
        return str(alle[0].innhold["tittel"])
    return _("Brev fra %(kontor)s, %(dag)s") % {
        "kontor": forside.kontor, "dag": dag(dato(forside.tid)),
    }  # fmt: skip


def _forside(alle: list[Ark], f: Forside, u: Utelat) -> dict[str, Any]:
    rader = [
        [str(nr), a.referanse, vis(a.til[0], u) if f.med_navn else "–", vis(a.notis, u) or "–"]
        for nr, a in enumerate(alle, start=1)
    ]
    return {
        "tittel": _("Følgeliste"),
        "linjer": [
            vis(f.kontor, u),
            _("Laget %(dag)s av %(navn)s") % {"dag": dag(dato(f.tid)), "navn": vis(f.av, u)},
            _("%(n)s brev. Kontroller at alle er med, og makuler denne listen når de er sendt.")
            % {"n": len(alle)},
        ],
        "kolonner": [_("Nr."), _("Brev"), _("Til"), _("Husk")],
        "rader": rader,
    }


def _ark(a: Ark, u: Utelat) -> dict[str, Any]:
    with translation.override(a.sprak):
        i = a.innhold
        return {
            "id": a.referanse,
            "sprak": a.sprak,
            "region": _region(a.sprak),
            "stor": a.stor_skrift,
            "til": [vis(x, u) for x in a.til],
            "fra": [vis(x, u) for x in (a.kontor, a.kontoradresse, a.telefon) if x],
            "dag": dag(a.dag),
            "referanse": _("Brev %(nr)s") % {"nr": a.referanse},
            "fnr": _("Fødselsnummer: %(fnr)s") % {"fnr": a.fnr} if a.fnr else "",
            "tittel": vis(i["tittel"], u),
            "ingress": [vis(x, u) for x in i["ingress"]],
            "frist": _frist(i.get("frist")),
            "deler": [_del(d, u) for d in i["deler"]],
            "liste": _vedleggsliste(a, u),
            "vedlegg": _vedleggssider(a, u),
            "svar": _svar(a, u) if i["svar"] else None,
            "hilsen": _("Hilsen"),
            "underskrift": [vis(x, u) for x in _underskrift(i, a.kontor)],
            "ord": {"side": _("Side"), "av": _("av"), "vedlegg": _("Vedlegg")},
        }


def _vedleggsliste(a: Ark, u: Utelat) -> list[str]:
    """Every file that came with it: how long it is, or how to get it."""
    ut = []
    for v in a.vedlegg:
        antall = len(v.bilder.sider)
        if v.mangler == Mangler.SLETTET:
            tekst = _("%(fil)s: filen er slettet.")
        elif v.mangler is not None:
            tekst = _("%(fil)s: skal ligge ved. Gjør den ikke det, så ring oss eller kom innom.")
        else:
            tekst = ngettext(
                "%(fil)s: %(n)s side, bakerst i brevet.",
                "%(fil)s: %(n)s sider, bakerst i brevet.",
                antall,
            )
        ut.append(vis(tekst % {"fil": v.navn, "n": antall}, u))
    return ut


def _vedleggssider(a: Ark, u: Utelat) -> list[dict[str, Any]]:
    """One for each page; the first of a file is a heading."""
    return [
        {
            "fil": _fil(a, nr, side),
            "tittel": vis(
                _("Vedlegg %(nr)s: %(fil)s, side %(side)s av %(antall)s")
                % {"nr": nr, "fil": v.navn, "side": side, "antall": len(v.bilder.sider)},
                u,
            ),
            "forste": side == 1,
            "alt": vis(
                _("Bilde av side %(side)s i %(fil)s. Ring oss hvis du vil ha den lest opp.")
                % {"side": side, "fil": v.navn},
                u,
            ),
        }
        for nr, v in enumerate(a.vedlegg, start=1)
        for side in range(1, len(v.bilder.sider) + 1)
    ]


def _underskrift(innhold: Mapping[str, Any], kontor: str) -> list[str]:
    hvem: list[str] = list(innhold["underskrift"])
    return hvem if innhold.get("er_vedtak") else [*hvem, kontor]


def _frist(iso: str | None) -> str:
    return _("Frist: %(dag)s") % {"dag": dag(date.fromisoformat(iso))} if iso else ""


def _del(d: Mapping[str, Any], u: Utelat) -> dict[str, Any]:
    tid = dag(dato(datetime.fromisoformat(d["tid"]))) if d["tid"] else ""
    return {
        "tittel": vis(d["tittel"], u),
        "meta": vis(", ".join(x for x in (d["hvem"], tid) if x), u),
        "tekst": vis(d["tekst"], u),
        "fakta": [{"navn": vis(n, u), "tekst": vis(t, u)} for n, t in d["fakta"]],
        "vedlegg": vis(", ".join(d["vedlegg"]), u),
        "punkter": [vis(p, u) for p in d.get("punkter", ())],
        "under": [_del(x, u) for x in d["under"]],
    }


def _svar(a: Ark, u: Utelat) -> dict[str, Any]:
    """How one answers: on paper, by phone, at the office."""
    til = ", ".join(x for x in (a.kontor, a.kontoradresse) if x)
    veier = [_("Fyll ut svarslippen og send den til %(til)s, eller lever den der.") % {"til": til}]
    if a.telefon:
        veier.append(
            _("Ring oss på %(telefon)s, og si at det gjelder brev %(nr)s.")
            % {"telefon": a.telefon, "nr": a.referanse}
        )
    veier.append(_("Kom innom kontoret, eller svar neste gang vi møtes."))
    return {
        "tittel": _("Slik svarer du"),
        "veier": [vis(v, u) for v in veier],
        "etterpa": _(
            "Vi skriver svaret ditt inn i planen med dine ord. Der står hvem som skrev det inn, og "
            "hvordan det kom."
        ),
        "slipp": _("Svarslipp"),
        "hvem": [vis(a.til[0], u), _("Brev %(nr)s") % {"nr": a.referanse}],
        "valg": [vis(v, u) for v in a.innhold["svarvalg"]],
        "skriv": _("Skriv her:"),
        "samtykke": _("NAV kan skrive svaret mitt inn i planen."),
        "dato": _("Dato og navn:"),
    }
