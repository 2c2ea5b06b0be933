"""How the person can be reached digitally, in words: what it means, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.oppfolging.queries import er_manuell
from dap.person.queries import kontaktfakta
from dap.person.values import Kontaktfakta, Kontaktstatus
from dap.varsel.queries import avviste
from dap.varsel.values import Kanal
from dap.web.felles.ytring import tidspunkt

Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Ord:
    kort: Tekst
    """For the tag in the person header; empty: no tag."""
    bruker: Tekst
    ansatt: Tekst
    alvor: str = "info"


ORD: Mapping[Kontaktstatus, Ord] = {
    Kontaktstatus.KAN_VARSLES: Ord(
        "",
        _("Du kan få varsler på e-post og telefon."),
        _("Brukeren kan få digitale varsler."),
    ),
    Kontaktstatus.RESERVERT: Ord(
        _("Reservert KRR"),
        _(
            "Du har reservert deg mot digital kontakt. Du får brev i stedet. Vil du ha digital "
            "kontakt, opphever du reservasjonen på norge.no."
        ),
        _(
            "Brukeren har reservert seg mot digital kontakt og skal ha alt på papir. Bare brukeren "
            "kan oppheve reservasjonen, på norge.no."
        ),
        "warning",
    ),
    Kontaktstatus.UTDATERT: Ord(
        _("Utdatert i KRR"),
        _(
            "E-postadressen og mobilnummeret ditt er ikke bekreftet på lenge, så vi kan ikke bruke "
            "dem. Bekreft dem på norge.no, og trykk så «Hent på nytt»."
        ),
        _(
            "Kontaktopplysningene er ikke bekreftet på lenge og kan ikke brukes. Be brukeren bekrefte "
            "dem på norge.no, eller send brev."
        ),
        "warning",
    ),
    Kontaktstatus.IKKE_REGISTRERT: Ord(
        _("Ikke registrert KRR"),
        _(
            "Vi mangler e-postadressen eller mobilnummeret ditt. Legg det inn på norge.no, og trykk "
            "så «Hent på nytt»."
        ),
        _(
            "Brukeren har ikke lagt inn e-post eller mobilnummer på norge.no og kan ikke varsles "
            "digitalt. Hjelp brukeren med det, eller send brev."
        ),
        "warning",
    ),
}

MANUELL = Ord(
    "",
    _(
        "Du får oppfølging på papir, så det vi varsler om, kommer som brev i posten. Vil du ha SMS eller "
        "e-post i stedet, velger du digital oppfølging under Om meg."
    ),
    _("Brukeren får oppfølging på papir. Det som skulle vært SMS eller e-post, går som brev."),
)


def alder(fakta: Kontaktfakta) -> str:
    """How old the knowledge is, and whether the register is silent now."""
    if fakta.feilet and fakta.hentet:
        return gettext(
            "Registeret svarte ikke %(feilet)s. Det som står her, er fra %(hentet)s."
        ) % {"feilet": tidspunkt(fakta.feilet), "hentet": tidspunkt(fakta.hentet)}
    if fakta.feilet:
        return gettext(
            "Registeret svarte ikke %(feilet)s. Det som står her, er det vi hadde fra før."
        ) % {"feilet": tidspunkt(fakta.feilet)}
    if fakta.hentet:
        return gettext("Hentet %(hentet)s.") % {"hentet": tidspunkt(fakta.hentet)}
    return gettext("Ikke hentet fra registeret ennå.")


def bekreftet(tid: datetime | None) -> str:
    return gettext("Sist bekreftet på norge.no %(naar)s.") % {"naar": tidspunkt(tid)} if tid else ""


@dataclass(frozen=True, slots=True)
class Kontaktbilde:
    """What a page shows of how the person can be reached."""

    status: Kontaktstatus
    tekst: str
    alvor: str
    alder: str
    bekreftet: str
    pa_papir: bool = False
    """What notifications there are come as letters, though the register has nothing against others."""
    feil: tuple[str, ...] = ()
    """What came back, and what to do."""


_AVVIST: Mapping[tuple[Kanal, bool], Tekst] = {
    (Kanal.SMS, True): _(
        "SMS til %(til)s kommer ikke fram, for nummeret er ikke i bruk. Rett nummeret på norge.no, "
        "og hent kontaktopplysningene på nytt."
    ),
    (Kanal.EPOST, True): _(
        "E-post til %(til)s kommer ikke fram, for adressen finnes ikke. Rett adressen på norge.no, "
        "og hent kontaktopplysningene på nytt."
    ),
    (Kanal.SMS, False): _(
        "SMS til %(til)s kommer ikke fram, for nummeret er ikke i bruk. Be brukeren rette det på "
        "norge.no."
    ),
    (Kanal.EPOST, False): _(
        "E-post til %(til)s kommer ikke fram, for adressen finnes ikke. Be brukeren rette den på "
        "norge.no."
    ),
}


def kontaktbilde(person_id: UUID, *, er_bruker: bool) -> Kontaktbilde | None:
    """For a person whose access has been decided. Four queries."""
    fakta = kontaktfakta(person_id)
    if fakta is None:
        return None
    pa_papir = fakta.status == Kontaktstatus.KAN_VARSLES and er_manuell(person_id)
    ord_ = MANUELL if pa_papir else ORD[fakta.status]
    return Kontaktbilde(
        fakta.status,
        str(ord_.bruker if er_bruker else ord_.ansatt),
        ord_.alvor,
        alder(fakta),
        bekreftet(fakta.bekreftet),
        pa_papir,
        tuple(avvistord(avviste(person_id), er_bruker=er_bruker)),
    )


AVVISTMERKE = {
    Kanal.SMS: _("SMS kommer ikke fram"),
    Kanal.EPOST: _("E-post kommer ikke fram"),
}
"""Tags of the person header."""


def avvistord(adresser: Mapping[Kanal, str], *, er_bruker: bool) -> list[str]:
    """What does not work, and what to do about it."""
    return [str(_AVVIST[kanal, er_bruker]) % {"til": til} for kanal, til in adresser.items()]
