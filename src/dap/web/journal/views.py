"""The journal of a person: what is proposed, exactly what would be kept, and what has been."""

import uuid
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dap.arkiv import operations, queries
from dap.arkiv.values import Bilde, Forhandsvisning, Kilde
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.tilgang.values import Personinnsyn
from dap.varsel.operations import merk_lest
from dap.web.felles.htmx import ferdig, vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.skjemafeil import legg_til
from dap.web.felles.tilgang import AktorRequest, innlogget, krever_ansatt
from dap.web.journal.bilde import pakk, pakk_ut
from dap.web.journal.forms import Bortleggingsskjema, Journalskjema
from dap.web.journal.side import forhandsside, kilde_fra
from dap.web.journal.side import oversikt as oversiktskontekst

PERSON = UUID | None
SIDE = "journal/forhandsvisning.html"


def _innsyn(request: AktorRequest, person_id: PERSON) -> Personinnsyn:
    """The user and who reads the user's own view; of staff only those who follow people up."""
    innsyn = innsyn_for(request, person_id, hva="journal")
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


@innlogget
@require_safe
def oversikt(request: AktorRequest, person_id: PERSON = None) -> HttpResponse:
    innsyn = _innsyn(request, person_id)
    return vis(request, "journal/oversikt.html", oversiktskontekst(request, innsyn))


@innlogget
@require_safe
def dokument(
    request: AktorRequest, journalpost_id: UUID, nr: int, person_id: PERSON = None
) -> HttpResponse:
    """The PDF, shown in the browser or saved; never kept by it."""
    innsyn = _innsyn(request, person_id)
    navn, innhold = queries.dokument(innsyn, journalpost_id, nr)
    if request.aktor.er_bruker:
        merk_lest(aktor=request.aktor, objekt_id=journalpost_id, naa=timezone.now())
    return _pdf(innhold, navn)


