"""Every line of the timeline in plain words, with the name of the one who acts and of the thing.

A thing that happened and has no sentence here is said with the words of `web/varsel/tekster.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.aktivitet.values import STATUSETIKETTER, Status, er_fast_tittel
from dap.arkiv.values import Punkt, Slag
from dap.brev.values import BREVNAVN, Brevslag
from dap.brev.values import OBJEKT as BREV
from dap.dialog.values import Mottaker
from dap.felles.aktor import AktorType
from dap.mal.values import Forventningsstatus, Malstatus
from dap.vedtak.values import Klagestatus
from dap.web.dialog.tekster import i_setning
from dap.web.eskalering.tekster import STATUS as ESKALERINGSSTATUS
from dap.web.felles.skrevetned import kort
from dap.web.felles.ytring import si
from dap.web.mal.tekster import FORVENTNINGSSTATUSER, STATUSER
from dap.web.varsel.tekster import VARSLER, hendelsestekst
from dap.web.vedtak.tekster import BESLUTTERSTATUS, KLAGESTATUS
from dap.ytelse.values import YTELSENAVN, Ytelsestype

Tekst = str | Promise
LENGDE = 90
"""Characters of a title that a line has room for."""


@dataclass(frozen=True, slots=True)
class Slagord:
    tekst: Tekst
    ikon: str
    farge: str = "neutral"


SLAG: Mapping[Slag, Slagord] = {
    Slag.AKTIVITET: Slagord(_("Aktiviteter"), ikon="TasklistStart", farge="info"),
    Slag.MAL: Slagord(_("Situasjon og mål"), ikon="Plant", farge="success"),
    Slag.DIALOG: Slagord(_("Dialog"), ikon="Chat", farge="accent"),
    Slag.MOTE: Slagord(_("Møter"), ikon="Calendar", farge="warning"),
    Slag.REFERAT: Slagord(_("Referater"), ikon="FileText", farge="warning"),
    Slag.ENIGHET: Slagord(_("Enig og uenig"), ikon="HandShakeHeart", farge="success"),
    Slag.VEDTAK: Slagord(_("Vurderinger og vedtak"), ikon="FileText", farge="info"),
    Slag.OPPFOLGING: Slagord(_("Oppfølging"), ikon="Person"),
    Slag.BREV: Slagord(_("Brev"), ikon="FileText"),
    Slag.JOURNAL: Slagord(_("Journal"), ikon="FileText"),
    Slag.VARSEL: Slagord(_("Varsler"), ikon="Bell"),
    Slag.INNLOGGING: Slagord(_("Innlogging"), ikon="House"),
    Slag.LESING: Slagord(_("Lest"), ikon="Eye"),
    Slag.INTERNT: Slagord(_("Internt i NAV"), ikon="PadlockLocked"),
    Slag.ANNET: Slagord(_("Annet"), ikon="Circle"),
}

_TING: Mapping[str, tuple[Tekst, Tekst]] = {
    "AKTIVITET": (_("«%(tittel)s»"), _("en aktivitet")),
    "TRAD": (_("samtalen «%(tittel)s»"), _("en samtale")),
    "MAL": (_("målet «%(tittel)s»"), _("et mål")),
    "FORVENTNING": (_("forventningen «%(tittel)s»"), _("en forventning")),
    "MOTE": (_("møtet «%(tittel)s»"), _("et møte")),
    "DIGILAB": (_("«%(tittel)s»"), _("en gruppedag")),
    "MOTERAD": (_("et råd om møte"), _("et råd om møte")),
    "GJENNOMGANGSPUNKT": (_("et notat fra en gjennomgang"), _("et notat fra en gjennomgang")),
    "NOTAT": (_("et internt notat"), _("et internt notat")),
    "SITUASJON": (_("situasjonen"), _("situasjonen")),
    "REFERAT": (_("referatet «%(tittel)s»"), _("et referat")),
    "REFERATLISTE": (_("referatet «%(tittel)s»"), _("et referat")),
    "REFERATUTKAST": (_("referatet «%(tittel)s»"), _("et referat")),
    "JOURNALPOST": (_("«%(tittel)s»"), _("noe i saken")),
    "KOLLEGASPORSMAL": (_("samtalen «%(tittel)s»"), _("en samtale")),
    "VEDTAK": (_("vedtaket «%(tittel)s»"), _("et vedtak")),
    "VEDTAKSUTKAST": (_("utkastet «%(tittel)s»"), _("et utkast til vedtak")),
    "ESKALERING": (_("et varsel om stans"), _("et varsel om stans")),
    "VEDTAKSKLAGE": (_("klagen «%(tittel)s»"), _("en klage på et vedtak")),
}
"""What a record is called in a sentence: with its title, and when it has none to show."""

VURDERINGER = frozenset({"VURDERING", "VURDERINGUTKAST"})
VURDERINGSNAVN: Mapping[str, Tekst] = {
    "BEHOV": _("behovsvurderingen"),
    "ARBEIDSEVNE": _("arbeidsevnevurderingen"),
}
"""What an assessment of each kind is called in a sentence."""

_SETNINGER: Mapping[str, Tekst] = {
    "REGISTRERT": _("%(hvem)s sendte registreringen"),
    "PROFIL_BEKREFTET": _("%(hvem)s var enig i forslaget om innsats"),
    "PROFIL_ENDRET": _("%(hvem)s vurderte innsatsen annerledes enn forslaget"),
    "OPPGAVE_OPPRETTET": _("Oppgave om registrering sendt til rett enhet"),
    "OPPGAVE_TATT": _("%(hvem)s tok en oppgave om registrering"),
    "OPPGAVE_FERDIG": _("%(hvem)s gjorde ferdig en oppgave om registrering"),
    "BREV_LAGET": _("%(hvem)s la et brev i køen (%(ting)s)"),
    "BREV_I_BUNKE": _("%(hvem)s tok et brev med i en bunke (%(ting)s)"),
    "BREV_LAGT_TILBAKE": _("%(hvem)s la et brev tilbake i køen (%(ting)s)"),
    "BREV_SKREVET_UT": _("%(hvem)s skrev ut et brev (%(ting)s)"),
    "BREV_POSTET": _("%(hvem)s sendte et brev (%(ting)s)"),
    "BREV_RETURNERT": _("%(hvem)s registrerte at et brev kom i retur (%(ting)s)"),
    "BREV_STOPPET": _("%(hvem)s tok et brev ut av køen (%(ting)s)"),
    "EKSPORT_BESTILT": _("%(hvem)s bestilte en fil med saken"),
    "VARSELVALG_ENDRET": _("Endret hvordan varsler skal komme"),
    "KONTAKTINFO_ENDRET": _("Nye kontaktopplysninger fra Kontakt- og reservasjonsregisteret"),
    "YTELSE_ENDRET": _("Nye opplysninger fra registeret over ytelser: %(til)s"),
    "SITUASJON_ENDRET": _("%(hvem)s beskrev situasjonen på nytt"),
    "MAL_OPPRETTET": _("%(hvem)s satte %(ting)s"),
    "MAL_ENDRET": _("%(hvem)s endret %(ting)s"),
    "MAL_STATUS_ENDRET": _("%(hvem)s ga %(ting)s ny status: %(til)s"),
    "MAL_FLYTTET": _("%(hvem)s endret rekkefølgen på målene"),
    "MILEPAEL_LAGT_TIL": _("%(hvem)s la til et delmål under %(ting)s"),
    "MILEPAEL_ENDRET": _("%(hvem)s endret et delmål under %(ting)s"),
    "MILEPAEL_NADD": _("%(hvem)s krysset av et delmål under %(ting)s"),
    "MILEPAEL_IKKE_NADD": _("%(hvem)s tok bort krysset ved et delmål under %(ting)s"),
    "MILEPAEL_FJERNET": _("%(hvem)s tok bort et delmål under %(ting)s"),
    "AKTIVITET_OPPRETTET": _("%(hvem)s la til %(ting)s"),
    "AKTIVITET_FORESLATT": _("%(hvem)s foreslo %(ting)s"),
    "AKTIVITET_ENDRET": _("%(hvem)s endret %(ting)s"),
    "AKTIVITET_FLYTTET": _("%(hvem)s flyttet %(ting)s til %(til)s"),
    "AKTIVITET_FERDIG": _("%(hvem)s flyttet %(ting)s til %(til)s"),
    "AKTIVITET_GJENAPNET": _("%(hvem)s åpnet %(ting)s igjen"),
    "AKTIVITET_AVTALT": _("%(hvem)s satte %(ting)s til avtalt med NAV"),
    "AKTIVITET_MAL_ENDRET": _("%(hvem)s endret hvilket mål %(ting)s hører til"),
    "AKTIVITET_VALG_ENDRET": _("%(hvem)s endret hvor langt søknaden %(ting)s er kommet"),
    "FLYTTING_ANGRET": _("%(hvem)s angret og flyttet %(ting)s tilbake til %(til)s"),
    "FORSLAG_GODTATT": _("%(hvem)s sa ja til forslaget %(ting)s"),
    "FORSLAG_JUSTERT": _("%(hvem)s justerte forslaget %(ting)s"),
    "FORSLAG_AVSLATT": _("%(hvem)s sa nei til forslaget %(ting)s"),
    "FHO_LEST": _("%(hvem)s leste informasjonen om at %(ting)s er avtalt med NAV"),
    "FORVENTNING_SATT": _("%(hvem)s skrev %(ting)s"),
    "FORVENTNING_ENDRET": _("%(hvem)s endret %(ting)s"),
    "FORVENTNING_STATUS_ENDRET": _("%(hvem)s ga %(ting)s ny status: %(til)s"),
    "SA_SEG_ENIG": _("%(hvem)s sa seg enig i %(ting)s"),
    "SA_SEG_UENIG": _("%(hvem)s sa seg uenig i %(ting)s"),
    "MELDING_SENDT": _("%(hvem)s skrev i %(ting)s"),
    "TRAD_OVERLEVERT": _("%(hvem)s sendte %(ting)s videre til %(til)s"),
    "TRENGER_IKKE_SVAR": _("%(hvem)s avsluttet %(ting)s uten svar"),
    "TRENGER_SVAR": _("%(hvem)s merket at %(ting)s venter på svar fra NAV"),
    "VENTER_PAA_BRUKER": _("%(hvem)s ba om svar i %(ting)s"),
    "VENTER_IKKE_PAA_BRUKER": _("%(hvem)s tok bort at %(ting)s venter på svar"),
    "FLYTTING_FORESLATT": _("%(hvem)s spurte om å flytte %(ting)s mellom stat og kommune"),
    "FLYTTING_SAMTYKKET": _("%(hvem)s sa ja til å flytte %(ting)s mellom stat og kommune"),
    "FLYTTING_AVSLATT": _("%(hvem)s sa nei til å flytte %(ting)s mellom stat og kommune"),
    "TRAD_LEST": _("%(hvem)s leste %(ting)s"),
    "KRITISK_USETT": _("%(hvem)s ga beskjed om at %(ting)s ikke er lest i tide"),
    "MEDVEILEDER_LAGT_TIL": _("%(hvem)s la til en medveileder"),
    "VEILEDER_FJERNET": _("%(hvem)s tok tilbake hvem som er veileder"),
    "MEDVEILEDER_AVSLUTTET": _("%(hvem)s avsluttet at en medveileder er med"),
    "OVERDRAGELSE_PABEGYNT": _("%(hvem)s begynte på en oppsummering til en ny veileder"),
    "OVERDRAGELSE_ENDRET": _("%(hvem)s skrev videre på oppsummeringen til en ny veileder"),
    "OVERDRAGELSE_FORKASTET": _("%(hvem)s forkastet oppsummeringen til en ny veileder"),
    "OVERDRAGELSE_SENDT": _("%(hvem)s ga oppfølgingen videre, med en oppsummering"),
    "OVERDRAGELSE_LEST": _("%(hvem)s leste oppsummeringen"),
    "OPPFOLGING_STARTET": _("Oppfølgingen startet"),
    "OPPFOLGING_AVSLUTTET": _("Oppfølgingen ble avsluttet"),
    "OPPFOLGING_INAKTIVERT": _("Oppfølgingen avsluttes om 28 dager hvis ingenting skjer"),
    "OPPFOLGING_REAKTIVERT": _("Oppfølgingen fortsatte"),
    "OPPFOLGING_KANDIDAT_BEHOLDT": _("%(hvem)s vurderte at oppfølgingen skal fortsette"),
    "OPPFOLGING_KANDIDAT_FORESLATT": _("%(hvem)s foreslo å vurdere om oppfølgingen skal fortsette"),
    "ARBEIDSSOKER_REGISTRERT": _("%(hvem)s registrerte brukeren som arbeidssøker"),
    "ARBEIDSSOKER_AVSLUTTET": _("%(hvem)s avsluttet registreringen som arbeidssøker"),
    "KVP_STARTET": _("%(hvem)s startet kvalifiseringsprogrammet"),
    "KVP_AVSLUTTET": _("%(hvem)s avsluttet kvalifiseringsprogrammet"),
    "KONTOR_ENDRET": _("%(hvem)s flyttet oppfølgingen til et annet kontor"),
    "TILRETTELEGGING_ENDRET": _("%(hvem)s endret behov for tolk eller tilrettelegging"),
    "SATT_TIL_MANUELL": _("%(hvem)s endret til manuell oppfølging"),
    "SATT_TIL_DIGITAL": _("%(hvem)s endret til digital oppfølging"),
    "HUSKELAPP_LAGRET": _("%(hvem)s skrev en huskelapp"),
    "HUSKELAPP_FJERNET": _("%(hvem)s la bort en huskelapp"),
    "FARGEKATEGORI_SATT": _("%(hvem)s endret kategorien"),
    "PALOGGET": _("%(hvem)s logget inn"),
    "NOTAT_SKREVET": _("%(hvem)s skrev et internt notat"),
    "KOLLEGA_SPURT": _("%(hvem)s spurte en kollega om %(ting)s"),
    "KOLLEGA_SVARTE": _("%(hvem)s svarte en kollega om %(ting)s"),
    "KASSERING_BEDT": _("%(hvem)s ba om at noe som er skrevet feil, slettes"),
    "KASSERING_AVSLATT": _("%(hvem)s sa nei til å slette noe"),
    "MELDING_KASSERT": _("%(hvem)s slettet noe i en melding i %(ting)s"),
    "INNHOLD_KASSERT": _("%(hvem)s slettet noe som var skrevet feil, i %(ting)s"),
    "MOTE_ONSKET": _("%(hvem)s ba om %(ting)s"),
    "MOTE_TIDER_FORESLATT": _("%(hvem)s foreslo nye tider for %(ting)s"),
    "MOTE_INNKALT": _("%(hvem)s kalte inn til %(ting)s"),
    "MOTE_INVITERT": _("%(hvem)s ba om at det blir valgt en ledig møtetid"),
    "MOTE_BOOKET": _("%(hvem)s valgte en ledig tid til %(ting)s"),
    "MOTE_AVTALT": _("%(hvem)s sa ja til en tid for %(ting)s"),
    "MOTE_BEKREFTET": _("%(hvem)s bekreftet %(ting)s"),
    "MOTE_ENDRET": _("%(hvem)s endret %(ting)s"),
    "MOTE_FLYTTET": _("%(hvem)s ga %(ting)s ny tid eller nytt sted"),
    "MOTE_AVSLATT": _("%(hvem)s sa nei til tidene for %(ting)s"),
    "MOTE_AVLYST": _("%(hvem)s avlyste %(ting)s"),
    "MOTE_GJENNOMFORT": _("%(hvem)s skrev at %(ting)s ble gjennomført"),
    "MOTE_IKKE_MOTT": _("%(hvem)s skrev at brukeren ikke kom til %(ting)s"),
    "MOTE_AGENDA_ENDRET": _("%(hvem)s endret sakslisten til %(ting)s"),
    "MOTE_PAMINNET": _("%(hvem)s minnet om %(ting)s"),
    "MOTERAD_AVVIST": _("%(hvem)s la bort et råd om møte"),
    "REFERAT_PABEGYNT": _("%(hvem)s begynte på %(ting)s"),
    "REFERATUTKAST_ENDRET": _("%(hvem)s skrev videre på %(ting)s"),
    "REFERAT_DELT": _("%(hvem)s delte %(ting)s"),
    "REFERAT_ENDRET": _("%(hvem)s delte en endring i %(ting)s"),
    "REFERAT_KOMMENTERT": _("%(hvem)s kommenterte %(ting)s"),
    "REFERAT_RETTET": _("%(hvem)s skrev en rettelse til %(ting)s"),
    "REFERAT_BEDT_OM": _("%(hvem)s ba brukeren skrive %(ting)s"),
    "REFERAT_TATT_OVER": _("%(hvem)s tok over skrivingen av %(ting)s"),
    "REFERAT_FERDIG": _("%(hvem)s gjorde %(ting)s ferdig"),
    "REFERAT_APNET": _("%(hvem)s åpnet %(ting)s igjen"),
    "EGENVURDERING_BEDT_OM": _("%(hvem)s ba om brukerens egen vurdering til %(ting)s"),
    "EGENVURDERING_SKREVET": _("%(hvem)s skrev egenvurderingen til %(ting)s"),
    "VURDERING_PABEGYNT": _("%(hvem)s begynte på %(ting)s"),
    "VURDERING_SKREVET": _("%(hvem)s skrev videre på %(ting)s"),
    "VURDERING_TATT_OVER": _("%(hvem)s tok over utkastet til %(ting)s"),
    "VURDERING_FORKASTET": _("%(hvem)s forkastet utkastet til %(ting)s"),
    "VURDERING_FERDIG": _("%(hvem)s gjorde %(ting)s ferdig"),
    "JOURNALFORT": _("%(hvem)s journalførte %(ting)s"),
    "JOURNALPOST_MOTTATT": _("Arkivet tok imot %(ting)s"),
    "JOURNALFORSLAG_LAGT_BORT": _("%(hvem)s la bort et forslag til journalføring"),
    "VEDTAK_FATTET": _("%(hvem)s fattet %(ting)s"),
    "VEDTAK_BREV_POSTET": _("%(hvem)s sendte brevet om %(ting)s i posten"),
    "VEDTAK_PAKLAGET": _("%(hvem)s registrerte %(ting)s"),
    "VEDTAK_KLAGE_STATUS": _("%(hvem)s ga %(ting)s ny status: %(til)s"),
    "ESKALERING_STARTET": _("%(hvem)s ga et varsel om stans"),
    "ESKALERING_FORLENGET": _("%(hvem)s ga mer tid til å svare på %(ting)s"),
    "ESKALERING_BREV_POSTET": _("%(hvem)s sendte brev med %(ting)s"),
    "ESKALERING_FRIST_UTE": _("Fristen i %(ting)s gikk ut uten svar"),
    "ESKALERING_UTLOPT": _("Et varsel om stans har stått i over ti dager, og fristen er ute"),
    "ESKALERING_AVSLUTTET": _("%(hvem)s avsluttet %(ting)s: %(til)s"),
    "VEDTAKSUTKAST_OPPRETTET": _("%(hvem)s begynte på %(ting)s"),
    "VEDTAKSUTKAST_ENDRET": _("%(hvem)s endret %(ting)s"),
    "VEDTAKSUTKAST_TATT_OVER": _("%(hvem)s tok over %(ting)s"),
    "VEDTAKSUTKAST_SLETTET": _("%(hvem)s slettet %(ting)s"),
    "VEDTAKSUTKAST_BESLUTTER": _("%(hvem)s ga %(ting)s ny status: %(til)s"),
    "DIGILAB_INVITERT": _("%(hvem)s inviterte til gruppedagen %(ting)s"),
    "DIGILAB_PAMELDT": _("%(hvem)s reserverte plass på %(ting)s"),
    "DIGILAB_VENTELISTE": _("%(hvem)s sa ja til %(ting)s, som er full: på venteliste"),
    "DIGILAB_AVSLATT": _("%(hvem)s sa nei til %(ting)s"),
    "DIGILAB_AVLYST": _("%(hvem)s avlyste %(ting)s"),
    "DIGILAB_ENDRET": _("%(hvem)s endret tid eller sted for %(ting)s"),
    "DIGILAB_MOTT": _("%(hvem)s noterte oppmøte på %(ting)s"),
    "DIGILAB_IKKE_MOTT": _("%(hvem)s noterte at brukeren ikke kom til %(ting)s"),
    "DIGILAB_BEHOV": _("%(hvem)s noterte hva som trengs av digital hjelp"),
    "DIGILAB_PAMINNET": _("%(hvem)s minnet om %(ting)s"),
    "HJELPER_NAVNGITT": _("%(hvem)s valgte en hjelper"),
    "HJELPER_GODTATT": _("%(hvem)s sa ja til å hjelpe"),
    "HJELPER_AVSLATT": _("%(hvem)s sa nei til å hjelpe"),
    "HJELPER_AVSLUTTET": _("%(hvem)s avsluttet hjelp fra en hjelper"),
    "HJELPER_ENDRET": _("Verge eller fullmakt ble endret i et register"),
    "ASSISTANSE_STARTET": _("%(hvem)s begynte å hjelpe på kontoret, med samtykke"),
    "ASSISTANSE_AVSLUTTET": _("Hjelpen på kontoret var ferdig"),
    "VEDTAKSUTKAST_MELDING": _("%(hvem)s skrev en melding om %(ting)s"),
}

_TIL_BRUKEREN: Mapping[str, Tekst] = {
    "ARBEIDSSOKER_REGISTRERT": _("%(hvem)s registrerte deg som arbeidssøker"),
    "MOTE_IKKE_MOTT": _("%(hvem)s skrev at du ikke kom til %(ting)s"),
    "REFERAT_BEDT_OM": _("%(hvem)s ba deg skrive %(ting)s"),
    "EGENVURDERING_BEDT_OM": _("%(hvem)s spurte hva du selv tenker, til %(ting)s"),
}
"""Where the user is spoken to, not spoken of."""


def setning(p: Punkt, *, er_bruker: bool, navn: str) -> str:
    """The line as a sentence. `navn` is the name of the person whose timeline it is."""
    if p.varsel is not None:
        felt = {"hvem": gettext("Du") if er_bruker else navn, "varsel": VARSLER[p.varsel]}
        return gettext("%(hvem)s fikk varselet «%(varsel)s»") % felt
    mal = (_TIL_BRUKEREN.get(p.type) if er_bruker else None) or _SETNINGER.get(p.type)
    if mal is None:
        return _uten_setning(p, hvem(p, er_bruker=er_bruker))
    deler = {"hvem": hvem(p, er_bruker=er_bruker), "ting": _ting(p), "til": _til(p)}
    sagt = str(mal) % deler
    ved = p.data.get("ved")
    return f"{sagt} ({kort(p.ved, ved['maate'])})" if ved else sagt


def hvem(p: Punkt, *, er_bruker: bool) -> str:
    """Who did it: by their name, and by whose help."""
    navn = _hvem(p, er_bruker=er_bruker)
    return f"{navn} ({p.hjelp})" if p.hjelp else navn


def _hvem(p: Punkt, *, er_bruker: bool) -> str:
    if p.aktor_type == AktorType.BRUKER and er_bruker:
        return gettext("Du")
    if p.aktor_type == AktorType.SYSTEM:
        return gettext("Systemet")
    return p.aktor or gettext("Noen")


def _uten_setning(p: Punkt, navn: str) -> str:
    hva = hendelsestekst(p.type) or gettext("Noe skjedde")
    return gettext("%(hva)s (av %(hvem)s)") % {"hva": hva, "hvem": navn}


def _ting(p: Punkt) -> str:
    med, uten = _TING.get(p.objekt_type, ("%(tittel)s", _("noe i planen")))
    if p.objekt_type == "SITUASJON":
        return gettext("situasjonen")
    if p.objekt_type in VURDERINGER:
        return str(VURDERINGSNAVN.get(p.data.get("slag", ""), _("en vurdering")))
    if p.objekt_type == BREV:
        return si(BREVNAVN[Brevslag(p.data["slag"])]).lower()
    if not p.tittel:
        return str(uten)
    return str(med) % {"tittel": kortet(tittel(p.tittel))}


def tittel(tekst: str) -> str:
    """A title as it is read: what a type is called is translated, what people wrote is not."""
    return si(tekst) if er_fast_tittel(tekst) else tekst


def kortet(tekst: str) -> str:
    en_linje = " ".join(tekst.split())
    return en_linje if len(en_linje) <= LENGDE else en_linje[: LENGDE - 1].rstrip() + "…"


def _til(p: Punkt) -> str:
    """Where it was moved, or the status it got, in words."""
    til = str(p.data.get("til") or p.data.get("status") or "")
    if p.type == "YTELSE_ENDRET":
        return si(YTELSENAVN[Ytelsestype(p.data["ytelse"])])
    if p.objekt_type == "AKTIVITET" and til in set(Status):
        return si(STATUSETIKETTER[Status(til)])
    if p.objekt_type == "TRAD" and til in set(Mottaker):
        return i_setning(Mottaker(til))
    if p.objekt_type == "MAL" and til in set(Malstatus):
        return str(STATUSER[Malstatus(til)]).lower()
    if p.objekt_type == "ESKALERING" and til in ESKALERINGSSTATUS:
        return str(ESKALERINGSSTATUS[til][0]).lower()
    if p.objekt_type == "VEDTAKSKLAGE" and til in set(Klagestatus):
        return str(KLAGESTATUS[Klagestatus(til)][0]).lower()
    if p.objekt_type == "VEDTAKSUTKAST" and til in BESLUTTERSTATUS:
        return str(BESLUTTERSTATUS[til][0]).lower()
    if p.objekt_type == "FORVENTNING" and til in set(Forventningsstatus):
        return str(FORVENTNINGSSTATUSER[Forventningsstatus(til)][0]).lower()
    return til
