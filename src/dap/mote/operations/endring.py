"""What happens to a meeting afterwards: changed, moved, cancelled, held, or nobody came."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.mote import rules
from dap.mote.models import Mote
from dap.mote.operations._adgang import (
    krev_ansatt,
    krev_kan_holde,
    krev_versjon,
    las_mote,
    tilstand,
)
from dap.mote.operations._kalender import frigi_tid, ta_tid
from dap.mote.operations._meld import lagre, meld
from dap.mote.values import MAKS_ORD, Moteinnhold, Motestatus
from dap.varsel.values import Varselslag

TID_OG_STED = frozenset({"start", "varighet", "kanal", "sted", "videolenke", "veileder_id"})
"""A change in one of these is told the user, who must say again that they come."""


@transaction.atomic
def endre(
    *,
    aktor: Aktor,
    mote_id: UUID,
    versjon: int,
    innhold: Moteinnhold,
    start: datetime | None,
    naa: datetime,
    veileder_id: UUID | None = None,
    ord: str = "",
) -> None:
    """Staff change a meeting that has not begun; its earlier times are kept.

    Saving what already stands does nothing. `start` None for one that is only wished for. Raises
    VersjonsKonflikt, UgyldigInndata, Regelbrudd MOTET_HAR_BEGYNT, MOTET_ER_AVSLUTTET, TIDEN_ER_FORBI,
    FOR_LANGT_FRAM, TIDEN_ER_OPPTATT, VEILEDER_UTEN_TILGANG.
    """
    krev_ansatt(aktor)
    mote, innsyn = las_mote(aktor, mote_id, naa)
    onske = mote.status == Motestatus.ONSKET
    flyttes_til = None if onske or start is None else start.replace(second=0, microsecond=0)
    innhold, ord_, _ny_start = rules.samlet(
        lambda: rules.gyldig_innhold(innhold, onske=onske),
        lambda: krev_lengde(ord, felt="ord", maks=MAKS_ORD),
        lambda: (
            flyttes_til
            if flyttes_til in (None, mote.start)
            else rules.krev_start(flyttes_til, naa=naa)
        ),
    )
    nye = {navn: getattr(innhold, navn) for navn in Moteinnhold.__dataclass_fields__}
    nye["veileder_id"] = veileder_id or mote.veileder_id
    nye["start"] = flyttes_til or mote.start
    endret = sorted(navn for navn, verdi in nye.items() if getattr(mote, navn) != verdi)
    if not endret:
        return
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_ikke_begynt(tilstand(mote), naa)
    if "veileder_id" in endret and nye["veileder_id"] is not None:
        krev_kan_holde(aktor, mote.person_id, Rom(mote.rom), nye["veileder_id"], naa)
    _endre(mote, nye, endret, aktor=aktor, ord_=ord_, naa=naa)


def _endre(
    mote: Mote,
    nye: dict[str, object],
    endret: list[str],
    *,
    aktor: Aktor,
    ord_: str,
    naa: datetime,
) -> None:
    ny_plass = bool({"start", "varighet", "veileder_id"} & set(endret))
    flyttes = mote.status == Motestatus.AVTALT and bool(TID_OG_STED & set(endret))
    for navn, verdi in nye.items():
        setattr(mote, navn, verdi)
    if flyttes:
        mote.bekreftet, mote.paminnet = None, None
        mote.venter_paa, mote.forslag_ord = "", ""
    handling = "FLYTTET" if flyttes else "ENDRET"
    lagre(mote, aktor=aktor, handling=handling, naa=naa, begrunnelse=ord_)
    if mote.status == Motestatus.AVTALT and ny_plass:
        ta_tid(mote, aktor=aktor, naa=naa)
    type_ = "MOTE_FLYTTET" if flyttes else "MOTE_ENDRET"
    slag = Varselslag.MOTE_ENDRET if flyttes else Varselslag.MOTE_DETALJER
    meld(mote, type_, slag, aktor=aktor, naa=naa, lukk=flyttes, felt=endret)


@transaction.atomic
def avlys(*, aktor: Aktor, mote_id: UUID, versjon: int, ord: str, naa: datetime) -> None:
    """Call off a meeting, or take back a wish, with a word on why. Either side, before it begins;
    staff also afterwards, as long as nobody has said how it went.

    The same again does nothing. Raises VersjonsKonflikt, Regelbrudd MANGLER, FOR_LANG,
    MOTET_ER_AVSLUTTET, MOTET_HAR_BEGYNT.
    """
    mote, innsyn = las_mote(aktor, mote_id, naa)
    ord_ = krev_lengde(ord, felt="ord", minst=1, maks=MAKS_ORD)
    if mote.status == Motestatus.AVLYST and mote.sluttord == ord_:
        return
    krev_versjon(mote, innsyn, versjon, naa)
    if aktor.er_bruker:
        rules.krev_ikke_begynt(tilstand(mote), naa)
    else:
        rules.krev_apent(tilstand(mote))
    mote.status, mote.sluttord = Motestatus.AVLYST, ord_
    mote.venter_paa, mote.forslag_ord, mote.bekreftet = "", "", None
    lagre(mote, aktor=aktor, handling="AVLYST", naa=naa, begrunnelse=ord_)
    frigi_tid(mote, aktor=aktor, naa=naa)
    meld(mote, "MOTE_AVLYST", Varselslag.MOTE_AVLYST, aktor=aktor, naa=naa)


@transaction.atomic
def registrer_utfall(
    *,
    aktor: Aktor,
    mote_id: UUID,
    versjon: int,
    utfall: Motestatus,
    naa: datetime,
    ord: str = "",
) -> None:
    """Staff say that it was held, or that the user did not come. Said wrongly, it is put right here.

    The same again does nothing. Raises VersjonsKonflikt, Regelbrudd UGYLDIG_UTFALL, IKKE_AVTALT,
    MOTET_HAR_IKKE_BEGYNT, FOR_LANG.
    """
    krev_ansatt(aktor)
    mote, innsyn = las_mote(aktor, mote_id, naa)
    ord_ = krev_lengde(ord, felt="ord", maks=MAKS_ORD)
    if mote.status == utfall and mote.sluttord == ord_:
        return
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_kan_fa_utfall(tilstand(mote), utfall, naa)
    mote.status, mote.sluttord = utfall, ord_
    mote.venter_paa, mote.forslag_ord = "", ""
    lagre(mote, aktor=aktor, handling=utfall, naa=naa, begrunnelse=ord_)
    held = utfall == Motestatus.GJENNOMFORT
    slag = None if held else Varselslag.MOTE_IKKE_MOTT
    meld(mote, f"MOTE_{utfall}", slag, aktor=aktor, naa=naa)
