"""Requirement: who reads on paper is told on paper who acts for them, and what was done at the office."""

from datetime import timedelta

from rollebesetning import NAA, Rollebesetning

from dap.bistand import operations as bistand
from dap.bistand.tests.hjelp import fnr, navngi, som
from dap.brev import operations
from dap.brev.models import Brev
from dap.brev.tests.hjelp import av_seg_selv, brev_til, papir
from dap.brev.values import Brevslag
from dap.felles.rom import Rom
from dap.hjelper.values import Samtykke
from dap.mal import operations as mal
from dap.tabell.base import ny_id

TEKST = "Jeg vil helst begynne med korte dager."


def test_help_at_the_office_comes_as_a_letter_with_what_was_written(
    roller: Rollebesetning,
) -> None:
    id_ = bistand.start_assistanse(
        aktor=roller.kari, person_id=roller.amina.id, samtykke=Samtykke.MUNTLIG,
        sesjonsnokkel="", naa=NAA,
    )  # fmt: skip
    sammen = som(roller.kari, id_)
    mal.lagre_situasjon(aktor=sammen, person_id=sammen.id, tekst=TEKST, versjon=0, naa=NAA)
    papir(roller.amina)
    bistand.avslutt_assistanse(ansatt_id=roller.kari.id, naa=NAA + timedelta(minutes=5))
    assert av_seg_selv(NAA + timedelta(minutes=30)) == 1
    brev = brev_til(roller.amina, roller.kari, NAA + timedelta(minutes=30))[0]
    assert (brev.slag, brev.objekt_type) == (Brevslag.BESKJED, "ASSISTANSE")
    rad = Brev.objects.get(id=brev.id)
    assert rad.rom == [Rom.STAT]
    assert rad.innhold["tittel"] == "Om hjelpen din: Hjelp på kontoret"
    (del_,) = rad.innhold["deler"]
    assert del_["hvem"] == "Kari Nordmo i NAV"
    assert [u["tekst"] for u in del_["under"]] == [TEKST]


def test_a_letter_about_a_helper_does_not_tell_the_office_a_hidden_name(
    roller: Rollebesetning,
) -> None:
    id_ = navngi(roller.amina, fnr(roller.stine))
    bistand.svar(aktor=roller.stine, hjelp_id=id_, ja=True, naa=NAA)
    papir(roller.amina)
    operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="HJELPER", objekt_id=id_,
        nokkel=ny_id(), naa=NAA,
    )  # fmt: skip
    rad = Brev.objects.get(objekt_type="HJELPER")
    assert rad.innhold["tittel"] == "Om hjelpen din: Hjelper som brukeren har valgt"
    assert dict(rad.innhold["deler"][0]["fakta"])["Navn"] == "(navnet er skjult)"
