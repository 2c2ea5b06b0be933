"""Check an extract, anybody's: precisely what is wrong, in which file, column and rows.

Set-based and streaming: a national extract is checked within a gigabyte of memory.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from dap.felles.sprak import N_
from dap.forskning.feil import UTEN_PLASS
from dap.forskning.format import filer
from dap.forskning.format import manifest as manifestfil
from dap.forskning.format.feil import Formatfeil, uten_plass
from dap.forskning.format.funn import FORSTE_RADER, Alvor, Funn, Kontrollresultat, Regel, ordrett
from dap.forskning.format.innhold import MINNE, innhold_sha256, koble, les_parquet
from dap.forskning.format.lesing import finn_filer
from dap.forskning.format.manifest import MANIFEST, Manifest
from dap.forskning.format.regler import Radregel, Tabellregel, radregler, tabellregler
from dap.forskning.format.skjema import TABELLER, Tabell
from dap.forskning.midlertidig import egen_mappe
from dap.forskning.tekst import Tekst

RAPPORTENS_MINNE: Final = "2GB"
"""What a report's check may use: less than the report itself."""
_MAA_DEKKES: Final = tuple(t.navn for t in TABELLER.values() if t.dekket_av)


def kontroller(
    mappe: Path, *, si: Callable[[str], object] = lambda _: None, minne: str = MINNE
) -> Kontrollresultat:
    """Everything that can be said about the extract in this folder. Changes nothing there.

    `si` is told what is being looked at; `minne` is what DuckDB may use of memory. Raises nothing on
    account of what the files hold.
    """
    return _kjor(mappe, si, minne, bare_feil=False)


def feil_i(mappe: Path, *, minne: str = RAPPORTENS_MINNE) -> tuple[Funn, ...]:
    """What makes the extract unfit for use. Nothing is counted, and no file summed up: a report that is
    about to read it has no use for that."""
    return _kjor(mappe, lambda _: None, minne, bare_feil=True).feil


def _kjor(
    mappe: Path, si: Callable[[str], object], minne: str, *, bare_feil: bool
) -> Kontrollresultat:
    with (
        _plass(),
        egen_mappe("dap-kontroll") as midlertidig,
        koble(midlertidig, minne) as kobling,
    ):
        return _Kontroll(mappe, kobling, si, bare_feil).kjor()


@contextmanager
def _plass() -> Iterator[None]:
    """A full disk is nothing that the files can help. Raises Formatfeil."""
    try:
        yield
    except (duckdb.Error, OSError) as feil:
        if grunn := uten_plass(feil):
            raise Formatfeil(grunn, paa_siden=UTEN_PLASS) from feil
        raise


