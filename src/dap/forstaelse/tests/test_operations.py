import uuid
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rollebesetning import Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.forstaelse import operations, queries
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import Antall, Lesertilstand, Mening, Tilstand
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.models import Oppfolgingsperiode
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel.models import Varsel


def skriv(
    av: Aktor, person: Aktor, naa: datetime, *, versjon: int = 1, id_: UUID | None = None,
    rom: Rom = Rom.STAT,
) -> UUID:  # fmt: skip
    id_ = id_ or uuid.uuid4()
    periode = Oppfolgingsperiode.objects.get(person_id=person.id, slutt=None)
    operations.skriv_versjon(
        aktor=av, person_id=person.id, rom=rom, periode_id=periode.id, objekt_type="MAL",
        objekt_id=id_, versjon=versjon, naa=naa,
    )  # fmt: skip
    return id_


def si(av: Aktor, id_: UUID, mening: Mening, naa: datetime, **valg: Any) -> Any:
    return operations.si_mening(
        aktor=av, objekt_id=id_, versjon=valg.pop("versjon", 1), mening=mening, naa=naa, **valg
    )


def innsyn(leser: Aktor, person: Aktor, naa: datetime) -> Personinnsyn:
    return apne_person(aktor=leser, person_id=person.id, hva="plan", naa=naa)


def varsler(mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, stoppet=None).order_by("id")
    return list(rader.values_list("slag", flat=True))


def test_who_writes_agrees_and_the_other_is_awaited(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)

    data = queries.om(innsyn(roller.kari, roller.amina, naa), id_)

    assert data is not None
    assert data.tilstand == Tilstand.VENTER_PA_NAV
    assert data.bruker is not None
    assert data.bruker.mening == Mening.ENIG
    assert data.nav is None
    assert Hendelse.objects.filter(objekt_id=id_).count() == 0, "the owner tells of it"


def test_the_other_side_agrees_without_noise(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)

    data = si(roller.kari, id_, Mening.ENIG, naa)

    assert data.tilstand == Tilstand.BEGGE_ENIGE
    assert varsler(roller.amina) == []
    hendelse = Hendelse.objects.get(objekt_id=id_)
    assert (hendelse.type, hendelse.objekt_type) == ("SA_SEG_ENIG", "MAL")
    assert hendelse.data == {"versjon": 1, "tilstand": "BEGGE_ENIGE"}


def test_disagreement_tells_the_other_and_a_new_version_starts_again(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = skriv(roller.kari, roller.amina, naa)

    si(roller.amina, id_, Mening.UENIG, naa, kommentar="Jeg vil heller jobbe dagtid")

    assert varsler(roller.kari) == ["UENIG"]
    leser = innsyn(roller.kari, roller.amina, naa)
    data = queries.om(leser, id_)
    assert data is not None
    assert data.bruker is not None
    assert data.bruker.kommentar == "Jeg vil heller jobbe dagtid"
    assert data.tilstand == Tilstand.UENIGE

    skriv(roller.kari, roller.amina, naa, versjon=2, id_=id_)

    data = queries.om(leser, id_)
    assert data is not None
    assert (data.tilstand, data.versjon) == (Tilstand.VENTER_PA_BRUKER, 2)
    assert data.bruker is None
    assert varsler(roller.kari) == [], "what it was about is over"
    assert Forstaelse.pgh_event_model.objects.filter(bruker_mening="UENIG").count() == 1  # type: ignore[attr-defined]


def test_agreement_after_disagreement_is_told(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)
    si(roller.kari, id_, Mening.UENIG, naa, kommentar="For bredt")
    si(roller.kari, id_, Mening.ENIG, naa)

    assert varsler(roller.amina) == ["UENIG", "ENIG"]


def test_the_same_said_twice_is_said_once(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.kari, roller.amina, naa)
    for _ in range(2):
        si(roller.amina, id_, Mening.UENIG, naa, kommentar="Nei takk")

    assert Hendelse.objects.filter(objekt_id=id_).count() == 1
    assert Forstaelse.objects.get(objekt_id=id_).versjon == 2


def test_an_old_version_is_not_confirmed_and_the_newest_is_shown(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = skriv(roller.kari, roller.amina, naa, versjon=3)

    with pytest.raises(VersjonsKonflikt) as feil:
        si(roller.amina, id_, Mening.ENIG, naa, versjon=2)

    assert feil.value.gjeldende.versjon == 3
    assert Forstaelse.objects.get(objekt_id=id_).bruker_mening == ""


def test_what_is_over_is_neither_counted_nor_agreed_to(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = skriv(roller.kari, roller.amina, naa)
    leser = innsyn(roller.amina, roller.amina, naa)

    operations.sett_gjelder(aktor=roller.kari, objekt_id=id_, gjelder=False, naa=naa)

    with pytest.raises(Regelbrudd, match="FORSTAELSE_AVSLUTTET"):
        si(roller.amina, id_, Mening.ENIG, naa)
    assert queries.antall(leser) == Antall()
    assert queries.tilstander(leser) == {}

    operations.sett_gjelder(aktor=roller.kari, objekt_id=id_, gjelder=True, naa=naa)
    assert queries.tilstander(leser) == {id_: Lesertilstand.VENTER_PA_DEG}
    operations.sett_gjelder(aktor=roller.kari, objekt_id=uuid.uuid4(), gjelder=True, naa=naa)


def test_when_the_period_ends_nobody_is_awaited(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.kari, roller.amina, naa)
    slutt = naa + timedelta(days=1)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=slutt
    )
    leser = innsyn(roller.amina, roller.amina, slutt)

    assert queries.antall(leser) == Antall()
    data = queries.om(leser, id_)
    assert data is not None
    assert not data.apen
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        si(roller.amina, id_, Mening.ENIG, slutt)


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("bjorn", IkkeFunnet),
        ("ola", ManglerBegrunnelse),
        ("mona", ManglerBegrunnelse),
        ("lise", IkkeFunnet),
        ("rut", IkkeFunnet),
        ("adam", IkkeFunnet),
    ],
)
def test_who_may_not_say_anything(
    roller: Rollebesetning, naa: datetime, hvem: str, feil: type[Exception]
) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)

    with pytest.raises(feil):
        si(getattr(roller, hvem), id_, Mening.ENIG, naa)

    assert Forstaelse.objects.get(objekt_id=id_).tilstand == Tilstand.VENTER_PA_NAV


