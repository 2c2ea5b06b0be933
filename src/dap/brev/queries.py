"""Reads of letters. Everything is filtered by the reader: the person, the rooms, the office."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from dap.brev.adgang import krev_kontoret
from dap.brev.innhold import KAN_SENDES as KAN_SENDES
from dap.brev.models import Brev, Bunke
from dap.brev.pdf import Ark, Forside, lag
from dap.brev.svarvalg import kan_svare_for as kan_svare_for
from dap.brev.svarvalg import svarmuligheter as svarmuligheter
from dap.brev.values import (
    Adressetilstand,
    Brevrad,
    Brevslag,
    Brevstatus,
    Bunkerad,
    Kobilde,
    Returgrunn,
)
from dap.brev.vedlegg import Mangler, Plass, Vedleggsark, ark, for_hand
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.person.values import Adressefakta, Gradering, Persondata
from dap.tilgang.values import Personinnsyn

SISTE_BUNKER = 10
POSTEDE_VISES = timedelta(days=30)
MAKS_KO = 200


def ko(aktor: Aktor, kontor_nr: str, *, naa: datetime) -> Kobilde:
    """The office's queue as this clerk may see it; the same number of queries for any length."""
    krev_kontoret(aktor, kontor_nr)
    synlige = Brev.objects.ved(aktor, kontor_nr)
    klare = list(synlige.filter(status=Brevstatus.KLAR).order_by("bestilt", "id")[:MAKS_KO])
    uten_ny = ~Exists(Brev.objects.filter(forrige=OuterRef("pk")))
    retur = list(
        synlige.filter(uten_ny, status=Brevstatus.RETURNERT).order_by("-returnert")[:MAKS_KO]
    )
    rader = {r.id: r for r in _rader([*klare, *retur])}
    return Kobilde(
        klare=tuple(rader[b.id] for b in klare),
        bunker=tuple(_bunker(aktor, kontor_nr, naa)),
        returnerte=tuple(rader[b.id] for b in retur),
    )


def _bunker(aktor: Aktor, kontor_nr: str, naa: datetime) -> list[Bunkerad]:
    """Bundles that have no letter which is hidden from the clerk."""
    skjult = Brev.objects.filter(bunke=OuterRef("pk")).exclude(
        id__in=Brev.objects.ved(aktor, kontor_nr).values("id")
    )
    rader = (
        Bunke.objects.filter(kontor_id=kontor_nr, opplost=None)
        .filter(~Exists(skjult))
        .filter(Q(postet=None) | Q(postet__gt=naa - POSTEDE_VISES))
        .select_related("av")
        .order_by("-opprettet")[: SISTE_BUNKER * 3]
    )
    antall: dict[UUID, int] = {}
    for (id_,) in Brev.objects.filter(bunke__in=[b.id for b in rader]).values_list("bunke_id"):
        if id_ is not None:
            antall[id_] = antall.get(id_, 0) + 1
    bunker = [_bunkerad(b, antall.get(b.id, 0)) for b in rader]
    apne = [b for b in reversed(bunker) if b.postet is None]
    return [*apne, *[b for b in bunker if b.postet is not None][:SISTE_BUNKER]]


def _bunkerad(b: Bunke, antall: int) -> Bunkerad:
    return Bunkerad(b.id, b.opprettet, b.av.navn, antall, b.vernet, b.skrevet_ut, b.postet)


def bunke(aktor: Aktor, bunke_id: UUID) -> tuple[str, Bunkerad, tuple[Brevrad, ...]]:
    """Number of the office, the bundle, and its letters. IkkeFunnet for who may not open them all."""
    rad, brevene = _hent_bunke(aktor, bunke_id)
    return rad.kontor_id, _bunkerad(rad, len(brevene)), tuple(_rader(brevene))


