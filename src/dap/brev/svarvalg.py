"""Which answers make sense to a record now: what a digital user could have pressed."""

from datetime import datetime
from uuid import UUID

from dap.aktivitet import queries as aktiviteter
from dap.aktivitet.values import Aktivitetsdetaljer, Fhotype
from dap.aktivitet.values import Part as Aktivitetspart
from dap.brev.models import Brev
from dap.brev.values import Svarhandling, Svarmuligheter, Svarvalg
from dap.dialog import queries as dialog
from dap.felles.feil import IkkeFunnet
from dap.forstaelse import queries as forstaelse
from dap.hendelse import queries as hendelse
from dap.mote import queries as moter
from dap.mote.values import Motedata, Motestatus
from dap.mote.values import Part as Motepart
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.person.values import Lesebehov
from dap.tilgang.values import Personinnsyn

_MELDING = Svarvalg(Svarhandling.MELDING)


def kan_svare_for(person_id: UUID) -> bool:
    """Those who are not digital, and those who need to get what is written as letters."""
    if oppfolging.brukersperre(person_id):
        return True
    data = person.persondata(person_id)
    return data is not None and Lesebehov.BREV in data.tilrettelegging.lesebehov


def svarmuligheter(
    innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID, *, naa: datetime
) -> Svarmuligheter:
    """For who has the person open. IkkeFunnet for what they do not see."""
    match objekt_type:
        case "AKTIVITET":
            return _aktivitet(aktiviteter.aktivitet(innsyn, objekt_id, naa=naa), innsyn)
        case "MOTE":
            return _mote(moter.ett_mote(innsyn, objekt_id, naa=naa), naa)
        case "TRAD":
            dialog.tradinnsyn(innsyn, objekt_id)
            blikk = dialog.tradblikk(innsyn, [objekt_id]).get(objekt_id)
            return Svarmuligheter(blikk.overskrift if blikk else "", 0, (_MELDING,))
        case "REFERAT" | "MAL" | "FORVENTNING" | "VURDERING":
            return Svarmuligheter("", *_enighet(innsyn, objekt_id, krev=True))
        case "PLAN" if objekt_id == innsyn.person_id:
            return Svarmuligheter("", 0, (_MELDING,))
        case _ if _finnes(innsyn, objekt_type, objekt_id):
            return Svarmuligheter("", 0, (_MELDING,))
        case _:
            raise IkkeFunnet


def _finnes(innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID) -> bool:
    """Whether it is something of the person's that the reader sees: it was sent, or it happened."""
    brev = Brev.objects.synlig_for(innsyn).filter(objekt_type=objekt_type, objekt_id=objekt_id)
    return brev.exists() or hendelse.har_skjedd(innsyn, objekt_type, objekt_id)


def _enighet(
    innsyn: Personinnsyn, objekt_id: UUID, *, krev: bool = False
) -> tuple[int, tuple[Svarvalg, ...]]:
    """To agree or not, when that is asked; words always."""
    data = forstaelse.om(innsyn, objekt_id)
    if data is None or not data.apen:
        if data is None and krev:
            raise IkkeFunnet
        return 0, (_MELDING,)
    valg = (Svarvalg(Svarhandling.ENIG), Svarvalg(Svarhandling.UENIG), _MELDING)
    return data.versjon, valg


def _aktivitet(a: Aktivitetsdetaljer, innsyn: Personinnsyn) -> Svarmuligheter:
    valg: list[Svarvalg] = []
    if a.historisk:
        return Svarmuligheter(a.tittel, a.versjon, ())
    if a.fho is not None and a.fho.type != Fhotype.IKKE_SEND and a.fho.lest is None:
        valg.append(Svarvalg(Svarhandling.LEST))
    if a.venter_paa == Aktivitetspart.BRUKER:
        valg += [Svarvalg(Svarhandling.JA), Svarvalg(Svarhandling.NEI)]
    _versjon, enige = _enighet(innsyn, a.id)
    return Svarmuligheter(a.tittel, a.versjon, (*valg, *enige))


def _mote(m: Motedata, naa: datetime) -> Svarmuligheter:
    valg: list[Svarvalg] = []
    foran = m.status.apen and not m.er_begynt(naa) and not m.historisk
    if foran and m.venter_paa == Motepart.BRUKER:
        valg += [Svarvalg(Svarhandling.KOMMER, f.id, f.start) for f in m.forslag if f.start > naa]
    elif foran and m.status == Motestatus.AVTALT and m.bekreftet is None:
        valg.append(Svarvalg(Svarhandling.KOMMER))
    if foran:
        valg.append(Svarvalg(Svarhandling.KOMMER_IKKE))
    return Svarmuligheter(m.tittel, m.versjon, (*valg, _MELDING))
