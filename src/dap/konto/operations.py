"""Writes about accounts: sign-in, sessions, drafts and the choices a person keeps."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from dap.felles.feil import Regelbrudd
from dap.konto.models import Kladd, Konto, Okt
from dap.konto.rules import PaloggingAvvist, er_kladdsted, kladdfelter, les_identitet
from dap.konto.values import SPRAK, Identitet, Tema, Tilbydervalg

KLADDER_PER_KONTO = 200


def gjenkjenn(*, valg: Tilbydervalg, krav: Mapping[str, Any]) -> Identitet:
    """Who a validated ID token says this is. Raises PaloggingAvvist with a `kode`."""
    return les_identitet(valg, krav)


@transaction.atomic
def konto_for_identitet(*, identitet: Identitet) -> UUID:
    """The account of this identity, made at the first sign-in. It is kept when the provider of the
    profile has got another address; whose it is, the caller compares with the person.

    Raises PaloggingAvvist SPERRET when the account is closed.
    """
    Konto.objects.filter(subjekt=identitet.subjekt, type=identitet.profil.kontotype).exclude(
        utsteder=identitet.utsteder
    ).update(utsteder=identitet.utsteder)
    konto, _ = Konto.objects.get_or_create(
        utsteder=identitet.utsteder,
        subjekt=identitet.subjekt,
        defaults={"type": identitet.profil.kontotype},
    )
    if not konto.is_active:
        raise PaloggingAvvist("SPERRET")
    return konto.id


def registrer_okt(
    *, konto_id: UUID, utsteder: str, sid: str, sesjonsnokkel: str, naa: datetime
) -> None:
    """Remember which browser session belongs to the provider's session."""
    Okt.objects.create(
        konto_id=konto_id, utsteder=utsteder, sid=sid, sesjonsnokkel=sesjonsnokkel, startet=naa
    )


def glem_okt(*, sesjonsnokkel: str) -> None:
    """The browser has signed out by itself."""
    Okt.objects.filter(sesjonsnokkel=sesjonsnokkel).delete()


@transaction.atomic
def avslutt_okter(*, utsteder: str, sid: str = "", subjekt: str = "") -> int:
    """Sign out the browsers of one session of the provider, or of a whole account.

    Returns how many there were. Without `sid` and `subjekt` nothing is signed out.
    """
    okter = Okt.objects.filter(utsteder=utsteder)
    if sid:
        okter = okter.filter(sid=sid)
    elif subjekt:
        okter = okter.filter(konto__subjekt=subjekt)
    else:
        return 0
    nokler = list(okter.values_list("sesjonsnokkel", flat=True))
    Session.objects.filter(session_key__in=nokler).delete()
    Okt.objects.filter(sesjonsnokkel__in=nokler).delete()
    return len(nokler)


@transaction.atomic
def rydd_okter(*, naa: datetime) -> int:
    """Remove sessions that nobody can come back to. Drafts stay. Returns how many were removed."""
    antall, _ = Session.objects.filter(expire_date__lte=naa).delete()
    Okt.objects.exclude(sesjonsnokkel__in=Session.objects.values("session_key")).delete()
    return antall


@transaction.atomic
def lagre_kladd(
    *, konto_id: UUID, sted: str, felter: Mapping[str, list[str]], naa: datetime
) -> None:
    """Keep what has been typed in one place. The oldest drafts give way when there are too many.

    Raises Regelbrudd KLADD_STED or KLADD_FOR_STOR.
    """
    _, ny = Kladd.objects.update_or_create(
        konto_id=konto_id,
        sted=sted,
        defaults={"felter": kladdfelter(sted, felter), "oppdatert": naa},
    )
    if ny:
        nyeste = Kladd.objects.filter(konto_id=konto_id).order_by("-oppdatert")
        behold = list(nyeste.values_list("id", flat=True)[:KLADDER_PER_KONTO])
        Kladd.objects.filter(konto_id=konto_id).exclude(id__in=behold).delete()


def slett_kladd(*, konto_id: UUID, sted: str) -> None:
    """What was typed is saved, or thrown away by its owner."""
    if not er_kladdsted(sted):
        return
    Kladd.objects.filter(konto_id=konto_id, sted=sted).delete()


def slett_kladder_under(*, sti: str) -> int:
    """What anybody has typed below an address that is over. Returns how many drafts there were."""
    return Kladd.objects.filter(sted__startswith=sti).delete()[0]


def glem_i_kladder(
    *,
    om: Collection[str],
    kast: Collection[str],
    konto_id: UUID | None,
    rens: Callable[[str], str],
) -> None:
    """Something was erased: drafts at addresses with one of `kast` go, and those of the account, or
    with one of `om` in the address, are cleaned."""
    steder = Q(konto_id=konto_id) if konto_id else Q(pk__in=[])
    for del_ in om:
        steder |= Q(sted__contains=del_)
    for kladd in Kladd.objects.select_for_update().filter(steder):
        rene = {navn: [rens(v) for v in verdier] for navn, verdier in kladd.felter.items()}
        if any(del_ in kladd.sted for del_ in kast):
            kladd.delete()
        elif rene != kladd.felter:
            kladd.felter = rene
            kladd.save(update_fields=["felter"])


@transaction.atomic
def avslutt_andre_okter(*, konto_id: UUID, behold: str) -> int:
    """Sign the account out of every other browser than the one with this session key."""
    andre = Okt.objects.filter(konto_id=konto_id).exclude(sesjonsnokkel=behold)
    nokler = list(andre.values_list("sesjonsnokkel", flat=True))
    Session.objects.filter(session_key__in=nokler).delete()
    andre.delete()
    return len(nokler)


def rydd_kladder(*, eldre_enn: datetime) -> int:
    """Throw away drafts nobody has touched since then. Returns how many."""
    return Kladd.objects.filter(oppdatert__lt=eldre_enn).delete()[0]


def velg_sprak(*, konto_id: UUID, sprak: str) -> None:
    """Raises Regelbrudd UKJENT_SPRAK."""
    if sprak not in SPRAK:
        raise Regelbrudd("UKJENT_SPRAK", felt="sprak")
    Konto.objects.filter(id=konto_id).update(sprak=sprak)


def velg_tema(*, konto_id: UUID, tema: str) -> None:
    """Raises Regelbrudd UKJENT_TEMA."""
    if tema not in Tema.__members__.values():
        raise Regelbrudd("UKJENT_TEMA", felt="tema")
    Konto.objects.filter(id=konto_id).update(tema=tema)
