"""Requirement: what was erased because it was written wrong is in no file either, and no table."""

import uuid
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone
from rollebesetning import Rollebesetning
from verden import PNG

from dap.arkiv.models import Eksport, Eksportdel
from dap.arkiv.tests.eksporthjelp import eksporter
from dap.arkiv.values import Eksportstatus
from dap.dialog import operations as dialog
from dap.dialog.values import SendtMelding, Tema
from dap.kassering import operations as kassering

pytestmark = pytest.mark.django_db
GRUNN = "Skrevet i feil persons plan"


@pytest.fixture
def melding(roller: Rollebesetning) -> SendtMelding:
    amina, naa = roller.amina, timezone.now()
    fil = dialog.last_opp_vedlegg(
        aktor=amina, person_id=amina.id, navn="Hemmeligmann.png", innhold=PNG, naa=naa
    )
    return dialog.ny_trad(
        aktor=amina, person_id=amina.id, tema=Tema.ANNET, tekst="Saken til Hemmeligmann",
        vedlegg=[fil], nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip


def _slett(roller: Rollebesetning, melding_id: UUID) -> None:
    naa = timezone.now()
    id_ = kassering.be_om(
        aktor=roller.kari, slag="MELDING", objekt_id=melding_id, hele=["tekst"], versjon=1,
        begrunnelse=GRUNN, naa=naa,
    )  # fmt: skip
    kassering.avgjor(aktor=roller.per, kassering_id=id_, godkjent=True, versjon=1, naa=naa)


def _alt_i_basen() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as c:
        c.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        alt = []
        for (tabell,) in c.fetchall():
            c.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{tabell}" t')
            alt.append(c.fetchone()[0] or "")
    return "\n".join(alt).lower()


def test_it_is_gone_from_every_table_of_the_database(
    roller: Rollebesetning, melding: SendtMelding
) -> None:
    eksporter(roller.amina, roller.amina)
    assert "hemmeligmann" in _alt_i_basen()
    assert PNG.hex() in _alt_i_basen()

    _slett(roller, melding.melding_id)

    assert "hemmeligmann" not in _alt_i_basen()
    assert PNG.hex() not in _alt_i_basen()


def test_files_that_were_made_or_are_being_made_go(
    roller: Rollebesetning, melding: SendtMelding
) -> None:
    eksporter(roller.kari, roller.amina)
    eksporter(roller.bjorn, roller.bjorn)
    lages = Eksport.objects.create(
        person_id=roller.amina.id, bestilt_av_type="BRUKER", bestilt_av_id=roller.amina.id,
        bestilt=timezone.now(), nokkel=uuid.uuid4(), sprak="nb", rom=[], utvalg={},
        status=Eksportstatus.LAGES,
    )  # fmt: skip

    _slett(roller, melding.melding_id)

    statuser = dict(Eksport.objects.values_list("bestilt_av_id", "status"))
    assert statuser == {
        roller.kari.id: Eksportstatus.SLETTET,
        roller.bjorn.id: Eksportstatus.FERDIG,
        roller.amina.id: Eksportstatus.FEILET,
    }
    assert not Eksportdel.objects.exclude(eksport__person_id=roller.bjorn.id).exists()
    assert lages.id


def test_a_new_file_says_that_it_was_erased_and_why(
    roller: Rollebesetning, melding: SendtMelding
) -> None:
    _slett(roller, melding.melding_id)
    fil = eksporter(roller.amina, roller.amina)
    assert "Innholdet er slettet." in fil.pdftekst
    assert GRUNN in fil.pdftekst
    assert not [n for n in fil.innhold if n.startswith("vedlegg/")]
