"""Requirement: no sequence of calls, allowed or refused, also two at once, leads to two open periods,
to something open without a period, or to a message that is lost."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from itertools import count
from typing import Any, ClassVar

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from rollebesetning import FJORDBY, NAA, Rollebesetning, lag_rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.models import Melding, Svarlop
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM, Aktor, AktorType
from dap.felles.feil import DapFeil
from dap.felles.fnr import lag_syntetisk
from dap.hendelse.models import Hendelse
from dap.kontor.operations import flytt_person
from dap.oppfolging import operations as o
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Inaktivering,
    Kvpperiode,
    Oppfolgingsperiode,
    Utmeldingskandidat,
    Veiledertildeling,
)
from dap.oppfolging.values import Arbeidssokerslutt, Startarsak
from dap.person.operations import opprett_person

pytestmark = pytest.mark.django_db(transaction=True)

_NUMRE = count()
AVSLAG = {
    "ALLEREDE_UNDER_OPPFOLGING", "IKKE_UNDER_OPPFOLGING", "SLUTT_SPERRET", "IKKE_ARBEIDSSOKER",
    "IKKE_INAKTIV", "ALLEREDE_INAKTIV", "ALLEREDE_KVP", "IKKE_KVP", "TRAD_HISTORISK",
    "MANGLER_ROLLE", "BARE_NAV", "BARE_STATEN", "MANGLER", "IKKE_KANDIDAT",
}  # fmt: skip
GJOREMAL = (
    "start", "avslutt", "overstyr", "registrer", "ikke_soker", "inaktiver", "reaktiver", "behold",
    "kvp", "ikke_kvp", "natt", "skriv", "svar", "tildel",
)  # fmt: skip


def ny_bruker() -> Aktor:
    fodt = date(1970, 1, 1) + timedelta(days=next(_NUMRE))
    fnr = next(f for n in range(100, 400) if (f := lag_syntetisk(fodt, n)) is not None)
    id_ = opprett_person(fnr=fnr, fornavn="Prøve", etternavn="Person", fodt=fodt)
    flytt_person(person_id=id_, kontor_nr=FJORDBY, naa=NAA)
    return Aktor(AktorType.BRUKER, id_, "Prøve Person", person_id=id_)


class Oppfolgingen(RuleBasedStateMachine):
    folk: ClassVar[Rollebesetning]

    def __init__(self) -> None:
        super().__init__()
        self.naa = NAA
        self.bruker = ny_bruker()
        self.sendt: set[uuid.UUID] = set()
        self.trad_id: uuid.UUID | None = None
        self.avsluttet: dict[uuid.UUID, Any] = {}

    # --- what can be done ---

    def gjor(self, hva: str, hvem: str = "kari") -> Callable[[], str]:
        om: dict[str, Any] = {
            "aktor": getattr(self.folk, hvem), "person_id": self.bruker.id, "naa": self.naa,
        }  # fmt: skip
        selv = {**om, "aktor": self.bruker}
        operasjoner: dict[str, Callable[[], Any]] = {
            "start": partial(o.start_periode, **{**om, "aktor": SYSTEM},
                             arsak=Startarsak.ARBEIDSSOKER_REGISTRERING),
            "avslutt": partial(o.avslutt_periode, **om, begrunnelse="I jobb"),
            "overstyr": partial(o.avslutt_periode, **om, overstyr=True,
                                begrunnelse="Registeret henger etter"),
            "registrer": partial(o.registrer_arbeidssoker, **selv),
            "ikke_soker": partial(o.avslutt_arbeidssoker, **selv, grunn=Arbeidssokerslutt.ANNET),
            "inaktiver": partial(o.inaktiver, **om, grunn="I jobb"),
            "reaktiver": partial(o.reaktiver, **om, grunn="Likevel"),
            "behold": partial(o.behold_kandidat, **om, grunn="Likevel"),
            "kvp": partial(o.start_kvp, **om, begrunnelse="Klar"),
            "ikke_kvp": partial(o.stopp_kvp, **om, begrunnelse="Ferdig"),
            "natt": partial(o.avslutt_inaktive, naa=self.naa),
            "skriv": partial(self._skriv, selv),
            "svar": partial(self._skriv, selv, svar=True),
            "tildel": partial(o.tildel_veileder, **om, ansatt_id=self.folk.kari.id),
        }  # fmt: skip
        return partial(_utfall, operasjoner[hva])

    def _skriv(self, om: dict[str, Any], *, svar: bool = False) -> None:
        felles = {"aktor": om["aktor"], "naa": om["naa"], "tekst": "Hei", "nokkel": uuid.uuid4()}
        if svar and self.trad_id is not None:
            sendt = dialog.send_melding(trad_id=self.trad_id, **felles)
        else:
            sendt = dialog.ny_trad(person_id=om["person_id"], tema=Tema.ANNET, **felles)
        self.trad_id = sendt.trad_id
        self.sendt.add(sendt.melding_id)

    @rule(hva=st.sampled_from(GJOREMAL), hvem=st.sampled_from(("kari", "kari", "tor", "lise")))
    def en_om_gangen(self, hva: str, hvem: str) -> None:
        assert self.gjor(hva, hvem)() in {"ok", *AVSLAG}

    @rule(
        en=st.sampled_from(GJOREMAL),
        to=st.sampled_from(("start", "avslutt", "natt", "skriv", "registrer")),
        hvem=st.sampled_from(("kari", "tor")),
    )
    def to_samtidig(self, en: str, to: str, hvem: str) -> None:
        svar = samtidig(self.gjor(en, hvem), self.gjor(to))
        assert set(svar) <= {"ok", *AVSLAG}
        if en == to and en in {"start", "avslutt", "overstyr"}:
            assert svar.count("ok") <= 1

    @rule(dager=st.sampled_from((1, 10, 28)))
    def tiden_gar(self, dager: int) -> None:
        self.naa += timedelta(days=dager)

    # --- what must hold whatever was done ---

    @invariant()
    def hoyst_en_apen_periode(self) -> None:
        om = {"person_id": self.bruker.id}
        apne = Oppfolgingsperiode.objects.filter(**om, slutt=None).count()
        assert apne <= 1
        runde = (Arbeidssokerperiode, Inaktivering, Kvpperiode, Utmeldingskandidat)
        rundt = {m.__name__: m.objects.filter(**om, til=None).count() for m in runde}
        assert all(n <= apne for n in rundt.values()), rundt
        assert not (rundt["Arbeidssokerperiode"] and rundt["Inaktivering"])
        assert Veiledertildeling.objects.filter(**om, til=None).count() <= 1

    @invariant()
    def det_som_er_slutt_er_slutt(self) -> None:
        om = {"person_id": self.bruker.id}
        na = dict(
            Oppfolgingsperiode.objects.filter(**om, slutt__isnull=False).values_list("id", "slutt")
        )
        assert self.avsluttet.items() <= na.items()
        self.avsluttet = na
        typer = Hendelse.objects.filter(**om, type="OPPFOLGING_AVSLUTTET")
        assert typer.count() == len(na)
        assert not Svarlop.objects.filter(trad__periode_id__in=na, slutt=None).exists()

    @invariant()
    def ingen_melding_er_borte(self) -> None:
        rader = Melding.objects.filter(trad__person_id=self.bruker.id).select_related(
            "trad__periode"
        )
        assert {m.id for m in rader} == self.sendt
        for m in rader:
            periode = m.trad.periode
            assert periode.start <= m.sendt
            assert periode.slutt is None or m.sendt <= periode.slutt


def _utfall(operasjon: Callable[[], Any]) -> str:
    try:
        operasjon()
    except DapFeil as feil:
        return feil.kode
    return "ok"


def samtidig(*jobber: Callable[[], str]) -> list[str]:
    def en(jobb: Callable[[], str]) -> str:
        try:
            return jobb()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return [f.result(timeout=60) for f in [pool.submit(en, j) for j in jobber]]


def test_no_sequence_breaks_the_follow_up(transactional_db: None) -> None:
    Oppfolgingen.folk = lag_rollebesetning()
    run_state_machine_as_test(
        Oppfolgingen,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_started_and_ended_at_once_by_many_is_one(transactional_db: None) -> None:
    Oppfolgingen.folk = lag_rollebesetning()
    maskin = Oppfolgingen()
    assert sorted(samtidig(*[maskin.gjor("start")] * 4)) == [
        "ALLEREDE_UNDER_OPPFOLGING", "ALLEREDE_UNDER_OPPFOLGING", "ALLEREDE_UNDER_OPPFOLGING", "ok",
    ]  # fmt: skip
    svar = samtidig(*[maskin.gjor("overstyr", "tor")] * 3, maskin.gjor("skriv"))
    assert svar[:3].count("ok") == 1
    assert svar[3] in {"ok", "IKKE_UNDER_OPPFOLGING"}
    maskin.hoyst_en_apen_periode()
    maskin.det_som_er_slutt_er_slutt()
    maskin.ingen_melding_er_borte()
