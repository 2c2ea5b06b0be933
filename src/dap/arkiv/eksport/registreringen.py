"""Registrations, with questions and answers as they were shown, and what was proposed from them."""

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import ord_for
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Post
from dap.felles.rom import Rom
from dap.registrering import queries as registrering
from dap.registrering.values import Profildata, Registreringsdata


def registreringene(r: Ramme) -> list[Post]:
    """For who sees the state's room. What is filled in and not sent is nobody else's."""
    if Rom.STAT not in r.innsyn.rom:
        return []
    alt = registrering.uttrekk(r.innsyn)
    poster = [_sendt(d) for d in alt.registreringer if r.i_tid(d.tid)]
    poster += [_forslag(p) for p in alt.profiler if r.i_tid(p.tid, p.vurdert_tid)]
    poster += [
        Post(
            f"registreringsoppgave/{r.innsyn.person_id}-{nr}",
            "REGISTRERINGSOPPGAVE",
            _("Kunne ikke registrere seg"),
            tid=tid,
            opplysninger=(
                *opplysning("grunn", _("Grunn"), grunn, ord_for("HINDER", grunn)),
                *opplysning("enhet", _("Enhet"), enhet),
                *opplysning("ferdig", _("Ferdig"), ferdig),
            ),
        )
        for nr, (tid, grunn, enhet, ferdig) in enumerate(alt.oppgaver, start=1)
        if r.i_tid(tid, ferdig)
    ]
    return poster


def _sendt(d: Registreringsdata) -> Post:
    return Post(
        f"registrering/{d.id}",
        "REGISTRERING",
        ord_for("REGISTRERINGSVARIANT", d.variant),
        tid=d.tid,
        opplysninger=(
            *opplysning("registrert_av", _("Registrert av"), d.registrert_av),
            *opplysning("kontor", _("Kontor"), d.kontor),
            *opplysning("godkjenning", _("Hvorfor kan brukeren registreres?"), d.godkjenning),
            *(o for s in d.svar for o in opplysning(s.kode, s.sporsmal, s.svar_kode, s.svar)),
        ),
    )


def _forslag(p: Profildata) -> Post:
    vurdert = ord_for("PROFILGRUPPE", p.vurdert) if p.vurdert else ""
    return Post(
        f"profil/{p.id}",
        "PROFIL",
        _("Forslag om innsats"),
        tid=p.tid,
        opplysninger=(
            *opplysning("forslag", _("Forslag"), p.gruppe, ord_for("PROFILGRUPPE", p.gruppe)),
            *opplysning("regelsett", _("Regelsett"), p.regelsett),
            *opplysning("vurdert", _("Vurdert av veileder"), p.vurdert or "", vurdert),
            *opplysning("begrunnelse", _("Begrunnelse"), p.begrunnelse),
            *opplysning("vurdert_av", _("Veileder"), p.vurdert_av),
        ),
    )