@dataclass
class _Kontroll:
    mappe: Path
    kobling: duckdb.DuckDBPyConnection
    si: Callable[[str], object]
    bare_feil: bool = False
    funn: list[Funn] = field(default_factory=list)
    kolonner: dict[str, list[str]] = field(default_factory=dict)
    """Of each table that is whole: the columns of the format that it has."""
    rader: dict[str, int] = field(default_factory=dict)
    sti: dict[str, str] = field(default_factory=dict)
    """What the table is called in messages."""
    stier: dict[str, list[Path]] = field(default_factory=dict)

    def kjor(self) -> Kontrollresultat:
        manifest = self._manifest()
        for tabell in TABELLER.values() if _kan_apnes(self.mappe) else ():
            self._apne(tabell, manifest)
        if manifest is not None:
            for navn in list(self.kolonner):
                self._rader(TABELLER[navn], manifest)
            for regel in tabellregler(TABELLER.values(), manifest):
                teller = not self.bare_feil or regel.alvor == Alvor.FEIL
                if teller and all(navn in self.kolonner for navn in regel.krever):
                    self._mellom(regel)
            for navn in [] if self.bare_feil else list(self.kolonner):
                self._sum(TABELLER[navn], manifest)
        return Kontrollresultat(self.mappe, self.rader, tuple(self.funn), manifest)

    def _manifest(self) -> Manifest | None:
        try:
            manifest = manifestfil.les(self.mappe)
        except Formatfeil as feil:
            self._legg(Regel.MANIFEST, MANIFEST, feil.grunn)
            return None
        for navn in _MAA_DEKKES:
            if navn not in manifest.dekning:
                self._legg(
                    Regel.MANIFEST,
                    MANIFEST,
                    Tekst(N_("«dekning» sier ikke hva %(navn)s dekker."), navn=ordrett(navn)),
                )
        dekket, folk = manifest.dekning.get("personmaaned"), manifest.populasjon
        if (
            dekket
            and folk.fra
            and (folk.til > dekket.til or (dekket.fra and folk.fra < dekket.fra))
        ):
            self._legg(
                Regel.MANIFEST, MANIFEST,
                Tekst(
                    N_(
                        "«populasjon» er %(fra)s til %(til)s, men personmaaned dekker bare %(dekket_fra)s "
                        "til %(dekket_til)s."
                    ),
                    fra=ordrett(folk.fra), til=ordrett(folk.til),
                    dekket_fra=ordrett(dekket.fra), dekket_til=ordrett(dekket.til),
                ),
            )  # fmt: skip
        return manifest

    def _apne(self, tabell: Tabell, manifest: Manifest | None) -> None:
        """Find the files, look at their schemas, and make the table readable if it is whole."""
        navn = tabell.navn
        self.sti[navn] = f"{navn}.parquet"
        try:
            stier = finn_filer(self.mappe, navn)
        except Formatfeil as feil:
            self._legg(Regel.V1, self.sti[navn], feil.tekst)
            return
        if not stier:
            if not tabell.valgfri:
                grunn = filer.hvorfor_borte(self.mappe, navn)
                self._legg(Regel.V1, self.sti[navn], grunn)
            elif manifest is not None and manifest.fil(navn) is not None:
                self._legg(Regel.V1, self.sti[navn], N_("Filen mangler, og står i manifestet."))
            return
        skjemaer = [self._skjema(tabell, sti, manifest) for sti in stier]
        if any(skjema is None for skjema in skjemaer):
            return
        finnes = [k.navn for k in tabell.kolonner if all(k.navn in (s or ()) for s in skjemaer)]
        kolonner = ", ".join(f'"{k}"' for k in finnes)
        self.stier[navn] = stier
        self.kobling.execute(f"CREATE VIEW {navn} AS SELECT {kolonner} FROM {les_parquet(stier)}")
        self.kolonner[navn] = finnes

    def _skjema(self, tabell: Tabell, sti: Path, manifest: Manifest | None) -> list[str] | None:
        """Names of the columns, or None when the file cannot be used."""
        vist = str(sti.relative_to(self.mappe))
        skjema, funn = filer.les_skjema(sti, vist)
        if skjema is None:
            self.funn += funn
            return None
        funn += filer.sjekk_skjema(tabell, skjema, vist)
        funn += filer.sjekk_merke(tabell, skjema, vist, manifest)
        self.funn += funn
        return None if any(f.alvor == Alvor.FEIL for f in funn) else list(skjema.names)

    def _rader(self, tabell: Tabell, manifest: Manifest) -> None:
        """All the rules of single rows in one pass."""
        self.si(Tekst(N_("%(tabell)s: radene"), tabell=ordrett(tabell.navn)))
        regler = [
            r
            for r in radregler(tabell, manifest, self.kolonner[tabell.navn])
            if not self.bare_feil or r.alvor == Alvor.FEIL
        ]
        talt = ", ".join(f"count(*) FILTER (WHERE {r.brutt})" for r in regler)
        with self._lesbar(tabell.navn):
            svar = self._ett(f"SELECT count(*), {talt} FROM {tabell.navn}")
            self.rader[tabell.navn] = svar[0]
            for regel, antall in zip(regler, svar[1:], strict=True):
                if antall:
                    self._rad(tabell, regel, antall)

    def _rad(self, tabell: Tabell, regel: Radregel, antall: int) -> None:
        viser = tuple(dict.fromkeys((*tabell.nokkel, regel.kolonne, *regel.viser)))
        forste = self._forste(f"{tabell.navn} WHERE {regel.brutt}", viser)
        self.funn.append(
            Funn(
                regel.regel, regel.alvor, self.sti[tabell.navn], regel.kolonne, antall,
                regel.melding, forste,
            )
        )  # fmt: skip

    def _mellom(self, regel: Tabellregel) -> None:
        self.si(ordrett(f"{regel.tabell}: {regel.regel} {regel.kolonne}"))
        with self._lesbar(regel.tabell):
            (antall,) = self._ett(f"SELECT count(*) FROM {regel.fra}")
            if not antall:
                return
            forste = self._forste(regel.fra, regel.viser)
            self.funn.append(
                Funn(
                    regel.regel, regel.alvor, self.sti[regel.tabell], regel.kolonne, antall,
                    regel.melding, forste,
                )
            )  # fmt: skip

    def _sum(self, tabell: Tabell, manifest: Manifest) -> None:
        self.si(Tekst(N_("%(tabell)s: summen"), tabell=ordrett(tabell.navn)))
        fil, sti = manifest.fil(tabell.navn), self.sti[tabell.navn]
        if fil is None:
            self._legg(
                Regel.SUM, sti, N_("Filen står ikke i manifestet, så innholdet kan ikke prøves.")
            )
            return
        rader = self.rader.get(tabell.navn)
        if rader is None:
            return
        if rader != fil.rader:
            self._legg(
                Regel.SUM,
                sti,
                Tekst(
                    N_("Filen har %(rader)s rader. Manifestet sier %(sagt)s."),
                    rader=rader,
                    sagt=fil.rader,
                ),
            )
        with self._lesbar(tabell.navn):
            sum_ = innhold_sha256(self.kobling, tabell, tabell.navn, self.kolonner[tabell.navn])
            if sum_ != fil.innhold_sha256:
                self._legg(
                    Regel.SUM, sti,
                    Tekst(
                        N_(
                            "Innholdet er et annet enn det manifestet er laget for: innhold_sha256 er "
                            "%(er)s…, og skal være %(skal)s…."
                        ),
                        er=ordrett(sum_[:12]), skal=ordrett(fil.innhold_sha256[:12]),
                    ),
                )  # fmt: skip

    def _lesbar(self, tabell: str) -> "_Lesbar":
        return _Lesbar(self, tabell)

    def _ett(self, spoerring: str) -> Sequence[Any]:
        # All of it, because a result that is not read to its end holds the connection.
        rader: list[tuple[Any, ...]] = self.kobling.execute(spoerring).fetchall()
        return rader[0]

    def _forste(self, fra: str, viser: Sequence[str]) -> tuple[str, ...]:
        """The first rows by what is shown. Instants come as text: DuckDB hands them over as such."""
        kolonner = ", ".join(f'CAST("{v}" AS VARCHAR) AS "{v}"' for v in viser)
        orden = ", ".join(str(i) for i, _ in enumerate(viser, 1))
        rader = self.kobling.execute(
            f"SELECT {kolonner} FROM {fra} ORDER BY {orden} LIMIT {FORSTE_RADER}"
        ).fetchall()
        return tuple(", ".join(_visninger(viser, rad)) for rad in rader)

    def ikke_tekst(self, tabell: str) -> bool:
        """Whether there is text that is not UTF-8; each column becomes a finding."""
        try:
            funnet = list(filer.ikke_tekst(self.stier[tabell], TABELLER[tabell]))
        except (pa.ArrowException, OSError):
            return False
        for kolonne, antall, forste in funnet:
            melding = N_("Teksten er ikke UTF-8.")
            self.funn.append(
                Funn(Regel.V1, Alvor.FEIL, self.sti[tabell], kolonne, antall, melding, forste)
            )
        return bool(funnet)

    def _legg(self, regel: Regel, fil: str, melding: str) -> None:
        self.funn.append(Funn(regel, Alvor.FEIL, fil, "", 1, melding))


