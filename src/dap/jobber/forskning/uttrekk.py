"""`dap forskning uttrekk`: an extract of the live database, by an analyst, for a stated purpose."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from dap.felles.feil import DapFeil
from dap.felles.sprak import N_
from dap.forskning.rapport import sprak
from dap.forskning.tekst import Ordrett, Tekst
from dap.forskning.uttrekk.operations import lag_uttrekk
from dap.forskning.uttrekk.values import FORMAAL_MAKS, HJEMMEL_MAKS, Bestilling
from dap.jobber.forskning.verb import Brukerfeil, Si, Verb, mappe, som_valg
from dap.tilgang.queries import aktor_for_ident

_GRUNNER = {
    "MANGLER": N_(
        "«%(felt)s» må fylles ut, med hele ord: det er det de som er i uttrekket, får lese."
    ),
    "FOR_KORT": N_(
        "«%(felt)s» må ha minst %(minst)s tegn: det er det de som er i uttrekket, får lese."
    ),
    "FOR_LANG": N_("Formålet kan ha %(formaal)s tegn og hjemmelen %(hjemmel)s."),
    "PERIODE_BAKLENGS": N_(
        "Perioden går baklengs: --fra må være før --til, og --dekning-til etter."
    ),
    "MAANED_IKKE_OVER": N_(
        "Måneden i --til er ikke over. Et uttrekk har bare måneder som er over."
    ),
    "SLUTTDATO_PASSERT": N_("--sluttdato er passert: etter den dagen kan ingen bruke uttrekket."),
    "NOKKEL_UTEN_FRIST": N_("Skriv hvor lenge nøkkelen skal oppbevares: --nokkel-til AAAA-MM-DD."),
    "MANGLER_ROLLE": N_("%(av)s har ikke rollen ANALYTIKER, og kan ikke hente ut data."),
}
_INGEN_MAANED = N_("%(valg)s: «%(verdi)s» er ingen måned. Skriv den som 2019-08.")
_INGEN_DATO = N_("%(valg)s: «%(verdi)s» er ingen dato. Skriv den som 2019-08-31.")


def maaned(valg: dict[str, Any], navn: str) -> date:
    """Raises Brukerfeil."""
    return _dato(navn, f"{valg[navn]}-01", valg[navn], _INGEN_MAANED)


def dag(valg: dict[str, Any], navn: str) -> date:
    """Raises Brukerfeil."""
    return _dato(navn, valg[navn], valg[navn], _INGEN_DATO)


def _dato(navn: str, tekst: str, skrevet: str, mal: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise Brukerfeil(Tekst(mal, valg=som_valg(navn), verdi=Ordrett(skrevet))) from feil


def _valg(parser: CommandParser) -> None:
    valg = parser.add_argument
    valg("--fra", required=True, help="first month of the population: 2019-08")
    valg("--til", required=True, help="last month of the population")
    valg("--ut", type=mappe, required=True, help="folder of the extract; it must not exist")
    valg(
        "--av", required=True, metavar="IDENT", help="who asks: a member of staff who is ANALYTIKER"
    )
    valg("--formaal", default="", help="the purpose; asked for when it is not given")
    valg("--hjemmel", default="", help="the legal basis; asked for when it is not given")
    valg("--dpia", default="", help="reference of the assessment of consequences for privacy")
    valg("--sluttdato", help="when the project ends")
    valg("--dekning-til", help="last month that people are followed (10 after --til)")
    valg(
        "--kommune-tillatelse",
        default="",
        help="the municipality's permission; else none of its room",
    )
    valg("--nokkelfil", type=mappe, help="keep the key of the pseudonyms here, outside the extract")
    valg("--nokkel-til", help="until when the key is kept")


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    naa = timezone.now()
    fra, til = maaned(valg, "fra"), maaned(valg, "til")
    dekning_til = maaned(valg, "dekning_til") if valg["dekning_til"] else None
    sluttdato = dag(valg, "sluttdato") if valg["sluttdato"] else None
    nokkel_til = dag(valg, "nokkel_til") if valg["nokkel_til"] else None
    aktor = aktor_for_ident(valg["av"], naa=naa)
    if aktor is None:
        raise Brukerfeil(
            Tekst(N_("Ingen ansatt har identen %(ident)s."), ident=Ordrett(valg["av"]))
        )
    bestilling = Bestilling(
        fra=fra,
        til=til,
        formaal=valg["formaal"] or _spor(N_("Hva skal uttrekket brukes til?")),
        hjemmel=valg["hjemmel"] or _spor(N_("Hvilket vedtak eller hvilken lov gir rett til det?")),
        dpia=valg["dpia"],
        sluttdato=sluttdato,
        kommune_tillatelse=valg["kommune_tillatelse"],
        dekning_til=dekning_til,
        nokkelfil=valg["nokkelfil"],
        nokkel_til=nokkel_til,
    )
    ut: Path = valg["ut"]
    try:
        manifest = lag_uttrekk(aktor=aktor, bestilling=bestilling, ut=ut, naa=naa, si=si)
    except DapFeil as feil:
        raise Brukerfeil(_hvorfor(feil, valg["av"])) from feil
    for fil in manifest.filer:
        mal = N_("%(tabell)s: %(rader)s rader, %(bytes)s byte")
        skriv(Tekst(mal, tabell=Ordrett(fil.tabell), rader=fil.rader, bytes=fil.bytes))
    for hva, antall in manifest.kvalitet.items():
        skriv(Ordrett(f"{hva}: {antall}"))
    mal = N_("Uttrekket %(id)s ligger i %(ut)s.")
    skriv(Tekst(mal, id=Ordrett(manifest.uttrekk_id), ut=Ordrett(ut)))


def _hvorfor(feil: DapFeil, av: str) -> str:
    mal = _GRUNNER.get(feil.kode)
    if mal is None:
        return Ordrett(feil.kode)
    hva = {"felt": feil.felt or "", "av": av, "formaal": FORMAAL_MAKS, "hjemmel": HJEMMEL_MAKS}
    return Tekst(mal, **{k: Ordrett(v) for k, v in {**hva, **feil.detaljer}.items()})


def _spor(tekst: str) -> str:
    """Ask whoever sits there; in a script nobody does, and the order is refused for want of it."""
    return input(f"{sprak.si(tekst)} ") if sys.stdin.isatty() else ""


VERB = Verb("Make an extract of the live database, and check it.", _valg, _kjor)
