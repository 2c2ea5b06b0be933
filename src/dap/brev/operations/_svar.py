"""Write down what the user said: on the reply slip, by phone, or at the office (docs/adr/0039).

The user acts, in the very operations that a digital user's own buttons call; the mark of who wrote
it down, and how it came, follows the act to the spine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Svar
from dap.brev.operations._felles import apne
from dap.brev.svarvalg import kan_svare_for, svarmuligheter
from dap.brev.utsendinger import sprak_for
from dap.brev.values import KREVER_ORD, Svarhandling, Svarvalg
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.eskalering import queries as varsler
from dap.felles.aktor import Aktor, AktorType, Maate, Ved
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.forstaelse import queries as forstaelser
from dap.forstaelse.values import Mening
from dap.mote import operations as mote
from dap.mote import queries as moter
from dap.mote.values import Motestatus
from dap.person import queries as person
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn

Fil = tuple[str, bytes]
"""Name and content of a scanned page."""


@dataclass(frozen=True, slots=True)
class Svaret:
    """One answer on its way to where it belongs."""

    bruker: Aktor
    innsyn: Personinnsyn
    """Of the one who writes it down: nothing outside it is touched."""
    objekt_type: str
    objekt_id: UUID
    versjon: int
    valg: Svarvalg
    ord_: str
    filer: Sequence[Fil]
    nokkel: UUID
    naa: datetime


@transaction.atomic
def registrer_svar(
    *,
    aktor: Aktor,
    person_id: UUID,
    objekt_type: str,
    objekt_id: UUID,
    versjon: int,
    valg: str,
    maate: Maate,
    mottatt: date,
    samtykke: bool,
    nokkel: UUID,
    naa: datetime,
    ord_: str = "",
    filer: Sequence[Fil] = (),
) -> None:
    """What the user answered to one record. `valg` is one of `queries.svarmuligheter`.

    Raises IkkeFunnet, IkkeTilgang, VersjonsKonflikt (the record has moved on), Regelbrudd
    BRUKEREN_SVARER_SELV (digital users do), MANGLER_SAMTYKKE, MOTTATT_FRAM_I_TID, UGYLDIG_SVAR,
    MANGLER, and as the operation of the record.
    """
    innsyn = apne(aktor, person_id, naa)
    krev_kan_svare_for(person_id)
    if not samtykke:
        raise Regelbrudd("MANGLER_SAMTYKKE", felt="samtykke")
    if mottatt > dato(naa):
        raise Regelbrudd("MOTTATT_FRAM_I_TID", felt="mottatt")
    bruker = Aktor(
        AktorType.BRUKER, person_id, person.navn([person_id]).get(person_id, ""), person_id
    ).skrevet_ned(Ved(aktor.id, maate, mottatt))
    if _er_sagt(bruker, valg, innsyn, objekt_type, objekt_id, naa):
        return
    mulig = svarmuligheter(innsyn, objekt_type, objekt_id, naa=naa)
    valgt = next((v for v in mulig.valg if v.verdi == valg), None)
    if valgt is None:
        raise Regelbrudd("UGYLDIG_SVAR", felt="valg")
    if valgt.handling != Svarhandling.MELDING and mulig.versjon != versjon:
        raise VersjonsKonflikt(mulig.versjon)
    if valgt.handling in KREVER_ORD and not ord_.strip() and not filer:
        raise Regelbrudd("MANGLER", felt="ord")
    svar = Svaret(
        bruker, innsyn, objekt_type, objekt_id, versjon, valgt, ord_.strip(), filer,
        innholdsnokkel(nokkel, aktor.id), naa,
    )  # fmt: skip
    _UTFOR[valgt.handling](svar)


def krev_kan_svare_for(person_id: UUID) -> None:
    """Regelbrudd BRUKEREN_SVARER_SELV: who writes here themself is not written for."""
    if not kan_svare_for(person_id):
        raise Regelbrudd("BRUKEREN_SVARER_SELV")


def _er_sagt(
    bruker: Aktor, valg: str, innsyn: Personinnsyn, type_: str, id_: UUID, naa: datetime
) -> bool:
    """The same form again, of a meeting that is confirmed or called off by it."""
    if type_ != "MOTE" or not valg.startswith("KOMMER"):
        return False
    m = moter.ett_mote(innsyn, id_, naa=naa)
    if valg == Svarhandling.KOMMER_IKKE:
        return m.status in {Motestatus.AVLYST, Motestatus.AVSLATT} and m.endret_av_bruker
    return m.status == Motestatus.AVTALT and m.bekreftet is not None


# --- one function an answer ---------------------------------------------------------------------


def _ord(s: Svaret) -> str:
    """The words, or where they are, in the user's language."""
    with translation.override(sprak_for(s.innsyn.person_id)):
        return s.ord_ or gettext("Se vedlegget.")


