"""Text posted by somebody who was signed out meanwhile: kept until they are back.

It lies encrypted in the browser's own session row; the key lies in a cookie in the browser, is used
once, and the text is given only to the account that was signed in when it was typed.
"""

import json
import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from dap.felles.feil import Regelbrudd
from dap.hjelper import queries as hjelper
from dap.konto.operations import lagre_kladd
from dap.web.felles import okt
from dap.web.felles.hjelp import hjelp_id_i
from dap.web.felles.kryptering import dekrypter, krypter, ny_nokkel

KAKE = "dap_tekst"
LEVETID = 60 * 60
_SESJON = "oppbevart"
STED = "kladd_sted"
"""Hidden field of a form: the place its draft belongs to. Without it, the form's address."""
KLADDENS_STED = "sted"
"""What the same is called when the page's script saves a draft."""
_ALDRI = {"csrfmiddlewaretoken", "nokkel", "versjon", "handling", STED, KLADDENS_STED}
# Codes, addresses and ids: chosen or carried along, not typed.
_IKKE_TEKST = re.compile(r"[A-Z0-9_]*|/\S*|[0-9a-f-]{36}")


def felter(skjema: QueryDict) -> dict[str, list[str]]:
    """What a person typed, without the form's own machinery."""
    return {
        navn: [str(verdi) for verdi in verdier]
        for navn, verdier in skjema.lists()
        if navn not in _ALDRI
    }


def tekster(request: HttpRequest) -> list[str]:
    """The texts that were posted, to be read and copied on a page that cannot keep them otherwise."""
    skrevet = felter(request.POST)
    skrevet.pop("handling", None)  # which button was pressed
    verdier = [verdi for alle in skrevet.values() for verdi in alle]
    return [verdi for verdi in verdier if er_tekst(verdi)]


def er_tekst(verdi: str) -> bool:
    """Typed by a person: no code, address or id."""
    return not _IKKE_TEKST.fullmatch(verdi.strip())


def ta_vare_pa(request: HttpRequest) -> str | None:
    """Keep the posted text for the account that was signed in here last.

    Returns the key for the cookie, or None when nobody knows whose text it is.
    """
    forrige = request.session.get(okt.FORRIGE)
    skrevet = felter(request.POST)
    if not forrige or not skrevet:
        return None
    innhold = {
        "konto": forrige["konto"],
        "sted": request.POST.get(STED) or request.POST.get(KLADDENS_STED) or request.path,
        "felter": skrevet,
    }
    nokkel = ny_nokkel()
    request.session[_SESJON] = krypter(json.dumps(innhold), nokkel)
    return nokkel


def sett_kake(svar: HttpResponse, nokkel: str) -> None:
    svar.set_cookie(KAKE, nokkel, max_age=LEVETID, httponly=True, samesite="Lax")


def _er_over(sted: str) -> bool:
    """Typed for somebody whom one may not act for any longer: nothing comes back there."""
    hjelp_id = hjelp_id_i(sted)
    if hjelp_id is None:
        return False
    rett = hjelper.rett(hjelp_id, naa=timezone.now())
    return rett is None or not rett.gjelder


def gi_tilbake(request: HttpRequest, *, konto_id: UUID) -> bool:
    """After sign-in: the kept text becomes a draft of its owner; for anybody else it is gone."""
    kryptert = request.session.pop(_SESJON, None)
    nokkel = request.COOKIES.get(KAKE)
    if not kryptert or not nokkel:
        return False
    tekst = dekrypter(kryptert, nokkel, levetid=LEVETID)
    if tekst is None:
        return False
    innhold = json.loads(tekst)
    if innhold["konto"] != str(konto_id) or _er_over(innhold["sted"]):
        return False
    try:
        lagre_kladd(
            konto_id=konto_id,
            sted=innhold["sted"],
            felter=innhold["felter"],
            naa=timezone.now(),
        )
    except Regelbrudd:
        return False
    return True
