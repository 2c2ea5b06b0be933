"""An assessment is finished: frozen, shown to the user, and open to what each side says of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor, AktorType
from dap.forstaelse import operations as forstaelse
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vurdering import rules
from dap.vurdering.models import Egenvurdering, Ferdig, Ferdigtekst
from dap.vurdering.operations._adgang import (
    Grep,
    hent,
    konklusjon,
    krev_eier,
    krev_nav,
    registrer,
    tekster,
    varsle,
)
from dap.vurdering.operations._utkast import krev_versjon, tom_utkast
from dap.vurdering.values import DELER, OBJEKT, Del, Egendel, Konklusjon


@transaction.atomic
def gjor_ferdig(
    *, aktor: Aktor, vurdering_id: UUID, versjon: int, naa: datetime, uten_eget: str = ""
) -> int:
    """Freeze the draft, with the user's own assessment as it stands, as a new version. Returns its
    number. Only who writes the draft.

    `versjon` is the assessment's: whatever changed since it was read, the user's own words among it,
    makes a VersjonsKonflikt. Without the user's own assessment `uten_eget` says why (10-500
    characters). Who finishes agrees; the user is asked and told. Sent twice it is finished once.
    Raises Regelbrudd VURDERING_MANGLER (`deler`), MANGLER_EGENVURDERING, FOR_LANG,
    UTKAST_TATT_OVER, INGEN_UTKAST or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, vurdering_id, naa)
    if grep.rad.eier_id is None and _nettopp_ferdig(grep, versjon):
        return grep.rad.ferdig_nr
    krev_eier(grep)
    krev_versjon(grep, versjon)
    eget = Egenvurdering.objects.select_for_update().filter(vurdering=grep.rad).first()
    skrevet, slutt = tekster(grep.rad), konklusjon(grep.rad)
    grunn = rules.krev_ferdig(
        grep.slag, skrevet, slutt, har_eget=eget is not None, uten_eget=uten_eget
    )
    _frys(grep, skrevet, slutt, eget, grunn)
    return grep.rad.ferdig_nr


def _nettopp_ferdig(grep: Grep, versjon: int) -> bool:
    """The same form sent again: what it asked for is what was done last."""
    return grep.rad.handling == "VURDERING_FERDIG" and grep.rad.versjon == versjon + 1


def _frys(
    grep: Grep,
    skrevet: dict[Del, str],
    slutt: Konklusjon,
    eget: Egenvurdering | None,
    uten_eget: str,
) -> None:
    rad, aktor, naa = grep.rad, grep.aktor, grep.naa
    rad.ferdig_nr, rad.ferdig = rad.ferdig_nr + 1, naa
    ferdig = Ferdig.objects.create(
        vurdering=rad, nr=rad.ferdig_nr, tid=naa, av_id=aktor.id, stotter=sorted(slutt.stotter),
        bor_vurderes=slutt.bor_vurderes, uten_eget=uten_eget, **_om_eget(eget),
    )  # fmt: skip
    rader = [
        Ferdigtekst(ferdig=ferdig, del_navn=d, av_bruker=False, tekst=skrevet[d])
        for d in DELER[grep.slag]
    ]
    for egendel in Egendel:
        if eget is not None and (tekst := getattr(eget, egendel.value.lower())):
            rader.append(Ferdigtekst(ferdig=ferdig, del_navn=egendel, av_bruker=True, tekst=tekst))
    Ferdigtekst.objects.bulk_create(rader)
    tom_utkast(grep, "FERDIG")
    grep.lagre("VURDERING_FERDIG")
    _fortell(grep)


def _om_eget(eget: Egenvurdering | None) -> dict[str, object]:
    if eget is None:
        return {}
    av_ansatt = eget.endret_av_type == AktorType.VEILEDER
    return {
        "eget_versjon": eget.versjon,
        "eget_tid": eget.endret,
        "eget_av_id": eget.endret_av_id if av_ansatt else None,
        "eget_maate": eget.maate,
    }


def _fortell(grep: Grep) -> None:
    rad, naa = grep.rad, grep.naa
    forstaelse.skriv_versjon(
        aktor=grep.aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        periode_id=rad.periode_id,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        versjon=rad.ferdig_nr,
        naa=naa,
    )
    registrer(grep, "VURDERING_FERDIG", synlig=True)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.UTKAST_TATT_OVER)
    varsle(grep, Varselslag.VURDERING_FERDIG, rad.person_id)
