"""The chapter of decisions: what was decided, on what, the letter, and complaints. Never a draft."""

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import avsender, ord_for, si
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Innhold, Kapittel, Post, Vedleggspost
from dap.felles.innsatsgruppe import HOVEDMALNAVN, navn
from dap.felles.tid import dato
from dap.vedtak import queries as vedtak
from dap.vedtak.values import Fryst, Klagedata, Vedtaksuttrekk


def vedtakene(r: Ramme) -> Kapittel:
    poster = tuple(
        _vedtak(u)
        for u in vedtak.uttrekk(r.innsyn)
        if r.i_periode(u.vedtak.periode_id) and r.i_tid(u.vedtak.fattet)
    )
    return Kapittel(Innhold.VEDTAK, _("Vedtak"), poster)


def _vedtak(u: Vedtaksuttrekk) -> Post:
    v = u.vedtak
    rot = f"vedtak/{v.id}"
    gruppe = si(navn(v.innsatsgruppe, dag=dato(v.fattet)))
    mal = si(HOVEDMALNAVN[v.hovedmal]) if v.hovedmal else ""
    filnavn = f"vedtak-{dato(v.fattet).isoformat()}.pdf"
    return Post(
        rot,
        "VEDTAK",
        _("Vedtak: %(gruppe)s") % {"gruppe": gruppe},
        tid=v.fattet,
        hvem=avsender(v.fattet_av, av_bruker=False),
        tekst=v.begrunnelse,
        opplysninger=(
            *opplysning("innsatsgruppe", _("Innsatsgruppe"), v.innsatsgruppe.value, gruppe),
            *opplysning("hovedmal", _("Hovedmål"), v.hovedmal.value if v.hovedmal else "", mal),
            *opplysning(
                "avviksgrunn",
                _("Hvorfor noe annet enn arbeidsevnevurderingen støtter"),
                v.avviksgrunn,
            ),
            *opplysning("beslutter", _("Godkjent av beslutter"), v.beslutter),
            *opplysning("kontor", _("Kontor"), v.kontor),
            *opplysning("klagefrist", _("Klagefrist"), v.klagefrist),
            *opplysning("historisk_fra", _("Erstattet"), v.historisk_fra),
            *opplysning("brev_sha", _("Brevets sjekksum (SHA-256)"), u.brev_sha256),
        ),
        poster=(
            *(_kilde(f"{rot}/kilde/{nr}", k) for nr, k in enumerate(v.kilder, 1)),
            *(_klage(k) for k in v.klager),
        ),
        vedlegg=(Vedleggspost(v.id, filnavn, "application/pdf", u.brev_storrelse),),
        rom="STAT",
    )


def _kilde(sti: str, k: Fryst) -> Post:
    return Post(
        sti,
        "VEDTAKSKILDE",
        vedtak.kildetekst(k),
        tid=k.tid,
        tekst="\n".join(d.tekst for d in k.deler),
        opplysninger=tuple(opplysning("sha", _("Sjekksum (SHA-256)"), k.sha256)),
    )


def _klage(k: Klagedata) -> Post:
    return Post(
        f"klage/{k.id}",
        "KLAGE",
        _("Klage"),
        hvem=avsender("", av_bruker=k.levert_av_bruker),
        tekst=k.tekst,
        opplysninger=(
            *opplysning("mottatt", _("Mottatt"), k.mottatt),
            *opplysning(
                "status", _("Status"), k.status.value, ord_for("KLAGESTATUS", k.status.value)
            ),
            *opplysning("i_tide", _("Innen fristen"), k.i_tide),
            *opplysning("formkrav", _("Vurdering av formkravene"), k.formkravgrunn),
            *opplysning("svar", _("Svar"), k.svar),
        ),
        rom="STAT",
    )