def _hent_bunke(aktor: Aktor, bunke_id: UUID) -> tuple[Bunke, list[Brev]]:
    rad = Bunke.objects.filter(id=bunke_id, opplost=None).select_related("av", "kontor").first()
    if rad is None or not aktor.er_ansatt or rad.kontor_id not in aktor.kontorer:
        raise IkkeFunnet
    krev_kontoret(aktor, rad.kontor_id)
    brevene = list(rad.brev.order_by("plass"))
    synlige = Brev.objects.ved(aktor, rad.kontor_id).filter(bunke=rad).count()
    if synlige != len(brevene):
        raise IkkeFunnet
    return rad, brevene


def brevene(innsyn: Personinnsyn) -> list[Brevrad]:
    """One person's letters, newest first. The user sees those that were printed."""
    rader = Brev.objects.synlig_for(innsyn).order_by("-bestilt", "-id")
    if innsyn.er_bruker:
        rader = rader.exclude(status__in=[Brevstatus.KLAR, Brevstatus.I_BUNKE, Brevstatus.STOPPET])
    return _rader(list(rader))


def om(innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID, *, antall: int) -> list[Brevrad]:
    """The newest letters about one record."""
    rader = Brev.objects.synlig_for(innsyn).filter(objekt_type=objekt_type, objekt_id=objekt_id)
    return _rader(list(rader.order_by("-bestilt", "-id")[:antall]))


def ett_brev(innsyn: Personinnsyn, brev_id: UUID) -> Brevrad:
    """IkkeFunnet when it is not theirs to see."""
    rad = Brev.objects.synlig_for(innsyn).filter(id=brev_id).first()
    if rad is None:
        raise IkkeFunnet
    return _rader([rad])[0]


# --- the file -----------------------------------------------------------------------------------


def brevpdf(innsyn: Personinnsyn, brev_id: UUID) -> tuple[bytes, str]:
    """One letter as it is printed now, and a name for the file. Raises IkkeFunnet, PdfFeilet."""
    rad = Brev.objects.synlig_for(innsyn).filter(id=brev_id, innhold_fjernet=None).first()
    sett = {Brevstatus.SKREVET_UT, Brevstatus.POSTET, Brevstatus.RETURNERT}
    if rad is None or (innsyn.er_bruker and rad.status not in sett):
        raise IkkeFunnet
    return lag([_ark([rad], {innsyn.person_id: innsyn})[0]]), f"brev-{rad.referanse}.pdf"


def bunkepdf(
    aktor: Aktor, bunke_id: UUID, innsyn: Mapping[UUID, Personinnsyn]
) -> tuple[bytes, str]:
    """The whole bundle with its list on top, for who has opened it (`operations.apne_bunke`). Raises
    IkkeFunnet, PdfFeilet."""
    rad, brevene_ = _hent_bunke(aktor, bunke_id)
    med = [b for b in brevene_ if b.innhold_fjernet is None]
    forside = Forside(rad.kontor.navn, rad.opprettet, rad.av.navn, med_navn=not rad.vernet)
    return lag(_ark(med, innsyn), forside), f"brevbunke-{dato(rad.opprettet).isoformat()}.pdf"


def _ark(rader: list[Brev], innsyn: Mapping[UUID, Personinnsyn]) -> list[Ark]:
    """Three queries for any number, and one for each that files came with."""
    folk = {p.id: p for p in person.personer(b.person_id for b in rader)}
    adresser = person.adresser(folk)
    kontorer = {nr: kontor.kontor(nr) for nr in {b.kontor_id for b in rader}}
    ut, plass = [], Plass()
    for b in rader:
        vedlegg = ark(b.innhold, innsyn[b.person_id], plass)
        hos, p = kontorer[b.kontor_id], folk[b.person_id]
        fakta = adresser[b.person_id]
        ut.append(
            Ark(
                referanse=b.referanse,
                til=(p.navn, *(fakta.adresse.pa_konvolutten() if fakta.adresse else ())),
                kontor=hos.navn if hos else "",
                kontoradresse=hos.adresse if hos else "",
                telefon=hos.telefon if hos else "",
                sprak=b.sprak,
                stor_skrift=b.stor_skrift,
                dag=dato(b.bestilt),
                innhold=b.innhold,
                notis=_notis(fakta, b, vedlegg),
                vedlegg=vedlegg,
                fnr=f"{p.fnr[:6]} {p.fnr[6:]}" if b.innhold.get("er_vedtak") else "",
            )
        )
    return ut


