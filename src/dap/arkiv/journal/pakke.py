"""The package of an entry: the export's own files, and what the archive must know of them."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Any
from uuid import UUID

from dap.arkiv.eksport.pakke import Pakke, skriv_sak, skriv_vedlegg
from dap.arkiv.eksportverdier import SKJEMA_VERSJON, Saksinnhold
from dap.arkiv.journalverdier import Regelkode, Sendemate
from dap.arkiv.models import Journalfil, Journalpost
from dap.arkiv.regelverk import BEVARING, REGLER, TILGANG
from dap.felles.rom import Rom
from dap.person import queries as person

METADATA_VERSJON = "1.0"
VEDLEGG = "vedlegg-"
"""Files whose names begin so are the attachments, kept with the entry until it is packed."""


def skriv(rad: Journalpost, sak: Saksinnhold, fil: IO[bytes]) -> list[bytes]:
    """Write the ZIP; gives the PDFs in it. Raises PdfFeilet."""
    pakke = Pakke(fil)
    pakke.legg_til("metadata.json", _json(metadata(rad)), "application/json")
    skriv_vedlegg(pakke, sak, lambda ider: _vedlegg(rad, ider))
    skriv_sak(pakke, sak, lambda prosent: None)
    pakke.ferdig({"skjema": SKJEMA_VERSJON, "nokkel": str(rad.id)})
    with zipfile.ZipFile(fil) as z:
        return [z.read(n) for n in z.namelist() if n.startswith("sak") and n.endswith(".pdf")]


def _vedlegg(rad: Journalpost, ider: Iterable[UUID]) -> Iterator[tuple[UUID, bytes]]:
    for id_ in ider:
        deler = Journalfil.objects.filter(journalpost=rad, navn=f"{VEDLEGG}{id_}").order_by("nr")
        ut = io.BytesIO()
        for stykke in deler.values_list("innhold", flat=True):
            ut.write(bytes(stykke))
        yield id_, ut.getvalue()


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def metadata(rad: Journalpost) -> dict[str, Any]:
    """The words of Noark 5, as far as they go."""
    regel, bevaring = REGLER[Regelkode(rad.regel)], BEVARING[rad.bevaring]
    tilgang = TILGANG[Rom(rad.rom)]
    sendt = rad.sendemate != Sendemate.IKKE
    return {
        "versjon": METADATA_VERSJON,
        "idempotensnokkel": str(rad.id),
        "journalpost": {
            "tittel": rad.tittel,
            "offentligTittel": str(regel.offentlig),
            "journalposttype": "U" if sendt else "X",
            "journalstatus": "J",
            "journalsekvensnummer": rad.nr,
            "journaldato": rad.journalfort.date().isoformat(),
            "dokumentetsDato": rad.bilde_tid.isoformat(),
            "journalfoertAv": rad.journalfort_av.navn,
            "journalenhet": rad.enhet,
            "tema": rad.tema,
            "spraak": rad.sprak,
            "forvaltningsnivaa": rad.rom,
        },
        "korrespondansepart": _parter(rad, sendt=sendt),
        "skjerming": {"tilgangskode": tilgang.kode, "skjermingshjemmel": str(tilgang.hjemmel)},
        "sak": _sak(rad),
        "bevaringOgKassasjon": {
            "kassasjonsvedtak": "Bevares" if bevaring.ar is None else "Kasseres",
            "bevaringstid": bevaring.ar,
            "regnesFra": "saksavslutning",
            "kassasjonshjemmel": str(bevaring.hjemmel),
        },
    }


def _parter(rad: Journalpost, *, sendt: bool) -> list[dict[str, Any]]:
    """Who it is from, and who it was sent to when it was sent."""
    fra = {"korrespondanseparttype": "Avsender", "navn": rad.enhet, "saksbehandler": ""}
    fra["saksbehandler"] = rad.journalfort_av.navn
    parter: list[dict[str, Any]] = [fra]
    if sendt:
        parter.append({"korrespondanseparttype": "Mottaker", **_bruker(rad)})
    return parter


def _bruker(rad: Journalpost) -> dict[str, Any]:
    p = person.persondata(rad.person_id)
    return {"navn": p.navn, "ident": p.fnr, "identtype": "FNR"} if p else {}


def _sak(rad: Journalpost) -> dict[str, Any]:
    """The follow-up period is the case."""
    periode = rad.periode
    return {
        "saksreferanse": str(periode.id),
        "sakstype": "OPPFOLGINGSPERIODE",
        "opprettetDato": periode.start.date().isoformat(),
        "avsluttetDato": periode.slutt.date().isoformat() if periode.slutt else None,
        "bruker": _bruker(rad),
    }
