"""Short words for the tests of the journal: something worth keeping, and confirming it."""

import json
import uuid
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone
from planhjelp import avtal, lag
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Utfall
from dap.arkiv import operations, queries
from dap.arkiv.models import Journalpost
from dap.arkiv.values import Forhandsvisning, Forslag, Kilde, Regelkode
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kassering import operations as kassering
from dap.oppfolging import queries as oppfolging
from dap.referat import operations as referat
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from motparter.arkiv import Arkivmappe


def innsyn(av: Aktor, om: Aktor) -> Personinnsyn:
    return apne_person(aktor=av, person_id=om.id, hva="journal", naa=timezone.now())


def foreslatt(av: Aktor, om: Aktor) -> dict[Regelkode, Forslag]:
    return {f.kilde.regel: f for f in queries.forslag(innsyn(av, om), naa=timezone.now())}


def planen(om: Aktor, rom: Rom = Rom.STAT) -> Kilde:
    periode = oppfolging.apen_periode(om.id)
    assert periode is not None
    return Kilde(Regelkode.PLAN, rom, periode.id)


def vis(av: Aktor, om: Aktor, kilde: Kilde) -> Forhandsvisning:
    return queries.forhandsvisning(innsyn(av, om), kilde, naa=timezone.now())


def journalfor(av: Aktor, om: Aktor, kilde: Kilde, **valg: Any) -> UUID:
    sett = valg.pop("sett", None) or vis(av, om, kilde)
    felles: dict[str, Any] = {
        "tittel": sett.tittel, "nokkel": uuid.uuid4(), "naa": timezone.now(), "bilde": sett.bilde,
    }  # fmt: skip
    return operations.journalfor(aktor=av, person_id=om.id, kilde=kilde, **(felles | valg))


def avtalt(av: Aktor, om: Aktor, **felter: Any) -> Utfall:
    return avtal(av, lag(av, om, felter=felter))


def delt_referat(av: Aktor, om: Aktor, tekst: str = "Vi ble enige om et kurs.") -> UUID:
    naa = timezone.now()
    id_ = referat.start_samtalereferat(
        aktor=av, person_id=om.id, tema="Veien videre", dag=dato(naa), tekst=tekst,
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    referat.del_referat(aktor=av, referat_id=id_, versjon=1, naa=naa)
    return id_


def samtale(fra: Aktor, svarer: Aktor | None, tema: Tema, tekst: str = "Kan jeg reise?") -> UUID:
    """The user asks; staff answers."""
    felles: dict[str, Any] = {"person_id": fra.id, "naa": timezone.now()}
    sendt = dialog.ny_trad(
        aktor=fra, tema=tema, overskrift="Ferie", tekst=tekst, nokkel=uuid.uuid4(), **felles
    )
    if svarer is not None:
        dialog.send_melding(
            aktor=svarer, trad_id=sendt.trad_id, tekst="Ja, i fire uker.", nokkel=uuid.uuid4(),
            naa=felles["naa"],
        )  # fmt: skip
    return sendt.trad_id


def lever(id_: UUID, naa: datetime | None = None) -> Journalpost:
    """One attempt, as the job makes it; when nothing is said, at the time it is due."""
    rad = Journalpost.objects.get(id=id_)
    tid = naa or rad.neste_forsok or timezone.now()
    operations.lever_journalpost(journalpost_id=id_, klokke=lambda: tid)
    return Journalpost.objects.get(id=id_)


def til_arkivet(id_: UUID, mappe: Path) -> Journalpost:
    """Packed, handed over, answered, and the answer read."""
    lever(id_)
    Arkivmappe(mappe).ta_imot()
    return lever(id_)


def pakke(mappe: Path, id_: UUID) -> dict[str, bytes]:
    with zipfile.ZipFile(mappe / "mottatt" / f"{id_}.zip") as z:
        return {navn: z.read(navn) for navn in z.namelist()}


def metadata(filer: dict[str, bytes]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(filer["metadata.json"])
    return data


def slett_melding(roller: Rollebesetning, melding_id: UUID, naa: datetime) -> None:
    """Asked for by Kari, agreed to by Per."""
    id_ = kassering.be_om(
        aktor=roller.kari, slag="MELDING", objekt_id=melding_id, hele=["tekst"], versjon=1,
        begrunnelse="Hører til en annen sak", naa=naa,
    )  # fmt: skip
    kassering.avgjor(aktor=roller.per, kassering_id=id_, godkjent=True, versjon=1, naa=naa)
