import uuid
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import Mening
from dap.hendelse.models import Hendelse
from dap.mal import operations, queries
from dap.mal.models import Forventning
from dap.mal.values import (
    FORVENTNING_MAKS,
    MAKS_AKTIVE_FORVENTNINGER,
    Forventningsstatus,
    Malstatus,
)
from dap.oppfolging import operations as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel.models import Varsel


def sett(av: Aktor, person: Aktor, naa: datetime, **felt: Any) -> UUID:
    felt = {"tekst": "Søk på tre jobber i uken", "nokkel": uuid.uuid4(), **felt}
    return operations.opprett_forventning(aktor=av, person_id=person.id, naa=naa, **felt)


def innsyn(leser: Aktor, person: Aktor, naa: datetime) -> Personinnsyn:
    return apne_person(aktor=leser, person_id=person.id, hva="mal", naa=naa)


def status(av: Aktor, id_: UUID, til: Forventningsstatus, naa: datetime, **valg: Any) -> None:
    operations.sett_forventningsstatus(
        aktor=av, forventning_id=id_, status=til, naa=naa,
        versjon=valg.get("versjon", 1), grunn=valg.get("grunn", ""),
    )  # fmt: skip


def test_nav_says_what_it_expects_and_the_user_is_told_and_asked(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = sett(roller.kari, roller.amina, naa, frist=date(2026, 2, 1))

    leser = innsyn(roller.amina, roller.amina, naa)
    assert [f.tekst for f in queries.malbilde(leser).aktive_forventninger] == [
        "Søk på tre jobber i uken"
    ]
    assert Varsel.objects.get(mottaker_id=roller.amina.id).slag == "FORVENTNING"
    assert Hendelse.objects.get(objekt_id=id_).type == "FORVENTNING_SATT"
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "VENTER_PA_BRUKER"


def test_the_user_answers_in_their_own_words(roller: Rollebesetning, naa: datetime) -> None:
    id_ = sett(roller.kari, roller.amina, naa)

    forstaelse.si_mening(
        aktor=roller.amina, objekt_id=id_, versjon=1, mening=Mening.UENIG,
        kommentar="To er nok ved siden av kurset", naa=naa,
    )  # fmt: skip

    assert Varsel.objects.filter(mottaker_id=roller.kari.id, slag="UENIG").count() == 1
    operations.endre_forventning(
        aktor=roller.kari, forventning_id=id_, versjon=1, tekst="Søk på to jobber i uken", naa=naa
    )
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "VENTER_PA_BRUKER"
    versjoner = queries.versjoner(innsyn(roller.amina, roller.amina, naa), id_)
    assert [v.tekst for v in versjoner] == ["Søk på to jobber i uken", "Søk på tre jobber i uken"]


def test_the_user_never_writes_one(roller: Rollebesetning, naa: datetime) -> None:
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        sett(roller.amina, roller.amina, naa)
    id_ = sett(roller.kari, roller.amina, naa)
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        operations.endre_forventning(
            aktor=roller.amina, forventning_id=id_, versjon=1, tekst="Nei", naa=naa
        )
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        status(roller.amina, id_, Forventningsstatus.OPPFYLT, naa)


@pytest.mark.parametrize(
    ("felt", "kode"),
    [
        ({"tekst": " "}, "MANGLER"),
        ({"tekst": "x" * (FORVENTNING_MAKS + 1)}, "FOR_LANG"),
        ({"frist": date(2026, 1, 13)}, "DATO_I_FORTIDEN"),
        ({"frist": date(2099, 1, 1)}, "URIMELIG_DATO"),
        ({"mal_id": uuid.uuid4()}, "UKJENT_MAL"),
    ],
)
def test_what_is_refused(
    roller: Rollebesetning, naa: datetime, felt: dict[str, Any], kode: str
) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        sett(roller.kari, roller.amina, naa, **felt)
    assert not Forventning.objects.exists()


def test_limits_are_inclusive(roller: Rollebesetning, naa: datetime) -> None:
    id_ = sett(roller.kari, roller.amina, naa, tekst="x" * FORVENTNING_MAKS,
               frist=date(2026, 1, 14))  # fmt: skip
    assert len(queries.en_forventning(innsyn(roller.kari, roller.amina, naa), id_).tekst) == 500


def test_sent_twice_it_is_one_and_there_is_room_for_ten(
    roller: Rollebesetning, naa: datetime
) -> None:
    nokkel = uuid.uuid4()
    assert len({sett(roller.kari, roller.amina, naa, nokkel=nokkel) for _ in range(2)}) == 1
    for nr in range(MAKS_AKTIVE_FORVENTNINGER - 1):
        sett(roller.kari, roller.amina, naa, tekst=f"Nr. {nr}")
    with pytest.raises(Regelbrudd, match="FOR_MANGE_FORVENTNINGER"):
        sett(roller.kari, roller.amina, naa, tekst="En for mye")


def test_it_can_belong_to_a_goal_that_is_alive_in_the_same_room(
    roller: Rollebesetning, naa: datetime
) -> None:
    def mal(av: Aktor, person: Aktor) -> UUID:
        return operations.opprett_mal(
            aktor=av, person_id=person.id, tekst="Mål", nokkel=uuid.uuid4(), naa=naa
        )

    malet = mal(roller.amina, roller.amina)
    id_ = sett(roller.kari, roller.amina, naa, mal_id=malet)
    assert queries.en_forventning(innsyn(roller.kari, roller.amina, naa), id_).mal_id == malet
    for feil in (mal(roller.bjorn, roller.bjorn), mal(roller.lise, roller.amina)):
        with pytest.raises(Regelbrudd, match="UKJENT_MAL"):
            sett(roller.kari, roller.amina, naa, tekst="Annet", mal_id=feil)
    operations.sett_mal_status(
        aktor=roller.amina, mal_id=malet, versjon=1, status=Malstatus.NADD, grunn="", naa=naa
    )
    operations.endre_forventning(
        aktor=roller.kari, forventning_id=id_, versjon=1, tekst="Ny ordlyd", mal_id=malet, naa=naa
    )


def test_met_withdrawn_and_expected_again(roller: Rollebesetning, naa: datetime) -> None:
    id_ = sett(roller.kari, roller.amina, naa)
    status(roller.per, id_, Forventningsstatus.OPPFYLT, naa)
    status(roller.per, id_, Forventningsstatus.OPPFYLT, naa)

    assert not Forstaelse.objects.get(objekt_id=id_).gjelder
    assert Varsel.objects.get(mottaker_id=roller.amina.id).stoppet == naa
    with pytest.raises(Regelbrudd, match="FORVENTNING_AVSLUTTET"):
        operations.endre_forventning(
            aktor=roller.kari, forventning_id=id_, versjon=2, tekst="Mer", naa=naa
        )
    with pytest.raises(Regelbrudd, match="MANGLER"):
        status(roller.kari, id_, Forventningsstatus.AKTIV, naa, versjon=2)
    with pytest.raises(VersjonsKonflikt):
        status(roller.kari, id_, Forventningsstatus.AKTIV, naa, versjon=1, grunn="Igjen")
    status(roller.kari, id_, Forventningsstatus.AKTIV, naa, versjon=2, grunn="Gjelder likevel")
    status(roller.kari, id_, Forventningsstatus.TRUKKET, naa, versjon=3, grunn="Skrevet feil")

    data = queries.en_forventning(innsyn(roller.amina, roller.amina, naa), id_)
    assert (data.status, data.statusgrunn) == (Forventningsstatus.TRUKKET, "Skrevet feil")
    assert Hendelse.objects.filter(objekt_id=id_).count() == 4


def test_two_who_word_it_at_once(roller: Rollebesetning, naa: datetime) -> None:
    id_ = sett(roller.kari, roller.amina, naa)
    endre: dict[str, Any] = {"forventning_id": id_, "versjon": 1, "naa": naa}
    operations.endre_forventning(aktor=roller.kari, tekst="Karis ord", **endre)
    operations.endre_forventning(aktor=roller.per, tekst="Karis ord", **endre)

    with pytest.raises(VersjonsKonflikt) as feil:
        operations.endre_forventning(aktor=roller.per, tekst="Pers ord", **endre)

    assert feil.value.gjeldende.tekst == "Karis ord"
    assert Forventning.objects.get().versjon == 2


def test_each_room_its_own(roller: Rollebesetning, naa: datetime) -> None:
    kommunens = sett(roller.lise, roller.amina, naa, tekst="Kommunens")
    sett(roller.kari, roller.amina, naa, tekst="Statens")

    def ser(leser: Aktor) -> list[str]:
        bilde = queries.malbilde(innsyn(leser, roller.amina, naa))
        return sorted(f.tekst for f in bilde.forventninger)

    assert ser(roller.kari) == ["Statens"]
    assert ser(roller.lise) == ["Kommunens"]
    assert ser(roller.amina) == ["Kommunens", "Statens"]
    with pytest.raises(IkkeFunnet):
        status(roller.kari, kommunens, Forventningsstatus.OPPFYLT, naa)
    with pytest.raises(IkkeFunnet):
        queries.en_forventning(innsyn(roller.kari, roller.amina, naa), kommunens)


def test_with_the_period_it_is_history(roller: Rollebesetning, naa: datetime) -> None:
    id_ = sett(roller.kari, roller.amina, naa)
    senere = naa + timedelta(days=2)
    oppfolging.avslutt_periode(aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="x", naa=senere)

    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        status(roller.kari, id_, Forventningsstatus.OPPFYLT, senere)
    leser = innsyn(roller.amina, roller.amina, senere)
    assert queries.aktive_forventninger(leser, [id_]) == []
    assert not queries.en_forventning(leser, id_).gjelder