def _notis(fakta: Adressefakta, b: Brev, vedlegg: tuple[Vedleggsark, ...]) -> str:
    ut = []
    if fakta.holdes_ute:
        ut.append(_("Nøytral konvolutt. Adressen settes på av den som har den."))
    elif fakta.adresse is None:
        ut.append(_("Mangler adresse"))
    if _uten_vedtaket(b):
        ut.append(_("Legg ved vedtaket"))
    if for_hand_ := [v.navn for v in vedlegg if v.mangler == Mangler.MA_LEGGES_VED]:
        ut.append(_("Legg ved %(filer)s") % {"filer": ", ".join(for_hand_)})
    return ". ".join(ut)


def _uten_vedtaket(b: Brev) -> bool:
    """Made before the letter about a decision said all of it."""
    return b.slag == Brevslag.VEDTAK and bool(b.innhold) and not b.innhold.get("er_vedtak")


# --- rows ---------------------------------------------------------------------------------------


def _rader(rader: list[Brev]) -> list[Brevrad]:
    folk = {p.id: p for p in person.personer(b.person_id for b in rader)} if rader else {}
    adresser = person.adresser(folk) if folk else {}
    ansatte = {b.bestilt_av_id for b in rader if b.bestilt_av_type == AktorType.VEILEDER}
    navn = kontor.navn(ansatte) if ansatte else {}
    return [_rad(b, folk[b.person_id], adresser[b.person_id], navn) for b in rader]


def _rad(b: Brev, p: Persondata, adresse: Adressefakta, navn: Mapping[UUID, str]) -> Brevrad:
    return Brevrad(
        id=b.id,
        person_id=b.person_id,
        person=p.navn,
        slag=Brevslag(b.slag),
        referanse=b.referanse,
        status=Brevstatus(b.status),
        bestilt=b.bestilt,
        av=navn.get(b.bestilt_av_id, ""),
        runde=b.runde,
        vernet=p.skjermet or p.gradering != Gradering.UGRADERT,
        frist=b.frist,
        postet=b.postet,
        returnert=b.returnert,
        returgrunn=Returgrunn(b.returgrunn) if b.returgrunn else None,
        returord=b.returord,
        stoppgrunn=b.stoppgrunn,
        bunke_id=b.bunke_id,
        har_innhold=b.innhold_fjernet is None,
        objekt_type=b.objekt_type,
        objekt_id=b.objekt_id,
        adresse=_tilstand(adresse),
        uten_vedtaket=_uten_vedtaket(b),
        legg_ved=for_hand(b.innhold),
    )


def _tilstand(a: Adressefakta) -> Adressetilstand:
    if a.holdes_ute:
        return Adressetilstand.HOLDES_UTE
    if a.adresse is None:
        return Adressetilstand.MANGLER
    return Adressetilstand.FEIL if a.feil_siden else Adressetilstand.OK


def uttrekk(innsyn: Personinnsyn) -> list[dict[str, Any]]:
    """What the archive keeps of each letter that was printed, oldest first. One query."""
    uferdige = [Brevstatus.KLAR, Brevstatus.I_BUNKE, Brevstatus.STOPPET]
    rader = Brev.objects.synlig_for(innsyn).exclude(status__in=uferdige).order_by("bestilt", "id")
    return [
        {
            "id": b.id,
            "rom": sorted(b.rom),
            "slag": b.slag,
            "referanse": b.referanse,
            "status": b.status,
            "bestilt": b.bestilt,
            "postet": b.postet,
            "returnert": b.returnert,
            "returgrunn": b.returgrunn,
        }
        for b in rader
    ]