def _kan_apnes(mappe: Path) -> bool:
    """A folder that is there and may be looked into. If not, the manifest says so."""
    return mappe.is_dir() and os.access(mappe, os.R_OK | os.X_OK)


class _Lesbar:
    """Inside, pages that cannot be read become a finding; the table is then left alone."""

    def __init__(self, kontroll: _Kontroll, tabell: str) -> None:
        self.kontroll, self.tabell = kontroll, tabell

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, type_: type[BaseException] | None, feil: BaseException | None, _: Any
    ) -> bool:
        if not isinstance(feil, duckdb.Error) or isinstance(feil, duckdb.OutOfMemoryException):
            return False
        if uten_plass(feil):
            return False
        self.kontroll.kolonner.pop(self.tabell, None)
        if self.kontroll.ikke_tekst(self.tabell):
            return True
        forste = str(feil).splitlines()[0]
        self.kontroll._legg(
            Regel.V1,
            self.kontroll.sti[self.tabell],
            Tekst(N_("Innholdet kan ikke leses: %(feil)s"), feil=ordrett(forste)),
        )
        return True


def _visninger(viser: Sequence[str], rad: Sequence[str | None]) -> Iterator[str]:
    for navn, verdi in zip(viser, rad, strict=True):
        yield f"{navn}={'null' if verdi is None else filer.kort(verdi)}"
