"""Codes of the follow-up in plain words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import AktorType
from dap.oppfolging.values import (
    Arbeidssokerslutt,
    Inaktivdata,
    Innstilling,
    Kandidatgrunn,
    Kategori,
    Kategoridata,
    Sluttmate,
    Sluttsperre,
)
from dap.person.values import Lesebehov, Tilrettelegging
from dap.web.felles.ytring import dag
from dap.web.varsel.tekster import hendelsestekst

Tekst = str | Promise

SPERRER: Mapping[Sluttsperre, Tekst] = {
    Sluttsperre.KVP: _("Brukeren er i kvalifiseringsprogrammet (KVP). Avslutt programmet først."),
    Sluttsperre.TILTAK: _(
        "Brukeren får tiltakspenger, og deltar i et arbeidsmarkedstiltak som ikke er avsluttet."
    ),
    Sluttsperre.UNGDOMSPROGRAM: _(
        "Brukeren får ungdomsprogramytelse, og deltar i ungdomsprogrammet."
    ),
    Sluttsperre.ARBEIDSSOKER: _(
        "Brukeren er registrert som arbeidssøker. Registreringen må avsluttes først."
    ),
    Sluttsperre.AAP: _("Brukeren har arbeidsavklaringspenger (AAP)."),
}

ARBEIDSSOKERSLUTT: Mapping[Arbeidssokerslutt, Tekst] = {
    Arbeidssokerslutt.IKKE_LEVERT_MELDEKORT: _("Har ikke levert meldekort"),
    Arbeidssokerslutt.SVARTE_NEI_I_BEKREFTELSE: _("Svarte nei til å være arbeidssøker fortsatt"),
    Arbeidssokerslutt.ANNET: _("Annen grunn"),
}
KANDIDATGRUNN: Mapping[Kandidatgrunn, Tekst] = {
    **{Kandidatgrunn(a.value): ord_ for a, ord_ in ARBEIDSSOKERSLUTT.items()},
    Kandidatgrunn.FORESLATT: _("En ansatt foreslår å vurdere om oppfølgingen skal fortsette"),
}

HVEM: Mapping[str, Tekst] = {
    AktorType.BRUKER: _("brukeren selv"),
    AktorType.VEILEDER: _("en veileder"),
    AktorType.SYSTEM: _("systemet"),
}

SLUTTMATE: Mapping[Sluttmate, Tekst] = {
    Sluttmate.MANUELL: _("Avsluttet av en veileder"),
    Sluttmate.ETTER_28_DAGER: _("Avsluttet etter 28 dager uten aktivitet"),
    Sluttmate.OVERSTYRT: _("Avsluttet av lederen, selv om noe ikke var ordnet"),
}

KATEGORIER: Mapping[Kategori, tuple[str, Tekst]] = {
    Kategori.A: ("◐", _("Blå halvsirkel")),
    Kategori.B: ("▲", _("Grønn trekant")),
    Kategori.C: ("●", _("Gul sirkel")),
    Kategori.D: ("■", _("Lilla firkant")),
    Kategori.E: ("⬟", _("Turkis femkant")),
    Kategori.F: ("◆", _("Oransje rombe")),
}
"""Shape and name of each; the colour is the style sheet's."""


def kategoriform(k: Kategori) -> SafeString:
    """The shape in its colour. Words stand beside it, so it is not read aloud."""
    return format_html(
        '<span class="dap-form" data-form="{}" aria-hidden="true">{}</span>', k, KATEGORIER[k][0]
    )


LESEBEHOV: Mapping[Lesebehov, Tekst] = {
    Lesebehov.STOR_SKRIFT: _("Stor skrift"),
    Lesebehov.OPPLESING: _("Få teksten lest opp"),
    Lesebehov.ENKELT_SPRAK: _("Enkelt språk"),
    Lesebehov.BREV: _("På papir, i brev"),
}


