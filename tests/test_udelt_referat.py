"""What is not shared is not there: the user, by every address, sees none of it.

Three kinds: minutes of a talk, minutes of a meeting, and a change in minutes that are shared.
"""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from klient import logget_inn
from opptak import Opptak
from test_fremmed_id import BRUKERS, EGNE, OM_PERSON, skjema, som_bruker
from test_innskutt import BRUKERENS
from verden import Verden

from dap.arkiv.eksport.samling import saml
from dap.arkiv.eksportverdier import Eksportvalg
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.hendelse.queries import hendelser
from dap.mote.models import Mote
from dap.referat import operations as referat
from dap.referat.models import Delt, Utkast
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

MERKE = "ikke-delt-ennå"
MER = ("/klarsprak/", "/tidslinje/", "/tidslinje/sok/", "/moter/", "/referater/", "/eksport/")


@pytest.fixture(scope="module")
def udelt(
    opptak_av_verden: Opptak[Verden], django_db_blocker: Any
) -> Iterator[tuple[Verden, list[UUID]]]:
    """Amina's world, with minutes of every kind that are not shared."""
    with django_db_blocker.unblock(), transaction.atomic():
        verden = opptak_av_verden.spill_av()
        yield verden, _skriv(verden)
        transaction.set_rollback(True)


def _skriv(verden: Verden) -> list[UUID]:
    roller, ting, naa = verden.roller, verden.stat("amina").ider, timezone.now()
    felles: dict[str, Any] = {"aktor": roller.kari, "naa": naa}
    samtale = referat.start_samtalereferat(
        person_id=roller.amina.id, tema=f"Tema {MERKE}", tekst=f"Tekst {MERKE}",
        dag=dato(naa), nokkel=uuid.uuid4(), **felles,
    )  # fmt: skip
    referat.siter(referat_id=samtale, melding_id=ting["melding_id"], **felles)
    Mote.objects.filter(id=ting["mote_id"]).update(start=naa - timedelta(hours=3))
    motet = referat.start_motereferat(mote_id=ting["mote_id"], person_id=roller.amina.id, **felles)
    referat.lagre_utkast(referat_id=motet, versjon=1, tekst=f"Møtet {MERKE}", **felles)
    delt = ting["referat_id"]
    referat.lagre_utkast(referat_id=delt, versjon=3, tekst=f"Endring {MERKE}", **felles)
    return [samtale, motet, delt]


def lest(svar: Any) -> str:
    """What came, also as a file."""
    innhold = b"".join(svar.streaming_content) if svar.streaming else svar.content
    return innhold.decode(errors="replace")


def test_by_every_address_the_user_sees_none_of_it(
    udelt: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, ider = udelt
    amina, ting = logget_inn("amina"), verden.stat("amina").ider
    adresser = {*BRUKERENS, *MER}
    for referat_id in ider:
        alle = {**ting, "referat_id": referat_id, "objekt_id": referat_id}
        adresser |= {rute.adresse(alle) for rute in EGNE}
    antall = 0
    for adresse in sorted(adresser):
        svar = amina.get(adresse)
        antall += svar.status_code == 200
        assert MERKE not in lest(svar), adresse
        assert MERKE not in str(svar.headers), adresse
    assert antall > 30


def test_no_form_of_the_users_brings_it_out(udelt: tuple[Verden, list[UUID]], db: None) -> None:
    verden, ider = udelt
    amina, ting = logget_inn("amina"), verden.stat("amina").ider
    for referat_id in ider:
        alle = {**ting, "referat_id": referat_id, "objekt_id": referat_id}
        for rute in EGNE:
            if not rute.navn.startswith(("referat:", "forstaelse:")):
                continue
            svar = amina.post(rute.adresse(alle), skjema(alle), follow=True)
            assert MERKE not in lest(svar), rute.navn
    assert not Delt.objects.filter(tekst__contains=MERKE).exists()
    assert Utkast.objects.filter(tekst__contains=MERKE, apent=True).count() == 3


def test_staff_who_look_as_the_user_do_not_see_it_either(
    udelt: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, ider = udelt
    kari, ting = logget_inn("kari"), verden.stat("amina").ider
    sett = 0
    for referat_id in ider:
        alle = {**ting, "referat_id": referat_id, "objekt_id": referat_id}
        for rute in OM_PERSON:
            adresse = rute.adresse(alle)
            if rute.navn in BRUKERS:
                vist = lest(kari.get(som_bruker(adresse)))
                assert MERKE not in vist, adresse
            if rute.navn.startswith("referat:"):
                sett += MERKE in lest(kari.get(adresse))
    assert sett > 5, "as herself she reads what she writes"


def test_nothing_tells_the_user_of_it(udelt: tuple[Verden, list[UUID]], db: None) -> None:
    verden, ider = udelt
    amina = verden.roller.amina
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=timezone.now())

    om = [h for h in hendelser(innsyn, antall=500) if h.objekt_id in set(ider[:2])]
    varsler = Varsel.objects.filter(mottaker_id=amina.id, objekt_id__in=ider[:2])

    assert om == []
    assert not varsler.exists()
    assert Hendelse.objects.filter(objekt_id=ider[0], objekt_type="REFERATUTKAST").exists()
    liste = logget_inn("amina").get("/referater/").content.decode()
    assert "Samtalereferatet er ikke ferdig" in liste


def test_neither_the_search_nor_the_complete_export_has_it(
    udelt: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, _ider = udelt
    amina, aktor = logget_inn("amina"), verden.roller.amina
    # Words of the drafts that stand nowhere else; the search says back what was searched for.
    for ord_, vises in (("Tekst ikke-delt", "Tekst"), ("Møtet ikke-delt", "Møtet")):
        svar = amina.post("/tidslinje/sok/", {"sok": ord_}, follow=True)
        assert f"{vises} {MERKE}" not in svar.content.decode()
    innsyn = apne_person(aktor=aktor, person_id=aktor.id, hva="plan", naa=timezone.now())

    sak = repr(saml(innsyn, Eksportvalg(), naa=timezone.now()))

    assert "Referat hemmelig-amina-stat" in sak, "what is shared is there"
    assert MERKE not in sak


def test_shared_it_is_there(udelt: tuple[Verden, list[UUID]], db: None) -> None:
    verden, ider = udelt
    samtale = ider[0]
    versjon = Utkast.objects.get(referat_id=samtale).versjon
    referat.del_referat(
        aktor=verden.roller.kari, referat_id=samtale, versjon=versjon, naa=timezone.now()
    )

    amina = logget_inn("amina")
    assert MERKE in amina.get(f"/referater/{samtale}/").content.decode()
    assert MERKE in amina.get("/na/").content.decode()
