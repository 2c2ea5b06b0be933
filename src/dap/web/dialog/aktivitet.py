"""The thread on an activity's own page: `{% include "dialog/trad_felt.html" %}` with this context."""

from typing import Any
from uuid import UUID

from dap.dialog import queries
from dap.dialog.values import MAKS_TEKST
from dap.konto import queries as konto
from dap.tilgang.values import Personinnsyn
from dap.web.dialog.side import kladd_sted, tradkontekst
from dap.web.dialog.skjema import Meldingsskjema
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest


def aktivitetskontekst(
    request: AktorRequest,
    innsyn: Personinnsyn,
    aktivitet_id: UUID,
    *,
    historisk: bool = False,
    skjema: Meldingsskjema | None = None,
) -> dict[str, Any]:
    """What the thread's part of the page needs. Showing it marks the thread read."""
    trad = queries.trad_om_aktivitet(innsyn, aktivitet_id)
    felles = {
        "som_felt": True,
        "meldingsniva": 3,
        "aktivitet_id": aktivitet_id,
        "send_adresse": lenke(request, "dialog:om_aktivitet", aktivitet_id=aktivitet_id),
        "neste": request.POST.get("neste") or request.get_full_path(),
    }
    if trad is not None:
        return tradkontekst(request, trad, skjema=skjema) | felles
    if skjema is None:
        kladd = konto.hent_kladd(request.konto_id, kladd_sted(aktivitet_id)) or {}
        skjema = Meldingsskjema(initial={"tekst": "\n".join(kladd.get("tekst", []))})
    return felles | {
        "trad": None,
        "skjema": skjema,
        "vedlegg": queries.utkast_til_vedlegg(request.aktor, skjema.vedlegg()),
        "kan_skrive": innsyn.kan_skrive and not historisk,
        "kladd_sted": kladd_sted(aktivitet_id),
        "maks_tekst": MAKS_TEKST,
    }
