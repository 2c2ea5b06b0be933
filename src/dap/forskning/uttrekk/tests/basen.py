"""The 29 hand-made persons as the product would have them: rows in its own tables.

What the product cannot know (employment, degree of disability, diagnosis) is not there, and what it
says in another way is said in that way: a month is a follow-up period that was open at its end.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

import pyarrow.parquet as pq

from dap.aktivitet.models import Aktivitet
from dap.dialog.models import Melding, Trad
from dap.felles.fnr import lag_syntetisk
from dap.forskning.format.tests.test_kontroll import KANTTILFELLER
from dap.forskning.uttrekk.tidsrom import neste
from dap.kontor import operations as kontor
from dap.kontor.models import Personkontor
from dap.kontor.values import Ansettelse
from dap.mote.models import Mote
from dap.oppfolging.models import Oppfolgingsperiode
from dap.person.models import Person
from dap.referat.models import Delt, Referat
from dap.registrering.models import Profilering, Registrering, Svar
from dap.vedtak.models import Utkast, Vedtak
from dap.ytelse.models import Ytelse

KONTOR = "1301"
_GRUPPER = {
    "STANDARD": "STANDARD_INNSATS",
    "SITUASJONSBESTEMT": "SITUASJONSBESTEMT_INNSATS",
    "SPESIELT_TILPASSET": "SPESIELT_TILPASSET_INNSATS",
    "VARIG_TILPASSET": "VARIG_TILPASSET_INNSATS",
}
_UTDANNING = {
    "GRUNNSKOLE": "GRUNNSKOLE",
    "VIDEREGAENDE": "VIDEREGAENDE_FAGBREV_SVENNEBREV",
    "HOYERE_INNTIL_4": "HOYERE_UTDANNING_1_TIL_4",
    "HOYERE_OVER_4": "HOYERE_UTDANNING_5_ELLER_MER",
}
MOTER = ("ka04", "ka05", "ka11")
"""Those whose statuses a meeting of the product can have."""
REFERATER = ("ka06", "ka10", "ka12")
Rad = dict[str, Any]


def les(tabell: str) -> list[Rad]:
    rader: list[Rad] = pq.read_table(KANTTILFELLER / f"{tabell}.parquet").to_pylist()
    return rader


def _den_tiende(maaned: date) -> datetime:
    return datetime(maaned.year, maaned.month, 10, 12, tzinfo=UTC)


class Basen:
    """Fills the tables. `id_` gives the product's id of each of the extract's."""

    def __init__(self) -> None:
        kontor.opprett_kontor(nr=KONTOR, navn="NAV Prøvesund")
        self.fatter, self.beslutter = (
            kontor.opprett_ansatt(
                ident=f"X10000{i}", navn=f"Ansatt {i}", ansettelse=Ansettelse.STAT,
                kontorer=[KONTOR], roller=[], fra=date(2019, 1, 1),
            )
            for i in (1, 2)
        )  # fmt: skip
        self.id_: dict[str, UUID] = defaultdict(uuid4)
        self.perioder: dict[str, list[Oppfolgingsperiode]] = defaultdict(list)
        maaneder = {p: list(r) for p, r in groupby(les("personmaaned"), lambda r: r["person_id"])}
        for nr, rad in enumerate(les("person")):
            self._person(nr, rad)
            for lop in _lop(maaneder[rad["person_id"]]):
                self._periode(rad, lop)
        self._samtaler()
        self._kort()

    def _person(self, nr: int, rad: Rad) -> None:
        fodt = date(rad["fodselsaar"] or 1980, 3, 1 + nr % 28)
        numre = (lag_syntetisk(fodt, i) for i in range(nr * 10, nr * 10 + 10))
        fnr = next(n for n in numre if n and (int(n[8]) % 2 == 1) == (rad["kjonn"] == "M"))
        Person.objects.create(
            id=self.id_[rad["person_id"]], fnr=fnr, fornavn="Prøve", etternavn="Person", fodt=fodt
        )

    def _periode(self, person: Rad, lop: list[Rad]) -> None:
        """One for each run of months without a hole."""
        id_ = self.id_[person["person_id"]]
        start, slutt = _den_tiende(lop[0]["maaned"]), _den_tiende(neste(lop[-1]["maaned"]))
        periode = Oppfolgingsperiode.objects.create(
            person_id=id_, start=start, slutt=slutt, startarsak="ARBEIDSSOKER_REGISTRERING"
        )
        self.perioder[person["person_id"]].append(periode)
        Personkontor.objects.create(person_id=id_, kontor_id=KONTOR, fra=start, til=slutt)
        self._registrering(person, periode, {r["innsatsgruppe"] for r in lop})
        for gruppe, rader in groupby(lop, lambda r: r["innsatsgruppe"]):
            if gruppe in _GRUPPER:
                self._vedtak(periode, gruppe, list(rader), lop)
        for type_, rader in groupby(lop, lambda r: r["ytelse"]):
            if type_ != "INGEN":
                dager = [r["maaned"] for r in rader]
                Ytelse.objects.create(
                    person_id=id_, kilde_id=f"{dager[0]}", type=type_, fra=dager[0],
                    til=neste(dager[-1]),
                )  # fmt: skip

    def _registrering(self, person: Rad, periode: Oppfolgingsperiode, grupper: set[str]) -> None:
        registrering = Registrering.objects.create(
            person_id=periode.person_id, rom="STAT", periode=periode, sett="ordinaer-1",
            variant="SYKMELDT" if "SYKMELDT" in grupper else "ORDINAER", sprak="nb",
            tid=periode.start, av_type="BRUKER", av_id=periode.person_id, nokkel=uuid4(),
        )  # fmt: skip
        if person["utdanning"]:
            Svar.objects.create(
                registrering=registrering, nr=1, kode="utdanning", sporsmal="Utdanning?",
                svar_kode=_UTDANNING[person["utdanning"]], svar="…",
            )  # fmt: skip
        if "BEHOV_FOR_AEV" in grupper:
            Profilering.objects.create(
                registrering=registrering, gruppe="BEHOV_FOR_ARBEIDSEVNEVURDERING",
                regelsett="x", variabler=[], tid=periode.start,
            )  # fmt: skip

    def _vedtak(
        self, periode: Oppfolgingsperiode, gruppe: str, rader: list[Rad], lop: list[Rad]
    ) -> None:
        """Made in its first month; replaced in the month when something else holds."""
        fattet = _den_tiende(rader[0]["maaned"])
        sist = rader[-1] is lop[-1]
        mal = "" if gruppe == "VARIG_TILPASSET" else "SKAFFE_ARBEID"
        felles: Rad = {"person_id": periode.person_id, "periode": periode, "rom": "STAT"}
        utkast = Utkast.objects.create(
            **felles, **_stempel(fattet), kontor_id=KONTOR, ansvarlig_id=self.fatter,
            status="FATTET",
        )  # fmt: skip
        Vedtak.objects.create(
            **felles, utkast=utkast, kontor_id=KONTOR, innsatsgruppe=_GRUPPER[gruppe],
            hovedmal=mal, begrunnelse="Fordi", type="FORSTEGANG", fattet=fattet,
            fattet_av_id=self.fatter, beslutter_id=self.beslutter,
            klagefrist=fattet.date() + timedelta(days=42),
            historisk_fra=periode.slutt if sist else _den_tiende(neste(rader[-1]["maaned"])),
        )  # fmt: skip

    def _samtaler(self) -> None:
        meldinger = les("melding")
        for d in les("dialog"):
            skrevet = [m for m in meldinger if m["dialog_id"] == d["dialog_id"]]
            trad = Trad.objects.create(
                id=self.id_[d["dialog_id"]], rom="STAT", person_id=self.id_[d["person_id"]],
                periode=self.perioder[d["person_id"]][0], tema="ANNET", overskrift="Samtale",
                mottaker="VEILEDER", siste_melding=d["opprettet"], antall=len(skrevet),
                **_stempel(d["opprettet"], d["opprettet_av"]),
            )  # fmt: skip
            for m in skrevet:
                Melding.objects.create(
                    trad=trad, nr=m["lopenr"], tekst="Hei", avsender_id=uuid4(), nokkel=uuid4(),
                    avsender_type=_type(m["avsender"]), sendt=m["sendt"] + timedelta(milliseconds=7),
                )  # fmt: skip

    def _kort(self) -> None:
        historie = defaultdict(list)
        for s in les("aktivitetsstatus"):
            historie[s["aktivitet_id"]].append((s["status"], s["tidspunkt"]))
        for a in les("aktivitet"):
            felles: Rad = {
                "id": self.id_[a["aktivitet_id"]], "person_id": self.id_[a["person_id"]],
                "rom": "STAT", "periode": self.perioder[a["person_id"]][0],
            }  # fmt: skip
            statuser = historie[a["aktivitet_id"]]
            if a["aktivitet_id"] in MOTER:
                self._mote(felles, a, statuser)
            elif a["aktivitet_id"] in REFERATER:
                _referat(felles, a, statuser)
            elif a["type"] not in ("MOTE", "SAMTALEREFERAT"):
                _aktivitet(felles, a, statuser)

    def _mote(self, felles: Rad, a: Rad, statuser: list[tuple[str, datetime]]) -> None:
        ord_ = {"PLANLAGT": "AVTALT", "FULLFORT": "GJENNOMFORT", "AVBRUTT": "AVLYST"}
        (forst, naar), *resten = statuser
        mote = Mote.objects.create(
            **felles, **_stempel(naar, a["opprettet_av"]), veileder_id=self.fatter, tittel="Møte",
            status=ord_[forst], kanal="OPPMOTE", start=naar, varighet=30, nokkel=uuid4(),
        )  # fmt: skip
        for status, naar in resten:
            mote.status, mote.endret, mote.versjon = ord_[status], naar, mote.versjon + 1
            mote.save()


def _aktivitet(felles: Rad, a: Rad, statuser: list[tuple[str, datetime]]) -> None:
    """Each status a version; and one more that only changes the text."""
    ord_ = {"FORESLATT": "BRUKER_ER_INTERESSERT"}
    (forst, naar), *resten = statuser
    rad = Aktivitet.objects.create(
        **felles, **_stempel(naar, a["opprettet_av"], "OPPRETTET"), tittel="Noe å gjøre",
        type="GRUPPEDAG" if a["type"] == "ANNEN" else a["type"], status=ord_.get(forst, forst),
    )  # fmt: skip
    for status, tid in [(forst, naar + timedelta(minutes=1)), *resten]:
        rad.status, rad.endret, rad.versjon = ord_.get(status, status), tid, rad.versjon + 1
        rad.beskrivelse, rad.handling = f"Versjon {rad.versjon}", "ENDRET"
        rad.save()


def _referat(felles: Rad, a: Rad, statuser: list[tuple[str, datetime]]) -> None:
    (forst, naar), *resten = statuser
    delt = naar if forst == "FULLFORT" else None
    rad = Referat.objects.create(
        **felles, **_stempel(naar, a["opprettet_av"]), tema="Samtale", dag=naar.date(),
        kanal="TELEFON", skriver="NAV", nokkel=uuid4(), delt=delt, delt_nr=1 if delt else 0,
    )  # fmt: skip
    for nr, (_, tid) in enumerate([(forst, naar), *resten] if delt else [], 1):
        Delt.objects.create(
            referat=rad, nr=nr, tekst="Vi snakket", delt=tid, av_type="VEILEDER", av_id=uuid4()
        )


def _stempel(naar: datetime, av: str = "NAV", handling: str = "X") -> Rad:
    hvem = {"type": _type(av), "id": uuid4()}
    return {
        "opprettet": naar, "opprettet_av_type": hvem["type"], "opprettet_av_id": hvem["id"],
        "endret": naar, "endret_av_type": hvem["type"], "endret_av_id": hvem["id"],
        "handling": handling,
    }  # fmt: skip


def _type(part: str) -> str:
    return "BRUKER" if part == "BRUKER" else "VEILEDER"


def _lop(rader: list[Rad]) -> Iterator[list[Rad]]:
    """Runs of months after each other."""
    lop: list[Rad] = []
    for rad in rader:
        if lop and rad["maaned"] != neste(lop[-1]["maaned"]):
            yield lop
            lop = []
        lop.append(rad)
    yield lop