@pytest.mark.parametrize("hvem", ["kari", "per", "tor"])
def test_anybody_who_follows_up_speaks_for_nav(
    roller: Rollebesetning, naa: datetime, hvem: str
) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)
    aktor = getattr(roller, hvem)

    si(aktor, id_, Mening.ENIG, naa)

    data = queries.om(innsyn(roller.amina, roller.amina, naa), id_)
    assert data is not None
    assert data.nav is not None
    assert data.nav.navn == aktor.navn


def test_a_role_that_only_reads_the_plan_says_nothing(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = skriv(roller.amina, roller.amina, naa)
    mona = Aktor(**{f: getattr(roller.mona, f) for f in ("type", "id", "navn", "roller")},
                 kontorrom={"1201": frozenset(Rom)})  # fmt: skip

    with pytest.raises(IkkeTilgang, match="BARE_LESE"):
        si(mona, id_, Mening.ENIG, naa)


def test_the_other_room_is_not_told_of(roller: Rollebesetning, naa: datetime) -> None:
    id_ = skriv(roller.lise, roller.amina, naa, rom=Rom.KOMMUNE)
    leser = innsyn(roller.kari, roller.amina, naa)

    si(roller.amina, id_, Mening.UENIG, naa, kommentar="Nei")

    assert queries.om(leser, id_) is None
    assert queries.tilstander(leser) == {}
    assert queries.antall(leser) == Antall()
    assert varsler(roller.kari) == []


def test_counts_for_many_persons_are_one_query(roller: Rollebesetning, naa: datetime) -> None:
    skriv(roller.kari, roller.amina, naa)
    uenig = skriv(roller.kari, roller.amina, naa)
    si(roller.amina, uenig, Mening.UENIG, naa, kommentar="Nei")
    skriv(roller.bjorn, roller.bjorn, naa)
    skriv(roller.lise, roller.bjorn, naa, rom=Rom.KOMMUNE)
    stat = frozenset({Rom.STAT})

    with CaptureQueriesContext(connection) as sporringer:
        antall = queries.antall_for(
            {roller.amina.id: stat, roller.bjorn.id: stat, roller.daniel.id: frozenset(Rom)}
        )

    assert len(sporringer) == 1
    assert antall == {
        roller.amina.id: Antall(venter_pa_bruker=1, uenige=1),
        roller.bjorn.id: Antall(venter_pa_nav=1),
    }
    assert antall[roller.amina.id].alle == 2


def test_states_of_many_things_are_one_query(roller: Rollebesetning, naa: datetime) -> None:
    ider = [skriv(roller.kari, roller.amina, naa) for _ in range(5)]
    leser = innsyn(roller.amina, roller.amina, naa)

    with CaptureQueriesContext(connection) as sporringer:
        tilstander = queries.tilstander(leser, ider[:3])

    assert len(sporringer) == 1
    assert tilstander == dict.fromkeys(ider[:3], Lesertilstand.VENTER_PA_DEG)
    with CaptureQueriesContext(connection) as sporringer:
        assert len(queries.om_flere(leser, ider)) == 5
    assert len(sporringer) == 2
