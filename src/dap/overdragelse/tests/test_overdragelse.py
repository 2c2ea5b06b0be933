"""Requirement: a user is handed over with a summary, in one act; the receiver confirms; access holds."""

from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.felles.aktor import Rolle
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Utvalg
from dap.kontor import operations as kontor
from dap.kontor.queries import kontor_for_person
from dap.kontor.values import Ansettelse
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as q
from dap.oppfolging.tests.hjelp import hendelser, utfall, varsler
from dap.overdragelse import operations as o
from dap.overdragelse import queries, rules
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.values import MAKS_DEL, Del, Status
from dap.tilgang.operations import apne_person
from dap.tilgang.queries import aktor_for_ansatt
from dap.tilgang.values import Personinnsyn

TEKST = {Del.MAL: "Jobb på sykehjem", Del.ORD: "Liker best å snakke om morgenen"}


def begynn(
    roller: Rollebesetning, av: str = "kari", til: str | None = "per", kontor_nr: str = FJORDBY
) -> UUID:
    return o.begynn(
        aktor=getattr(roller, av), person_id=roller.amina.id, til_kontor=kontor_nr,
        til_veileder=getattr(roller, til).id if til else None, deler=TEKST, naa=NAA,
    )  # fmt: skip


def send(roller: Rollebesetning, id_: UUID, av: str = "kari", versjon: int = 1) -> str:
    return utfall(o.send, aktor=getattr(roller, av), overdragelse_id=id_, versjon=versjon, naa=NAA)


def lest(roller: Rollebesetning, id_: UUID, av: str) -> str:
    return utfall(o.bekreft_lest, aktor=getattr(roller, av), overdragelse_id=id_, naa=NAA)


def innsyn(roller: Rollebesetning, hvem: str) -> Personinnsyn:
    return apne_person(aktor=getattr(roller, hvem), person_id=roller.amina.id, hva="x", naa=NAA)


@pytest.mark.parametrize(
    ("av", "til", "kontor_nr", "svar"),
    [
        ("kari", "per", FJORDBY, "ok"),
        ("tor", "siv", FJORDBY, "ok"),
        ("kari", None, DALEN, "ok"),
        ("kari", "ola", DALEN, "ok"),
        ("kari", None, FJORDBY, "MANGLER"),
        ("kari", "kari", FJORDBY, "ALLEREDE_VEILEDER"),
        ("kari", "ola", FJORDBY, "VEILEDER_ANNET_KONTOR"),
        ("kari", "per", DALEN, "VEILEDER_ANNET_KONTOR"),
        ("kari", "rut", FJORDBY, "VEILEDER_UTEN_ROLLE"),
        ("kari", "per", "9999", "UKJENT_KONTOR"),
        ("lise", "per", FJORDBY, "BARE_STATEN"),
        ("ola", "ola", DALEN, "KREVER_BEGRUNNELSE"),
        ("rut", "per", FJORDBY, "IKKE_FUNNET"),
        ("mona", "per", FJORDBY, "KREVER_BEGRUNNELSE"),
        ("amina", "per", FJORDBY, "BARE_NAV"),
    ],
)
def test_who_hands_over_to_whom(
    roller: Rollebesetning, av: str, til: str | None, kontor_nr: str, svar: str
) -> None:
    assert utfall(begynn, roller=roller, av=av, til=til, kontor_nr=kontor_nr) == svar


def test_within_the_office_the_adviser_changes_and_the_receiver_confirms(
    roller: Rollebesetning,
) -> None:
    id_ = begynn(roller)
    assert utfall(begynn, roller=roller, til="siv") == "OVERDRAGELSE_FINNES"
    # A draft is the staff's own.
    assert queries.overdragelser(innsyn(roller, "amina")) == []
    assert queries.overdragelser(innsyn(roller, "lise")) == []
    linjer = hendelse.tidslinje(innsyn(roller, "amina"), Utvalg(), for_=None, antall=50)
    assert not [r for r in linjer if r.type.startswith("OVERDRAGELSE")]
    o.lagre(
        aktor=roller.kari, overdragelse_id=id_, versjon=1, deler=TEKST, internt="Ring mor først",
        naa=NAA,
    )  # fmt: skip
    with pytest.raises(VersjonsKonflikt) as feil:
        o.lagre(aktor=roller.tor, overdragelse_id=id_, versjon=1, deler={}, internt="", naa=NAA)
    assert feil.value.gjeldende.internt == "Ring mor først"
    assert send(roller, id_, versjon=2) == "ok"
    assert send(roller, id_, versjon=3) == "OVERDRAGELSE_SENDT"
    assert q.ansvarlig_veileder(roller.amina.id) == roller.per.id
    assert varsler(roller.amina) == ["NY_VEILEDER"]
    assert varsler(roller.per) == ["OVERDRATT"]
    (hos_brukeren,) = queries.overdragelser(innsyn(roller, "amina"))
    assert hos_brukeren.deler == tuple(TEKST.items())
    assert hos_brukeren.internt == ""
    assert queries.en_overdragelse(innsyn(roller, "per"), id_).internt == "Ring mor først"
    assert [r.person for r in queries.venter_paa(roller.per)] == ["Amina Yusuf"]
    assert queries.venter_paa(roller.siv) == []
    (gitt,) = queries.gitt_av(roller.kari, fra=NAA)
    assert gitt.lest is None
    assert {h: lest(roller, id_, h) for h in ("kari", "lise", "ola", "amina")} == {
        "kari": "IKKE_MOTTAKER", "lise": "IKKE_FUNNET", "ola": "KREVER_BEGRUNNELSE",
        "amina": "IKKE_MOTTAKER",
    }  # fmt: skip
    assert lest(roller, id_, "per") == "ok"
    assert lest(roller, id_, "per") == "ok"
    assert hendelser(roller.amina).count("OVERDRAGELSE_LEST") == 1
    assert queries.venter_paa(roller.per) == []
    assert varsler(roller.per) == []
    (gitt,) = queries.gitt_av(roller.kari, fra=NAA)
    assert gitt.lest_av == "Per Solvang"


