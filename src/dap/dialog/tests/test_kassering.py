"""Requirement: what was written wrong is erased when one asks and another agrees; never what stood."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.utils import DatabaseError
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations, queries
from dap.dialog.models import Kassering, Melding, Trad, Vedlegg
from dap.dialog.values import KASSERT_TEKST, Tema
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.sok import Sporring
from dap.hendelse.models import Hendelse
from dap.tilgang.operations import apne_person

pytestmark = pytest.mark.django_db
HEMMELIG = "Hemmeligheten om naboen"
GRUNN = "Skrevet hos feil person"
SENERE = NAA + timedelta(hours=1)


@pytest.fixture
def melding(roller: Rollebesetning) -> Melding:
    sendt = operations.ny_trad(
        aktor=roller.kari,
        person_id=roller.amina.id,
        tema=Tema.ARBEID_AKTIVITETER,
        overskrift="Om naboen",
        tekst=HEMMELIG,
        nokkel=uuid4(),
        naa=NAA,
    )
    return Melding.objects.get(id=sendt.melding_id)


def _be(aktor: Aktor, melding: Melding, **valg: Any) -> UUID:
    felt = {"begrunnelse": GRUNN, "naa": NAA} | valg
    return operations.be_om_kassering(aktor=aktor, melding_id=melding.id, **felt)


def _avgjor(aktor: Aktor, id_: UUID, *, godkjent: bool = True, **valg: Any) -> None:
    operations.avgjor_kassering(
        aktor=aktor, kassering_id=id_, godkjent=godkjent, naa=SENERE, **valg
    )


def _alt_i_basen() -> str:
    """Every text of every table, as somebody with the database in hand would search it."""
    with connection.cursor() as peker:
        peker.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tabeller = [rad[0] for rad in peker.fetchall()]
        ut = []
        for tabell in tabeller:
            peker.execute(f'SELECT t::text FROM "{tabell}" t')
            ut += [rad[0] for rad in peker.fetchall()]
    return "\n".join(ut)


def test_the_words_are_nowhere_when_a_colleague_agrees(
    roller: Rollebesetning, melding: Melding
) -> None:
    fil = operations.last_opp_vedlegg(
        aktor=roller.kari,
        person_id=roller.amina.id,
        navn="naboen.pdf",
        innhold=b"%PDF-1.7\n" + HEMMELIG.encode() + b"\nendobj\ntrailer\n%%EOF\n",
        naa=NAA,
    )
    svar = operations.send_melding(
        aktor=roller.kari, trad_id=melding.trad_id, tekst="Se fila", nokkel=uuid4(), naa=NAA,
        vedlegg=[fil],
    )  # fmt: skip
    for m in (melding, Melding.objects.get(id=svar.melding_id)):
        _avgjor(roller.per, _be(roller.kari, m))

    alt = _alt_i_basen()
    assert HEMMELIG not in alt
    assert "naboen" not in alt
    assert HEMMELIG.encode().hex() not in alt
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="dialog", naa=SENERE)
    side = queries.tradside(queries.tradinnsyn(innsyn, melding.trad_id))
    assert [(m.tekst, m.kassert, m.kassert_fordi, m.vedlegg) for m in side.meldinger] == [
        (KASSERT_TEKST, SENERE, GRUNN, ())
    ] * 2
    assert side.trad.overskrift == KASSERT_TEKST
    assert queries.sok(innsyn, Sporring(("naboen",)), etter=None, antall=10) == []
    with pytest.raises(IkkeFunnet):
        queries.hent_vedlegg(queries.tradinnsyn(innsyn, melding.trad_id), fil)


def test_who_asked_cannot_decide(roller: Rollebesetning, melding: Melding) -> None:
    id_ = _be(roller.kari, melding)
    with pytest.raises(Regelbrudd, match="EGEN_KASSERING"):
        _avgjor(roller.kari, id_)
    assert Melding.objects.get(id=melding.id).tekst == HEMMELIG
    with pytest.raises(IntegrityError), transaction.atomic():
        Kassering.objects.filter(id=id_).update(
            avgjort=NAA, godkjent=True, avgjort_av_id=roller.kari.id
        )


def test_no_is_said_with_a_reason_and_can_be_asked_again(
    roller: Rollebesetning, melding: Melding
) -> None:
    id_ = _be(roller.kari, melding)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        _avgjor(roller.per, id_, godkjent=False)
    _avgjor(roller.per, id_, godkjent=False, avslag="Det er riktig person")
    with pytest.raises(Regelbrudd, match="KASSERING_ER_AVGJORT"):
        _avgjor(roller.per, id_)
    assert Melding.objects.get(id=melding.id).tekst == HEMMELIG
    assert _be(roller.per, melding) != id_
    with pytest.raises(Regelbrudd, match="KASSERING_ER_BEDT_OM"):
        _be(roller.kari, melding)


def test_the_same_twice_is_once(roller: Rollebesetning, melding: Melding) -> None:
    id_ = _be(roller.kari, melding)
    assert _be(roller.kari, melding) == id_
    _avgjor(roller.per, id_)
    _avgjor(roller.per, id_)
    with pytest.raises(Regelbrudd, match="ALLEREDE_KASSERT"):
        _be(roller.kari, melding)
    typer = list(Hendelse.objects.order_by("id").values_list("type", flat=True))
    assert typer.count("KASSERING_BEDT") == typer.count("MELDING_KASSERT") == 1


@pytest.mark.parametrize("hvem", ["amina", "hanne", "lise"])
def test_neither_users_nor_who_may_not_open_the_thread(
    roller: Rollebesetning, melding: Melding, hvem: str
) -> None:
    andre = getattr(roller, hvem, roller.amina)
    with pytest.raises((IkkeFunnet, Exception)) as feil:
        _be(andre, melding)
    assert not isinstance(feil.value, Regelbrudd)
    assert not Kassering.objects.exists()


def test_what_waits_is_shown_to_others_who_may_open_the_thread(
    roller: Rollebesetning, melding: Melding
) -> None:
    _be(roller.kari, melding)
    assert queries.kasseringer_som_venter(roller.kari) == []
    assert queries.kasseringer_som_venter(roller.amina) == []
    assert [k.begrunnelse for k in queries.kasseringer_som_venter(roller.per)] == [GRUNN]


@pytest.mark.parametrize(
    "endring",
    [
        {"tekst": "Noe annet"},
        {"tekst": ""},
        {"tekst": KASSERT_TEKST},
        {"tekst": KASSERT_TEKST, "kassert": NAA, "avsender_id": uuid4()},
        {"kassert": NAA},
    ],
)
def test_the_database_bears_no_other_change(melding: Melding, endring: dict[str, Any]) -> None:
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic():
        Melding.objects.filter(id=melding.id).update(**endring)
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic():
        Melding.objects.filter(id=melding.id).delete()
    assert Melding.objects.get(id=melding.id).tekst == HEMMELIG


def test_the_history_keeps_that_it_happened(roller: Rollebesetning, melding: Melding) -> None:
    _avgjor(roller.per, _be(roller.kari, melding))
    trad = Trad.objects.get(id=melding.trad_id)
    assert (trad.handling, trad.endret_av_id) == ("MELDING_KASSERT", roller.per.id)
    rad = Kassering.objects.get()
    assert (rad.begrunnelse, rad.bedt_av_id, rad.avgjort_av_id, rad.godkjent) == (
        GRUNN, roller.kari.id, roller.per.id, True,
    )  # fmt: skip
    assert not Vedlegg.objects.exists()