def _melding(s: Svaret) -> None:
    felles = {"aktor": s.bruker, "nokkel": s.nokkel, "naa": s.naa, "vedlegg": _vedlegg(s)}
    tekst = _ord(s)
    if s.objekt_type in {"TRAD", "ESKALERING"}:
        dialog.send_melding(trad_id=_traden(s), tekst=tekst, **felles)  # type: ignore[arg-type]
    elif s.objekt_type == "AKTIVITET":
        dialog.skriv_om_aktivitet(
            person_id=s.bruker.id,
            aktivitet_id=s.objekt_id,
            tekst=tekst,
            **felles,  # type: ignore[arg-type]
        )
    else:
        stat = eget_rom(s.bruker, s.innsyn.rom) == Rom.STAT and s.innsyn.ser_rom(Rom.STAT)
        tema = Tema.ARBEID_AKTIVITETER if stat else Tema.KOMMUNALE_TJENESTER
        dialog.ny_trad(person_id=s.bruker.id, tema=tema, tekst=tekst, **felles)  # type: ignore[arg-type]


def _traden(s: Svaret) -> UUID:
    """Where it is written: a warning is answered in its own thread."""
    if s.objekt_type == "TRAD":
        return s.objekt_id
    return varsler.ett(s.innsyn, s.objekt_id, naa=s.naa).trad_id


def _vedlegg(s: Svaret) -> list[UUID]:
    return [
        dialog.last_opp_vedlegg(
            aktor=s.bruker, person_id=s.bruker.id, navn=navn, innhold=innhold, naa=s.naa
        )
        for navn, innhold in s.filer
    ]


def _mening(s: Svaret) -> None:
    mening = Mening.ENIG if s.valg.handling == Svarhandling.ENIG else Mening.UENIG
    forstaelse.si_mening(
        aktor=s.bruker, objekt_id=s.objekt_id, versjon=_enighetsversjon(s), mening=mening,
        kommentar=s.ord_, naa=s.naa,
    )  # fmt: skip
    _filene(s)


def _enighetsversjon(s: Svaret) -> int:
    data = forstaelser.om(s.innsyn, s.objekt_id)
    if data is None:
        raise IkkeFunnet
    return data.versjon


def _forslag(s: Svaret) -> None:
    svar = Svar.GODTA if s.valg.handling == Svarhandling.JA else Svar.AVSLA
    aktivitet.svar_pa_forslag(
        aktor=s.bruker, aktivitet_id=s.objekt_id, versjon=s.versjon, svar=svar, ord=s.ord_,
        naa=s.naa,
    )  # fmt: skip
    _filene(s)


def _lest(s: Svaret) -> None:
    aktivitet.les_forhandsorientering(aktor=s.bruker, aktivitet_id=s.objekt_id, naa=s.naa)
    _ord_eller_fil(s)


def _kommer(s: Svaret) -> None:
    felles = {"aktor": s.bruker, "mote_id": s.objekt_id, "versjon": s.versjon, "naa": s.naa}
    if s.valg.forslag_id is not None:
        mote.godta_tid(forslag_id=s.valg.forslag_id, **felles)  # type: ignore[arg-type]
    else:
        mote.bekreft(**felles)  # type: ignore[arg-type]
    _ord_eller_fil(s)


def _kommer_ikke(s: Svaret) -> None:
    m = moter.ett_mote(s.innsyn, s.objekt_id, naa=s.naa)
    gjor = mote.avsla if m.venter_paa is not None else mote.avlys
    gjor(
        aktor=s.bruker, mote_id=s.objekt_id, versjon=s.versjon, ord=_ord(s), naa=s.naa,
    )  # fmt: skip
    _filene(s)


def _filene(s: Svaret) -> None:
    """A scanned page lies in the conversation, whatever was ticked on it."""
    if s.filer:
        _melding(s)


def _ord_eller_fil(s: Svaret) -> None:
    if s.ord_ or s.filer:
        _melding(s)


_UTFOR: dict[Svarhandling, Callable[[Svaret], None]] = {
    Svarhandling.MELDING: _melding,
    Svarhandling.ENIG: _mening,
    Svarhandling.UENIG: _mening,
    Svarhandling.JA: _forslag,
    Svarhandling.NEI: _forslag,
    Svarhandling.LEST: _lest,
    Svarhandling.KOMMER: _kommer,
    Svarhandling.KOMMER_IKKE: _kommer_ikke,
}