def kategoritekst(k: Kategoridata) -> str:
    """The words, and the team's name when they are a team's; or what the shape is called."""
    ord_ = k.navn or str(KATEGORIER[k.kategori][1])
    return f"{ord_} ({k.team})" if k.team else ord_


def tilrettelegging(t: Tilrettelegging) -> list[str]:
    """What somebody needs, in words; nothing for nothing."""
    ut = []
    if t.tolkesprak:
        mal = gettext("Tolk på telefon: %(s)s") if t.telefontolk else gettext("Tolk: %(s)s")
        ut.append(mal % {"s": t.tolkesprak})
    if t.tegnsprak:
        ut.append(gettext("Tegnspråktolk"))
    return ut + [str(LESEBEHOV[b]) for b in Lesebehov if b in t.lesebehov]


def tolk(t: Tilrettelegging) -> str:
    """Which interpreter to order."""
    tegn = gettext("Tegnspråktolk") if t.tegnsprak else ""
    return ", ".join(filter(None, (t.tolkesprak, tegn)))


def nedtelling(i: Inaktivdata, *, er_bruker: bool) -> str:
    """How long is left, and what one can do."""
    if i.hindret_av or i.dager_igjen == 0:
        if er_bruker:
            return gettext("Oppfølgingen din avsluttes snart. Ta kontakt hvis du trenger den.")
        return gettext("De 28 dagene er ute. Systemet prøver å avslutte oppfølgingen hver natt.")
    ord_ = {"n": i.dager_igjen, "dag": dag(i.slutter)}
    if er_bruker:
        return (
            ngettext(
                "Oppfølgingen din avsluttes om %(n)s dag, %(dag)s. Trenger du hjelp fra NAV "
                "fortsatt, må du si fra før det.",
                "Oppfølgingen din avsluttes om %(n)s dager, %(dag)s. Trenger du hjelp fra NAV "
                "fortsatt, må du si fra før det.",
                i.dager_igjen,
            )
            % ord_
        )
    return (
        ngettext(
            "Brukeren er inaktiv. Oppfølgingen avsluttes om %(n)s dag, %(dag)s.",
            "Brukeren er inaktiv. Oppfølgingen avsluttes om %(n)s dager, %(dag)s.",
            i.dager_igjen,
        )
        % ord_
    )


def inaktivmerke(dager: int) -> str:
    """The tag of somebody inactive."""
    return ngettext("Inaktiv, %(n)s dag igjen", "Inaktiv, %(n)s dager igjen", dager) % {"n": dager}


_MED_ANSATT: Mapping[str, Tekst] = {
    "VEILEDER_TILDELT": _("%(navn)s ble veileder"),
    "VEILEDER_FJERNET": _("%(navn)s er ikke veileder lenger"),
    "MEDVEILEDER_LAGT_TIL": _("%(navn)s ble medveileder"),
    "MEDVEILEDER_AVSLUTTET": _("%(navn)s er ikke med lenger"),
}


def innstillingstekst(i: Innstilling) -> str:
    """What was set, with what belongs to it."""
    if i.type in _MED_ANSATT and i.hva:
        return str(_MED_ANSATT[i.type]) % {"navn": i.hva}
    if i.type == "KONTOR_ENDRET" and i.hva:
        return gettext("%(navn)s tok over oppfølgingen") % {"navn": i.hva}
    tekst = hendelsestekst(i.type)
    tillegg = _tillegg(i.hva)
    return f"{tekst}: {tillegg}" if tillegg else tekst


def _tillegg(kode: str) -> str:
    if kode in set(Sluttmate):
        return str(SLUTTMATE[Sluttmate(kode)]).lower()
    if kode in set(Arbeidssokerslutt):
        return str(ARBEIDSSOKERSLUTT[Arbeidssokerslutt(kode)]).lower()
    return ""


def hvem(i: Innstilling, *, er_bruker: bool) -> str:
    if i.aktor_type == AktorType.BRUKER and er_bruker:
        return gettext("Du")
    if i.aktor_type == AktorType.SYSTEM:
        return gettext("Systemet")
    return i.aktor or gettext("NAV")
