"""The rules of the rows, as conditions in SQL: each is true of a row that breaks it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dap.felles.sprak import N_
from dap.forskning.format.funn import Alvor, Regel
from dap.forskning.format.manifest import Manifest
from dap.forskning.format.skjema import TIDSSONE, Kolonne, Tabell, Type
from dap.forskning.tekst import Ordrett, Tekst

MAKS_ID = 64


@dataclass(frozen=True, slots=True)
class Radregel:
    """Decided by the row alone: all of a table are counted in one pass over it."""

    regel: Regel
    alvor: Alvor
    kolonne: str
    brutt: str
    melding: str
    viser: tuple[str, ...] = ()
    """Columns shown beside the key and `kolonne`."""


@dataclass(frozen=True, slots=True)
class Tabellregel:
    """Needs several rows or tables. `fra` is the SQL of the rows that break it."""

    regel: Regel
    alvor: Alvor
    tabell: str
    kolonne: str
    krever: tuple[str, ...]
    """The tables it reads."""
    fra: str
    viser: tuple[str, ...]
    melding: str


def radregler(tabell: Tabell, manifest: Manifest, har: Collection[str]) -> Iterator[Radregel]:
    for kolonne in tabell.kolonner:
        if kolonne.navn in har:
            yield from _kolonneregler(kolonne)
            yield from _datoregler(tabell, kolonne, manifest)
    yield from _egne(tabell)


def _kolonneregler(kolonne: Kolonne) -> Iterator[Radregel]:
    navn = kolonne.navn
    if not kolonne.null:
        yield Radregel(
            Regel.V1,
            Alvor.FEIL,
            navn,
            f'"{navn}" IS NULL',
            N_("Kolonnen er tom, og må ha en verdi."),
        )
    if kolonne.koder:
        koder = ", ".join(f"'{kode}'" for kode in kolonne.koder)
        alvor, hva = Alvor.FEIL, N_("Ukjent kode. De som finnes, er %(koder)s.")
        if kolonne.utvidbar:
            alvor = Alvor.TELLES
            hva = N_("En kode som denne utgaven ikke kjenner. De den kjenner, er %(koder)s.")
        melding = Tekst(hva, koder=Ordrett(", ".join(kolonne.koder)))
        yield Radregel(Regel.V1, alvor, navn, f'"{navn}" NOT IN ({koder})', melding)
    if navn.endswith("_id"):
        yield Radregel(
            Regel.V1, Alvor.FEIL, navn, f'length("{navn}") NOT BETWEEN 1 AND {MAKS_ID}',
            Tekst(N_("En id skal ha 1 til %(maks)s tegn."), maks=MAKS_ID),
        )  # fmt: skip
    if navn == "lopenr":
        yield Radregel(Regel.V1, Alvor.FEIL, navn, '"lopenr" < 1', N_("Løpenummer begynner på 1."))
    if kolonne.type == Type.OYEBLIKK:
        yield Radregel(
            Regel.V6, Alvor.FEIL, navn, f'microsecond("{navn}") % 1000000 <> 0',
            N_("Tidspunktet skal være i hele sekunder."),
        )  # fmt: skip


def _datoregler(tabell: Tabell, kolonne: Kolonne, manifest: Manifest) -> Iterator[Radregel]:
    navn = kolonne.navn
    if kolonne.dato_for:
        yield Radregel(
            Regel.V5, Alvor.FEIL, navn,
            f"timezone('{TIDSSONE}', \"{kolonne.dato_for}\")::DATE <> \"{navn}\"",
            Tekst(
                N_("Datoen er ikke datoen til «%(felt)s» i %(sone)s."),
                felt=Ordrett(kolonne.dato_for), sone=Ordrett(TIDSSONE),
            ), (kolonne.dato_for,),
        )  # fmt: skip
    if kolonne.type == Type.MAANED:
        yield Radregel(
            Regel.V4,
            Alvor.FEIL,
            navn,
            f'day("{navn}") <> 1',
            N_("En måned er den første dagen i den."),
        )
    dekning = manifest.dekning.get(tabell.navn)
    if navn == tabell.dekket_av and dekning is not None:
        maaned = kolonne.type == Type.MAANED
        regel, alvor = (Regel.V4, Alvor.FEIL) if maaned else (Regel.DEKNING, Alvor.TELLES)
        for_tidlig = f"\"{navn}\" < DATE '{dekning.fra}' OR " if dekning.fra else ""
        fra = Ordrett(dekning.fra) if dekning.fra else N_("begynnelsen")
        yield Radregel(
            regel, alvor, navn, f"({for_tidlig}\"{navn}\" > DATE '{dekning.til}')",
            Tekst(
                N_("Utenfor det manifestet sier at tabellen dekker: %(fra)s til %(til)s."),
                fra=fra, til=Ordrett(dekning.til),
            ),
        )  # fmt: skip


def _egne(tabell: Tabell) -> Iterator[Radregel]:
    if tabell.navn == "personmaaned":
        yield Radregel(
            Regel.V7, Alvor.REPARERES, "diagnosegruppe",
            "diagnosegruppe IS NOT NULL AND ytelse <> 'AAP'",
            N_("Diagnose hører bare til AAP. Den leses som tom."), ("ytelse",),
        )  # fmt: skip
    if tabell.navn == "arbeid":
        yield Radregel(
            Regel.V11, Alvor.TELLES, "uforegrad", "uforegrad NOT BETWEEN 0 AND 100",
            N_("Uføregraden er utenfor 0 til 100 prosent."),
        )  # fmt: skip


_VISER_TIL = (
    ("personmaaned", "person_id", "person"),
    ("arbeid", "person_id", "person"),
    ("dialog", "person_id", "person"),
    ("melding", "dialog_id", "dialog"),
    ("aktivitet", "person_id", "person"),
    ("aktivitetsstatus", "aktivitet_id", "aktivitet"),
    ("tiltak", "person_id", "person"),
    ("dialoghendelse", "dialog_id", "dialog"),
)


def tabellregler(tabeller: Collection[Tabell], manifest: Manifest) -> Iterator[Tabellregel]:
    for tabell in tabeller:
        if tabell.nokkel:
            yield _en_gang(tabell)
    yield from map(_finnes, _VISER_TIL)
    fra, til = manifest.populasjon.fra, manifest.populasjon.til
    i_populasjonen = f"maaned BETWEEN DATE '{fra}' AND DATE '{til}'"
    yield Tabellregel(
        Regel.V3, Alvor.FEIL, "person", "person_id", ("person", "personmaaned"),
        f"person ANTI JOIN (SELECT person_id FROM personmaaned WHERE {i_populasjonen}) USING (person_id)",
        ("person_id",),
        Tekst(
            N_("Personen har ingen måned i populasjonen, %(fra)s til %(til)s."),
            fra=_maaned(fra), til=_maaned(til),
        ),
    )  # fmt: skip
    yield from _om_dialoger()
    yield from _om_aktiviteter()
    yield Tabellregel(
        Regel.V11, Alvor.TELLES, "person", "fodselsaar", ("person", "personmaaned"),
        "(SELECT person_id, fodselsaar, min(maaned) AS forste_maaned FROM person"
        f" JOIN personmaaned USING (person_id) WHERE {i_populasjonen} GROUP BY ALL"
        " HAVING year(min(maaned)) - fodselsaar NOT BETWEEN 15 AND 80)",
        ("person_id", "fodselsaar", "forste_maaned"),
        N_("Alderen ved første observasjon er under 15 eller over 80 år."),
    )  # fmt: skip


def _maaned(dag: object) -> Ordrett:
    return Ordrett(str(dag)[:7])


def _en_gang(tabell: Tabell) -> Tabellregel:
    nokkel = ", ".join(tabell.nokkel)
    return Tabellregel(
        Regel.V2, Alvor.FEIL, tabell.navn, nokkel, (tabell.navn,),
        f"(SELECT {nokkel}, count(*) AS ganger FROM {tabell.navn} GROUP BY ALL HAVING count(*) > 1)",
        (*tabell.nokkel, "ganger"),
        N_("Nøkkelen skal være unik, og står i flere rader."),
    )  # fmt: skip


def _finnes(forhold: tuple[str, str, str]) -> Tabellregel:
    tabell, kolonne, til = forhold
    return Tabellregel(
        Regel.V2, Alvor.FEIL, tabell, kolonne, (tabell, til),
        f"{tabell} ANTI JOIN {til} USING ({kolonne})",
        (kolonne,), Tekst(N_("Verdien finnes ikke i %(fil)s."), fil=Ordrett(f"{til}.parquet")),
    )  # fmt: skip


def _om_dialoger() -> Iterator[Tabellregel]:
    yield Tabellregel(
        Regel.V8, Alvor.TELLES, "dialog", "opprettet_av", ("dialog", "melding"),
        "(SELECT d.dialog_id, d.opprettet_av, d.opprettet, m.avsender AS forste_avsender,"
        " m.sendt AS forste_sendt FROM dialog d JOIN (SELECT dialog_id, min(sendt) AS sendt,"
        " arg_min(avsender, (sendt, lopenr)) AS avsender FROM melding GROUP BY ALL) m USING (dialog_id)"
        " WHERE m.avsender <> d.opprettet_av OR m.sendt < d.opprettet)",
        ("dialog_id", "opprettet_av", "opprettet", "forste_avsender", "forste_sendt"),
        N_(
            "Første melding er fra en annen enn den som opprettet dialogen, eller fra før den ble opprettet. "
            "Det er dialogens opprettet_av som gjelder."
        ),
    )  # fmt: skip
    yield _rekkefolge("melding", "dialog_id", "sendt")
    yield Tabellregel(
        Regel.V10, Alvor.TELLES, "dialog", "dialog_id", ("dialog", "melding"),
        "dialog ANTI JOIN melding USING (dialog_id)", ("dialog_id",), N_("Dialogen har ingen meldinger."),
    )  # fmt: skip


def _om_aktiviteter() -> Iterator[Tabellregel]:
    yield _rekkefolge("aktivitetsstatus", "aktivitet_id", "tidspunkt")
    yield Tabellregel(
        Regel.V10, Alvor.TELLES, "aktivitet", "aktivitet_id", ("aktivitet", "aktivitetsstatus"),
        "aktivitet ANTI JOIN aktivitetsstatus USING (aktivitet_id)",
        ("aktivitet_id",), N_("Aktiviteten har ingen statusrader."),
    )  # fmt: skip


def _rekkefolge(tabell: str, eier: str, tid: str) -> Tabellregel:
    return Tabellregel(
        Regel.V9, Alvor.TELLES, tabell, "lopenr", (tabell,),
        f"(SELECT *, lag({tid}) OVER (PARTITION BY {eier} ORDER BY lopenr) AS forrige"
        f" FROM {tabell} QUALIFY {tid} < forrige)",
        (eier, "lopenr", tid, "forrige"),
        Tekst(
            N_("Løpenummer og tid er uenige om rekkefølgen. Den er etter %(tid)s, så lopenr."),
            tid=Ordrett(tid),
        ),
    )  # fmt: skip
