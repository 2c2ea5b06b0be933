"""What must be done before serving, each only when what it is made from has changed."""

import sys
from collections.abc import Mapping
from pathlib import Path

import psycopg

from drift import prosess, skjema
from drift.avtrykk import Merke, av_filer
from drift.feil import Driftsfeil, disken_er_full
from drift.melding import si

ROT = Path(__file__).resolve().parents[2]
KILDE = ROT / "src"
_DEMODATA = KILDE / "dap" / "jobber" / "management" / "commands" / "data.py"
_PABEGYNT, _FERDIG = "pabegynt", "ferdig"


class Klargjoring:
    """The steps for one data folder and one database."""

    def __init__(self, data: Path, miljo: Mapping[str, str], *, egen_base: bool) -> None:
        self._data = data
        self._miljo = miljo
        self._egen_base = egen_base
        self._url = miljo["DATABASE_URL"]

    def migrer(self) -> None:
        """Bring the tables up to date. Refuses a folder that a newer DAP has used."""
        filer = list(KILDE.glob("dap/*/migrations/*.py"))
        avtrykk = av_filer([*filer, ROT / "requirements.txt"], self._base_id())
        merke = self._merke("migrert")
        if merke.gjelder(avtrykk):
            return
        self._krev_kjente(filer)
        self._lag_tabellene()
        if self._har_personer():
            # What is derived has columns that an older version did not fill.
            self._django("Bygger oversikten", "portefolje", "bygg")
        merke.sett(avtrykk)

    def samle_statiske(self) -> None:
        """Gather, hash and compress style sheets, scripts and icons into the data folder."""
        filer = [f for f in KILDE.glob("dap/**/static/**/*") if f.is_file()]
        avtrykk = av_filer([*filer, ROT / "requirements.txt"], self._miljo["DAP_STATISK"])
        merke = self._merke("statisk")
        if merke.gjelder(avtrykk):
            return
        self._django(
            "Samler og komprimerer filer", "collectstatic", "--no-input", "--clear", "-v", "0"
        )
        merke.sett(avtrykk)

    def demodata(self) -> None:
        """Fill an empty database. One that was cut off half way is made anew."""
        if not _DEMODATA.exists():
            return
        merke = self._merke("demodata")
        base = self._base_id()
        if merke.gjelder(f"{_FERDIG} {base}"):
            return
        if merke.gjelder(f"{_PABEGYNT} {base}"):
            self._begynn_pa_nytt()
        if not self._har_personer():
            merke.sett(f"{_PABEGYNT} {base}")
            # What is cut off is made anew, so nothing has to wait for the disk.
            self._django(
                "Lager demodata (tar et minutt eller to)",
                *("data", "demo"),
                PGOPTIONS="-c synchronous_commit=off",
            )
        merke.sett(f"{_FERDIG} {base}")

    def personer(self, fil: str) -> None:
        """Tell the local sign-in providers who can be chosen."""
        self._om_personene("personer", fil, "[]", "Lager listen over personer")

    def registre(self, fil: str) -> None:
        """Tell the local registers what they know of the people of the demo."""
        self._om_personene("registre", fil, "{}", "Fyller de lokale registrene")

    def _om_personene(self, kommando: str, fil: str, ingen: str, hva: str) -> None:
        merke = self._merke(kommando)
        avtrykk = f"{fil} {self._base_id()} {self._merke('demodata').verdi}"
        if merke.gjelder(avtrykk) or not _DEMODATA.exists():
            return
        if self._har_personer():
            self._django(hva, kommando, fil)
        else:
            # Nobody can be chosen or asked for: that needs no command, which takes seconds to start.
            Path(fil).write_text(ingen, encoding="ascii")
        merke.sett(avtrykk)

    def _merke(self, navn: str) -> Merke:
        return Merke(self._data / "merker" / navn)

    def _base_id(self) -> str:
        """Changes when the database is another one, though the folder is the same."""
        with psycopg.connect(self._url) as kobling:
            rad = kobling.execute("SELECT system_identifier FROM pg_control_system()").fetchone()
        return f"{self._url.split('@')[-1]} {rad[0] if rad else ''}"

    def _krev_kjente(self, filer: list[Path]) -> None:
        kjente = {(f.parents[1].name, f.stem) for f in filer}
        with psycopg.connect(self._url) as kobling:
            if not _har_tabell(kobling, "django_migrations"):
                return
            rader = kobling.execute("SELECT app, name FROM django_migrations").fetchall()
        egne = {app for app, _ in kjente}
        ukjente = sorted(f"{app}.{navn}" for app, navn in rader if app in egne) if rader else []
        ukjente = [navn for navn in ukjente if tuple(navn.split(".", 1)) not in kjente]
        if ukjente:
            raise Driftsfeil(
                f"Databasen i {self._data} er laget av en annen utgave av DAP ({ukjente[-1]})."
                " Bruk den utgaven, eller velg en annen mappe med --data.",
                f"The database in {self._data} was made by another version of DAP."
                " Use that version, or choose another folder with --data.",
            )

    def _har_personer(self) -> bool:
        with psycopg.connect(self._url) as kobling:
            if not _har_tabell(kobling, "person_person"):
                return False
            rad = kobling.execute("SELECT EXISTS (SELECT FROM person_person)").fetchone()
        return bool(rad and rad[0])

    def _begynn_pa_nytt(self) -> None:
        if not self._egen_base:
            raise Driftsfeil(
                "Demodataene i DATABASE_URL ble avbrutt halvveis. Bruk en tom database.",
                "The demo data in DATABASE_URL was cut off half way. Use an empty database.",
            )
        si("Demodataene ble avbrutt sist; begynner på nytt …")
        with psycopg.connect(self._url) as kobling:
            kobling.execute("DROP SCHEMA public CASCADE")
            kobling.execute("CREATE SCHEMA public")
        self._lag_tabellene()

    def _lag_tabellene(self) -> None:
        with psycopg.connect(self._url) as kobling:
            ny = not _har_tabell(kobling, "django_migrations")
        if ny and skjema.hent_inn(self._url):
            return
        self._django("Lager tabellene", "migrate", "--no-input", "-v", "0")
        if ny:
            skjema.ta_vare_pa(self._url)

    def _django(self, hva: str, *argumenter: str, **miljo: str) -> None:
        """Run a Django command, its progress on stderr. Raises Driftsfeil with its last words."""
        si(f"{hva} …")
        kommando = [sys.executable, "-m", "django", *argumenter]
        kode, slutt = prosess.vis(kommando, {**self._miljo, **miljo})
        if kode == 0:
            return
        if "No space left" in slutt or "DiskFull" in slutt:
            raise disken_er_full(self._data)
        raise Driftsfeil(f"{hva}: feilet; se over.", f"'{argumenter[0]}' failed; see above.")


def _har_tabell(kobling: psycopg.Connection[tuple[object, ...]], navn: str) -> bool:
    rad = kobling.execute("SELECT to_regclass(%s) IS NOT NULL", [navn]).fetchone()
    return bool(rad and rad[0])
