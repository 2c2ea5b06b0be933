"""`dap forskning uttrekk`: an extract of the live database, by an analyst, for a stated purpose."""

import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from dap.felles.feil import DapFeil
from dap.forskning.format.feil import Formatfeil
from dap.forskning.uttrekk.operations import lag_uttrekk
from dap.forskning.uttrekk.values import FORMAAL_MAKS, HJEMMEL_MAKS, Bestilling
from dap.jobber.forskning.verb import Si, Verb, mappe
from dap.tilgang.queries import aktor_for_ident

_GRUNNER = {
    "MANGLER": "«{felt}» må fylles ut, med hele ord: det er det de som er i uttrekket, får lese.",
    "FOR_KORT": "«{felt}» må ha minst {minst} tegn: det er det de som er i uttrekket, får lese.",
    "FOR_LANG": f"Formålet kan ha {FORMAAL_MAKS} tegn og hjemmelen {HJEMMEL_MAKS}.",
    "PERIODE_BAKLENGS": "Perioden går baklengs: --fra må være før --til, og --dekning-til etter.",
    "MAANED_IKKE_OVER": "Måneden i --til er ikke over. Et uttrekk har bare måneder som er over.",
    "SLUTTDATO_PASSERT": "--sluttdato er passert: etter den dagen kan ingen bruke uttrekket.",
    "NOKKEL_UTEN_FRIST": "Skriv hvor lenge nøkkelen skal oppbevares: --nokkel-til AAAA-MM-DD.",
    "MANGLER_ROLLE": "{av} har ikke rollen ANALYTIKER, og kan ikke hente ut data.",
}


def maaned(tekst: str) -> date:
    try:
        return date.fromisoformat(f"{tekst}-01")
    except ValueError as feil:
        raise ArgumentTypeError(f"{tekst!r} er ingen måned; skriv den som 2019-08") from feil


def dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise ArgumentTypeError(f"{tekst!r} er ingen dato; skriv den som 2019-08-31") from feil


def _valg(parser: CommandParser) -> None:
    valg = parser.add_argument
    valg("--fra", type=maaned, required=True, help="first month of the population: 2019-08")
    valg("--til", type=maaned, required=True, help="last month of the population")
    valg("--ut", type=mappe, required=True, help="folder of the extract; it must not exist")
    valg(
        "--av", required=True, metavar="IDENT", help="who asks: a member of staff who is ANALYTIKER"
    )
    valg("--formaal", default="", help="the purpose; asked for when it is not given")
    valg("--hjemmel", default="", help="the legal basis; asked for when it is not given")
    valg("--dpia", default="", help="reference of the assessment of consequences for privacy")
    valg("--sluttdato", type=dag, help="when the project ends")
    valg("--dekning-til", type=maaned, help="last month that people are followed (10 after --til)")
    valg(
        "--kommune-tillatelse",
        default="",
        help="the municipality's permission; else none of its room",
    )
    valg("--nokkelfil", type=mappe, help="keep the key of the pseudonyms here, outside the extract")
    valg("--nokkel-til", type=dag, help="until when the key is kept")


def _kjor(valg: dict[str, Any], skriv: Si, si: Si) -> None:
    naa = timezone.now()
    aktor = aktor_for_ident(valg["av"], naa=naa)
    if aktor is None:
        raise CommandError(f"Ingen ansatt har identen {valg['av']}.")
    bestilling = Bestilling(
        fra=valg["fra"],
        til=valg["til"],
        formaal=valg["formaal"] or _spor("Hva skal uttrekket brukes til? "),
        hjemmel=valg["hjemmel"] or _spor("Hvilket vedtak eller hvilken lov gir rett til det? "),
        dpia=valg["dpia"],
        sluttdato=valg["sluttdato"],
        kommune_tillatelse=valg["kommune_tillatelse"],
        dekning_til=valg["dekning_til"],
        nokkelfil=valg["nokkelfil"],
        nokkel_til=valg["nokkel_til"],
    )
    ut: Path = valg["ut"]
    try:
        manifest = lag_uttrekk(aktor=aktor, bestilling=bestilling, ut=ut, naa=naa, si=si)
    except Formatfeil as feil:
        raise CommandError(str(feil)) from feil
    except DapFeil as feil:
        grunn = _GRUNNER.get(feil.kode, feil.kode).format(
            felt=feil.felt, av=valg["av"], **feil.detaljer
        )
        raise CommandError(grunn) from feil
    for fil in manifest.filer:
        skriv(f"{fil.tabell}: {fil.rader} rader, {fil.bytes} byte")
    for hva, antall in manifest.kvalitet.items():
        skriv(f"{hva}: {antall}")
    skriv(f"Uttrekket {manifest.uttrekk_id} ligger i {ut}.")


def _spor(tekst: str) -> str:
    """Ask whoever sits there; in a script nobody does, and the order is refused for want of it."""
    return input(tekst) if sys.stdin.isatty() else ""


VERB = Verb("Make an extract of the live database, and check it.", _valg, _kjor)
