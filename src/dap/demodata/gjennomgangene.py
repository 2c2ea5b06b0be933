"""What leaders have done with the overview: limits of their own, and talks over portfolios."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from dap.demodata.ansatte import HAVNESUND
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.gjennomgang import operations, queries
from dap.gjennomgang.values import (
    Beslutning,
    Gjennomgangsdata,
    Punktdata,
    Punktinnhold,
    Slag,
    Valgt,
)
from dap.portefolje import operations as portefolje_operations
from dap.portefolje import queries as portefolje
from dap.tabell.base import ny_id

_NOTATER = (
    "Vi er enige om retningen. Ny prat når kurset er ferdig.",
    "Trenger et møte før jul. Har ikke svart på de to siste meldingene.",
    "",
    "Går bra. Ingenting å endre nå.",
    "Vurder å be om et trekantmøte med arbeidsgiveren.",
    "Usikkert om helsa holder. Snakk om arbeidsevnevurdering.",
)
_STEG = (
    "Ring og avtal møte",
    "Be om oppdatert CV",
    "Sjekk om legeerklæringen er kommet",
    "Foreslå arbeidstrening",
)
_SAMMENDRAG = (
    "Fem brukere får møte før jul. Vi ser på lista igjen i februar, og begynner da med dem som ikke har hatt"
    " møte."
)


def fortell_om_gjennomganger(ansatte: Mapping[str, Aktor], naa: datetime) -> None:
    _grenser(ansatte["geir"], naa)
    samtale = _start(
        ansatte["geir"], ansatte["ingrid"], Slag.SAMTALE, "Høstens samtale", naa, dager=6
    )
    _ga_gjennom(samtale, ansatte["geir"], ansatte["ingrid"], naa - timedelta(days=6), andel=0.4)
    vask = _start(ansatte["geir"], ansatte["jonas"], Slag.VASK, "Opprydding i høst", naa, dager=20)
    _ga_gjennom(vask, ansatte["geir"], ansatte["jonas"], naa - timedelta(days=20), andel=1)
    if vask is not None:
        operations.lukk(
            aktor=ansatte["geir"], gjennomgang_id=vask, sammendrag=_SAMMENDRAG, versjon=1,
            naa=naa - timedelta(days=19),
        )  # fmt: skip
    _start(ansatte["bente"], ansatte["farah"], Slag.SAMTALE, "Samtale med Farah", naa, dager=2)


def _grenser(leder: Aktor, naa: datetime) -> None:
    """Twice: the second time back nearer to what is usual."""
    for versjon, (dager, ulest, vekt) in enumerate(((90, 7, 40), (30, 10, 30))):
        portefolje_operations.sett_terskler(
            aktor=leder, kontor=HAVNESUND, dager={"ulest": ulest, "kontakt": 60},
            vekter={"STILLE": vekt, "NY": 20}, versjon=versjon, naa=naa - timedelta(days=dager),
        )  # fmt: skip


def _start(
    leder: Aktor, veileder: Aktor, slag: Slag, tittel: str, naa: datetime, *, dager: int
) -> UUID | None:
    """None when a small demo has nobody to talk about."""
    vaskes = slag == Slag.VASK
    utvalg = (portefolje.vask if vaskes else portefolje.portefolje)(HAVNESUND, veileder.id)
    funnet = portefolje.til_gjennomgang(
        leder, utvalg, naa, vaskes=vaskes, rom=frozenset({Rom.STAT})
    )
    valgte = [Valgt(*f) for f in funnet]
    if not valgte:
        return None
    return operations.start(
        aktor=leder, kontor_nr=HAVNESUND, slag=slag, tittel=tittel, motpart_id=veileder.id,
        valgte=valgte, nokkel=ny_id(), naa=naa - timedelta(days=dager),
    )  # fmt: skip


def _ga_gjennom(
    id_: UUID | None, leder: Aktor, veileder: Aktor, tid: datetime, *, andel: float
) -> None:
    if id_ is None:
        return
    g: Gjennomgangsdata = operations.apne(aktor=leder, gjennomgang_id=id_, naa=tid)
    for nr, rad in enumerate(g.punkter[: round(len(g.punkter) * andel)]):
        hvem = leder if nr % 3 else veileder
        naa = tid + timedelta(minutes=4 * (nr + 1))
        p = queries.punkt(hvem, rad.id, naa=naa)
        operations.lagre_punkt(
            aktor=hvem, punkt_id=rad.id, innhold=_innhold(p, nr, naa), versjon=p.versjon, naa=naa
        )


def _innhold(p: Punktdata, nr: int, naa: datetime) -> Punktinnhold:
    notat = _NOTATER[nr % len(_NOTATER)]
    if nr % 4 == 1 and p.lapp is None:
        return Punktinnhold(
            notat,
            True,
            Beslutning.NESTE_STEG,
            _STEG[nr % len(_STEG)],
            dato(naa) + timedelta(days=21),
        )
    if nr == 6 and not p.er_kandidat:
        grunn = "Har vært i full jobb siden i sommer."
        return Punktinnhold(notat, True, Beslutning.UTMELDING, grunn)
    beslutning = Beslutning.BEHOLD if nr % 4 == 3 and not p.er_kandidat else Beslutning.INGEN
    return Punktinnhold(notat, True, beslutning)