def _pdf(innhold: bytes, navn: str) -> HttpResponse:
    hoder = {
        "Content-Disposition": f'inline; filename="{navn}"',
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(innhold, content_type="application/pdf", headers=hoder)


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def ny(
    request: AktorRequest, person_id: UUID, regel: str, rom: str, kilde_id: UUID
) -> HttpResponse:
    """The preview, and confirming it."""
    kilde = kilde_fra(regel, rom, kilde_id)
    innsyn = _innsyn(request, person_id)
    f = queries.forhandsvisning(innsyn, kilde, naa=timezone.now())
    if request.method != "POST":
        return vis(request, SIDE, forhandsside(request, innsyn, f))
    try:
        skjema, bilde = _lest(request, innsyn, f)
        if not skjema.errors:
            _journalfor(request, innsyn, kilde, skjema, bilde)
            melding = _("Journalført. Dokumentet er på vei til arkivet.")
            return ferdig(request, til=lenke(request, "journal:oversikt"), melding=melding)
    except VersjonsKonflikt as konflikt:
        return _konflikt(request, innsyn, konflikt.gjeldende, bilde)
    except Regelbrudd as feil:
        skjema = _skjema(request, innsyn, f)
        legg_til(skjema, feil)
    return vis(request, SIDE, forhandsside(request, innsyn, f, skjema), status=422)


def _skjema(request: AktorRequest, innsyn: Personinnsyn, f: Forhandsvisning) -> Journalskjema:
    """What was typed, with the preview as it is now: sending again is a choice made on that."""
    data, bilde = request.POST.copy(), pakk(f.bilde, f.kilde, innsyn.person_id)
    data["bilde"] = bilde
    skjema = Journalskjema(data, forhandsvist=f, bilde=bilde)
    skjema.is_valid()
    return skjema


def _lest(
    request: AktorRequest, innsyn: Personinnsyn, f: Forhandsvisning
) -> tuple[Journalskjema, Bilde]:
    """The form as it was sent, and the preview that was seen. Parts that are gone are no error."""
    tegn = request.POST.get("bilde", "")
    bilde = pakk_ut(tegn, f.kilde, innsyn.person_id)
    data = request.POST.copy()
    finnes = {d.id for d in f.deler}
    data.setlist("deler", [d for d in data.getlist("deler") if d in finnes])
    skjema = Journalskjema(data, forhandsvist=f, bilde=tegn)
    skjema.is_valid()
    return skjema, bilde


def _journalfor(
    request: AktorRequest, innsyn: Personinnsyn, kilde: Kilde, skjema: Journalskjema, bilde: Bilde
) -> None:
    felt = skjema.cleaned_data
    operations.journalfor(
        aktor=request.aktor,
        person_id=innsyn.person_id,
        kilde=kilde,
        tittel=felt["tittel"],
        bilde=bilde,
        uten_deler=skjema.uten(list(bilde.avtrykk)),
        send=felt["send"],
        nokkel=felt["nokkel"] or uuid.uuid4(),
        naa=timezone.now(),
    )


def _konflikt(
    request: AktorRequest, innsyn: Personinnsyn, f: Forhandsvisning, sett: Bilde
) -> HttpResponse:
    """A fresh preview with what has changed; what was typed and left out stays so."""
    data: Any = request.POST.copy()
    finnes, kjent = [d.id for d in f.deler], set(sett.avtrykk)
    beholdt = set(data.getlist("deler"))
    data.setlist("deler", [d for d in finnes if d in beholdt or d not in kjent])
    data["bilde"] = pakk(f.bilde, f.kilde, innsyn.person_id)
    skjema = Journalskjema(data, forhandsvist=f, bilde=data["bilde"])
    return vis(request, SIDE, forhandsside(request, innsyn, f, skjema), status=409)


@krever_ansatt
@require_POST
def pdf(
    request: AktorRequest, person_id: UUID, regel: str, rom: str, kilde_id: UUID
) -> HttpResponse:
    """The document as it would be with what stands in the form; 409 when the case has changed."""
    kilde = kilde_fra(regel, rom, kilde_id)
    innsyn = _innsyn(request, person_id)
    f = queries.forhandsvisning(innsyn, kilde, naa=timezone.now())
    try:
        skjema, bilde = _lest(request, innsyn, f)
        sammen = queries.sammenlignet(bilde, f)
        if sammen.endringer:
            return _konflikt(request, innsyn, sammen, bilde)
        if not skjema.errors:
            uten = skjema.uten(list(bilde.avtrykk))
            tittel = skjema.cleaned_data["tittel"]
            innhold = queries.som_pdf_av(f, tittel=tittel, uten_deler=uten)
            return _pdf(innhold, "forhandsvisning.pdf")
    except Regelbrudd as feil:
        skjema = _skjema(request, innsyn, f)
        legg_til(skjema, feil)
    return vis(request, SIDE, forhandsside(request, innsyn, f, skjema), status=422)


@krever_ansatt
@require_POST
def legg_bort(
    request: AktorRequest, person_id: UUID, regel: str, rom: str, kilde_id: UUID
) -> HttpResponse:
    """Not worth keeping, with the reason."""
    kilde = kilde_fra(regel, rom, kilde_id)
    innsyn = _innsyn(request, person_id)
    skjema = Bortleggingsskjema(request.POST, prefix="bort")
    f, status = None, 422
    if skjema.is_valid():
        try:
            operations.legg_bort(
                aktor=request.aktor,
                person_id=person_id,
                kilde=kilde,
                bilde=pakk_ut(skjema.cleaned_data["bilde"], kilde, person_id),
                begrunnelse=skjema.cleaned_data["begrunnelse"],
                naa=timezone.now(),
            )
            melding = _("Lagt bort. Det blir foreslått igjen hvis noe nytt skjer.")
            return ferdig(request, til=lenke(request, "journal:oversikt"), melding=melding)
        except VersjonsKonflikt as konflikt:
            f, status = konflikt.gjeldende, 409
        except Regelbrudd as feil:
            legg_til(skjema, feil)
    f = f or queries.forhandsvisning(innsyn, kilde, naa=timezone.now())
    skjema.data = skjema.data.copy()  # type: ignore[attr-defined]
    skjema.data["bort-bilde"] = pakk(f.bilde, kilde, person_id)  # type: ignore[index]
    return vis(request, SIDE, forhandsside(request, innsyn, f, bort=skjema), status=status)


@krever_ansatt
@require_POST
def prov_igjen(request: AktorRequest, person_id: UUID, journalpost_id: UUID) -> HttpResponse:
    """Hand over again now, rather than when the wait is over."""
    operations.prov_igjen(
        aktor=request.aktor,
        person_id=person_id,
        journalpost_id=journalpost_id,
        naa=timezone.now(),
    )
    til = lenke(request, "journal:oversikt")
    return ferdig(request, til=til, melding=_("Vi prøver igjen nå."))