def leder_i_dalen() -> Any:
    id_ = kontor.opprett_ansatt(
        ident="D100099", navn="Dina Dalleder", ansettelse=Ansettelse.STAT,
        roller=[Rolle.ENHETSLEDER], kontorer=[DALEN], fra=NAA.date(),
    )  # fmt: skip
    return aktor_for_ansatt(id_, naa=NAA)


def test_to_another_office_everything_moves_at_once_and_its_leader_gets_it(
    roller: Rollebesetning,
) -> None:
    dina = leder_i_dalen()
    om: dict[str, Any] = {"aktor": roller.kari, "person_id": roller.amina.id, "naa": NAA}
    oppfolging.start_kvp(**om, begrunnelse="Vil kvalifisere seg")
    oppfolging.legg_til_medveileder(**om, ansatt_id=roller.per.id, rolle="Jobbspesialist")
    id_ = begynn(roller, til=None, kontor_nr=DALEN)
    assert send(roller, id_) == "ok"
    enhet = kontor_for_person(roller.amina.id)
    assert enhet is not None
    assert enhet.nr == DALEN
    assert q.ansvarlig_veileder(roller.amina.id) is None
    assert q.med_i(roller.per) == {}
    assert q.apen_kvp(roller.amina.id) is None
    assert varsler(roller.amina) == ["NYTT_KONTOR"]
    assert varsler(dina) == ["OVERDRATT"]
    assert [r.person for r in queries.venter_paa(dina)] == ["Amina Yusuf"]
    assert queries.venter_paa(roller.tor) == []
    # The giver, who cannot open her any more, sees whether it is read.
    assert [r.lest for r in queries.gitt_av(roller.kari, fra=NAA)] == [None]
    assert lest(roller, id_, "kari") == "KREVER_BEGRUNNELSE"
    assert lest(roller, id_, "ola") == "IKKE_MOTTAKER"
    oppfolging.tildel_veileder(
        aktor=dina, person_id=roller.amina.id, ansatt_id=roller.ola.id, naa=NAA
    )
    assert [r.person for r in queries.venter_paa(roller.ola)] == ["Amina Yusuf"]
    assert lest(roller, id_, "ola") == "ok"


def test_to_an_adviser_at_another_office(roller: Rollebesetning) -> None:
    assert send(roller, begynn(roller, til="ola", kontor_nr=DALEN)) == "ok"
    assert q.ansvarlig_veileder(roller.amina.id) == roller.ola.id
    assert roller.amina.id in q.nytildelte(roller.ola)
    assert varsler(roller.ola) == ["OVERDRATT"]
    assert hendelser(roller.amina)[-3:] == [
        "OVERDRAGELSE_SENDT",
        "KONTOR_ENDRET",
        "VEILEDER_TILDELT",
    ]


def test_refused_as_a_whole_when_the_world_has_moved(roller: Rollebesetning) -> None:
    id_ = begynn(roller)
    oppfolging.tildel_veileder(
        aktor=roller.tor, person_id=roller.amina.id, ansatt_id=roller.siv.id, naa=NAA
    )
    assert send(roller, id_) == "TILDELT_AV_ANDRE"
    assert Overdragelse.objects.get().status == Status.UTKAST
    kontor.flytt_person(person_id=roller.amina.id, kontor_nr=DALEN, naa=NAA)
    assert send(roller, id_, av="ola") == "OVERDRAGELSE_UTDATERT"
    assert utfall(
        o.forkast, aktor=roller.ola, overdragelse_id=id_, versjon=1, naa=NAA
    ) == "ok"  # fmt: skip
    assert send(roller, id_, av="ola", versjon=2) == "OVERDRAGELSE_SENDT"


def test_a_protected_person_is_not_handed_to_who_has_no_right(roller: Rollebesetning) -> None:
    def gi(til_kontor: str, til: UUID) -> str:
        return utfall(
            o.begynn, aktor=roller.siv, person_id=roller.frida.id, til_kontor=til_kontor,
            til_veileder=til, deler={}, naa=NAA,
        )  # fmt: skip

    assert gi(FJORDBY, roller.kari.id) == "VEILEDER_MANGLER_RETTIGHET"
    assert gi(DALEN, roller.ola.id) == "ok"
    id_ = Overdragelse.objects.get().id
    assert send(roller, id_, av="siv") == "VEILEDER_MANGLER_RETTIGHET"
    enhet = kontor_for_person(roller.frida.id)
    assert enhet is not None
    assert enhet.nr == FJORDBY


def test_the_database_keeps_one_draft_and_says_who_read(roller: Rollebesetning) -> None:
    begynn(roller)
    rad = Overdragelse.objects.get()
    for felt in ({"status": Status.SENDT}, {"status": Status.LEST, "sendt": NAA}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Overdragelse.objects.filter(id=rad.id).update(**felt)


def test_a_part_has_room_for_so_much() -> None:
    with pytest.raises(Regelbrudd, match="FOR_LANG"):
        rules.rensede({Del.MAL: "x" * (MAKS_DEL + 1)})
    assert set(rules.rensede({})) == {d.value for d in Del}


def test_a_leader_does_not_confirm_for_the_receiver(roller: Rollebesetning) -> None:
    id_ = begynn(roller)
    assert send(roller, id_) == "ok"
    assert lest(roller, id_, "tor") == "IKKE_MOTTAKER"
    assert lest(roller, id_, "per") == "ok"
