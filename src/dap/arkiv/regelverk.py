"""What is proposed for the journal, how long it is kept, and who may see it: three tables.

A new rule, another number of years or another legal source is a line here and nothing else. The
years and classes are those of the agency's own plan for preservation and disposal; an office that
has another plan changes them here (docs/drift/arkiv.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.aktivitet.values import Fhotype
from dap.arkiv.eksportverdier import Innhold
from dap.arkiv.journalverdier import Regelkode
from dap.dialog.values import KRITISKE_TEMA
from dap.felles.rom import Rom
from dap.hendelse.values import Hendelsestype

Tekst = str | Promise
H = Hendelsestype


@dataclass(frozen=True, slots=True)
class Bevaringsregel:
    """How long something is kept, and by which law."""

    kode: str
    navn: Tekst
    ar: int | None
    """Years after the follow-up ended; None: for good."""
    hjemmel: Tekst


@dataclass(frozen=True, slots=True)
class Tilgangsregel:
    """Why the public may not read it (Noark 5: tilgangskode, tilgangshjemmel)."""

    kode: str
    hjemmel: Tekst


@dataclass(frozen=True, slots=True)
class Forslagsregel:
    """When something is proposed, what is kept then, and what it is called."""

    kode: Regelkode
    navn: Tekst
    hvorfor: Tekst
    tittel: Tekst
    """With %(navn)s, %(ting)s, %(hvem)s, %(dag)s, %(fra)s and %(til)s."""
    offentlig: Tekst
    """The title that tells nothing about anybody."""
    typer: frozenset[Hendelsestype]
    innhold: tuple[Innhold, ...]
    post: str = ""
    """Kind of the one record that is kept; empty when it is a whole period."""
    aktor: str = ""
    """Only what this side did."""
    data: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Only what carries one of these codes."""
    bevaring: str = "SAK"
    tema: str = "AKT"
    avsluttet: bool = False
    """Only for periods that have ended; otherwise only for those that run."""


BEVARING: Mapping[str, Bevaringsregel] = {
    "VEDTAK": Bevaringsregel(
        "VEDTAK",
        _("Bevares"),
        None,
        _("Arkivlova, og virksomhetens bevarings- og kassasjonsplan: grunnlag for vedtak"),
    ),
    "SAK": Bevaringsregel(
        "SAK",
        _("Kasseres 10 år etter at oppfølgingen er avsluttet"),
        10,
        _("Arkivlova, og virksomhetens bevarings- og kassasjonsplan: oppfølging i enkeltsak"),
    ),
    "KORT": Bevaringsregel(
        "KORT",
        _("Kasseres 5 år etter at oppfølgingen er avsluttet"),
        5,
        _("Arkivlova, og virksomhetens bevarings- og kassasjonsplan: løpende kontakt"),
    ),
}

TILGANG: Mapping[Rom, Tilgangsregel] = {
    Rom.STAT: Tilgangsregel(
        "UO", _("Offentleglova § 13, jf. forvaltningsloven § 13 og NAV-loven § 7")
    ),
    Rom.KOMMUNE: Tilgangsregel(
        "UO", _("Offentleglova § 13, jf. forvaltningsloven § 13 og sosialtjenesteloven § 44")
    ),
}

_PLANTYPER = frozenset(
    {
        H.SITUASJON_ENDRET, H.MAL_OPPRETTET, H.MAL_ENDRET, H.MAL_STATUS_ENDRET,
        H.MILEPAEL_LAGT_TIL, H.MILEPAEL_ENDRET, H.MILEPAEL_NADD, H.MILEPAEL_IKKE_NADD,
        H.MILEPAEL_FJERNET, H.FORVENTNING_SATT, H.FORVENTNING_ENDRET, H.FORVENTNING_STATUS_ENDRET,
        H.AKTIVITET_OPPRETTET, H.AKTIVITET_ENDRET, H.AKTIVITET_FLYTTET, H.AKTIVITET_FERDIG,
        H.AKTIVITET_GJENAPNET, H.AKTIVITET_AVTALT, H.FORSLAG_GODTATT, H.FORSLAG_JUSTERT,
        H.SA_SEG_ENIG, H.SA_SEG_UENIG,
    }
)  # fmt: skip

REGLER: Mapping[Regelkode, Forslagsregel] = {
    Regelkode.VEDTAK: Forslagsregel(
        Regelkode.VEDTAK,
        _("Vedtak"),
        _("NAV har fattet et vedtak. Det skal journalføres med grunnlaget og brevet."),
        _("Vedtak etter NAV-loven § 14 a %(dag)s: %(ting)s, %(navn)s og %(hvem)s"),
        _("Vedtak om oppfølging"),
        frozenset({H.VEDTAK_FATTET}),
        (Innhold.VEDTAK,),
        post="vedtak",
        bevaring="VEDTAK",
    ),
    Regelkode.KLAGE: Forslagsregel(
        Regelkode.KLAGE,
        _("Klage på vedtak"),
        _("Det er kommet en klage, eller noe har skjedd med den siden den sist ble journalført."),
        _("Klage på vedtak: %(ting)s, %(navn)s, slik den var %(dag)s"),
        _("Klage på vedtak om oppfølging"),
        frozenset({H.VEDTAK_PAKLAGET, H.VEDTAK_KLAGE_STATUS}),
        (Innhold.VEDTAK,),
        post="klage",
        bevaring="VEDTAK",
    ),
    Regelkode.PLAN: Forslagsregel(
        Regelkode.PLAN,
        _("Aktivitetsplan"),
        _("Planen er avtalt eller endret siden den sist ble journalført."),
        _("Aktivitetsplan for %(navn)s, oppfølging fra %(fra)s, slik den var %(dag)s"),
        _("Aktivitetsplan"),
        _PLANTYPER,
        (Innhold.MAL, Innhold.AKTIVITET),
        bevaring="VEDTAK",
    ),
    Regelkode.PERIODE: Forslagsregel(
        Regelkode.PERIODE,
        _("Avsluttet oppfølging"),
        _("Oppfølgingen er avsluttet. Da hører hele saken til i arkivet."),
        _("Oppfølging av %(navn)s fra %(fra)s til %(til)s: plan, dialog, møter og referater"),
        _("Oppfølgingssak"),
        frozenset({H.OPPFOLGING_AVSLUTTET}),
        (Innhold.OPPFOLGING, Innhold.MAL, Innhold.AKTIVITET, Innhold.DIALOG, Innhold.MOTE,
         Innhold.REFERAT, Innhold.VURDERING, Innhold.VEDTAK),
        avsluttet=True,
    ),
    Regelkode.AVTALT: Forslagsregel(
        Regelkode.AVTALT,
        _("Avtalt aktivitet med forhåndsorientering"),
        _("Brukeren er orientert om plikter og følger. Det må kunne dokumenteres."),
        _("Avtalt aktivitet med forhåndsorientering %(dag)s: %(ting)s, %(navn)s og %(hvem)s"),
        _("Avtalt aktivitet med forhåndsorientering"),
        frozenset({H.AKTIVITET_AVTALT}),
        (Innhold.AKTIVITET,),
        post="aktivitet",
        data={"fhotype": frozenset(f.value for f in Fhotype if f != Fhotype.IKKE_SEND)},
        bevaring="VEDTAK",
    ),
    Regelkode.REFERAT: Forslagsregel(
        Regelkode.REFERAT,
        _("Referat"),
        _("Et referat er delt, endret eller rettet siden det sist ble journalført."),
        _("Referat fra %(dag)s: %(ting)s, %(navn)s og %(hvem)s"),
        _("Referat fra samtale"),
        frozenset({H.REFERAT_DELT, H.REFERAT_ENDRET, H.REFERAT_RETTET, H.REFERAT_KOMMENTERT,
                   H.REFERAT_FERDIG}),
        (Innhold.REFERAT,),
        post="referat",
    ),
    Regelkode.KRITISK: Forslagsregel(
        Regelkode.KRITISK,
        _("Svar om noe som kan påvirke en ytelse"),
        _("NAV har svart i en samtale om noe som kan påvirke retten til en ytelse."),
        _("Samtale besvart %(dag)s av %(hvem)s: %(ting)s, %(navn)s"),
        _("Samtale i dialogen"),
        frozenset({H.MELDING_SENDT}),
        (Innhold.DIALOG,),
        post="trad",
        aktor="VEILEDER",
        # An answer: not the first message of a thread that NAV starts itself.
        data={
            "tema": frozenset(t.value for t in KRITISKE_TEMA),
            "ny_trad": frozenset({"False"}),
        },
    ),
}  # fmt: skip
"""In the order they are proposed."""


def passer(regel: Forslagsregel, type_: str, aktor_type: str, data: Mapping[str, Any]) -> bool:
    """Whether something that happened is what the rule looks at."""
    return (
        type_ in regel.typer
        and regel.aktor in {"", aktor_type}
        and all(str(data.get(navn, "")) in koder for navn, koder in regel.data.items())
    )
