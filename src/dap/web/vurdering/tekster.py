"""Words for assessments: as NAV writes them, and as the user reads them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.felles.feil import IkkeFunnet
from dap.vurdering.values import Del, Egendel, Maate, Slag

Tekst = str | Promise

SLAG: Mapping[Slag, Tekst] = {
    Slag.BEHOV: _("Behovsvurdering"),
    Slag.ARBEIDSEVNE: _("Arbeidsevnevurdering"),
}
OM_SLAGET: Mapping[Slag, Tekst] = {
    Slag.BEHOV: _(
        "Alle har rett til å få vurdert hva slags hjelp de trenger for å komme i jobb eller "
        "beholde jobben."
    ),
    Slag.ARBEIDSEVNE: _(
        "Når noen kan trenge mer hjelp, ser NAV og brukeren sammen på hva som kan fungere i et "
        "arbeid, og hva som må til."
    ),
}


@dataclass(frozen=True, slots=True)
class Delord:
    nav: Tekst
    """The heading for who writes."""
    hjelp: Tekst
    bruker: Tekst
    """The heading for the user, in plain words."""


DELORD: Mapping[Del, Delord] = {
    Del.MULIGHETER: Delord(
        _("Ressurser og muligheter"),
        _("Hva kan brukeren, hva har fungert før, og hva kan fungere nå? Skriv dette først."),
        _("Det du har å bygge på"),
    ),
    Del.BEHOV: Delord(
        _("Behov for hjelp"),
        _("Hva trenger brukeren hjelp til for å komme i jobb eller beholde den?"),
        _("Det du trenger hjelp til"),
    ),
    Del.HINDRINGER: Delord(
        _("Hindringer"),
        _("Hva gjør arbeid vanskelig nå, i hvilke situasjoner, og kan det endre seg?"),
        _("Det som gjør det vanskelig nå"),
    ),
    Del.OMGIVELSER: Delord(
        _("Omgivelser"),
        _("Arbeidslivet, arbeidsmarkedet der brukeren bor, og støtten fra dem rundt."),
        _("Det som er rundt deg: arbeidsmarked og støtte"),
    ),
    Del.VIRKEMIDLER: Delord(
        _("Virkemidler og hjelpemidler"),
        _("Hva kan hjelpe: tilrettelegging, tiltak, hjelpemidler, tid?"),
        _("Det som kan hjelpe"),
    ),
    Del.KONKLUSJON: Delord(
        _("Konklusjon"),
        _("Hva viser vurderingen, og hvorfor? Skriv så brukeren kjenner seg igjen."),
        _("Hva NAV har kommet fram til, og hvorfor"),
    ),
}

DELNAVN: Mapping[Del, Tekst] = {del_: ord_.nav for del_, ord_ in DELORD.items()}

SPORSMAL: Mapping[Egendel, Tekst] = {
    Egendel.KAN: _("Hva kan jeg, og hva er jeg god på?"),
    Egendel.VIL: _("Hva vil jeg jobbe med?"),
    Egendel.HINDRER: _("Hva står i veien nå?"),
    Egendel.HJELP: _("Hva slags hjelp tror jeg at jeg trenger?"),
}
SPORSMALSHJELP: Mapping[Egendel, Tekst] = {
    Egendel.KAN: _(
        "Jobber du har hatt, ting du gjør hjemme eller i fritiden, språk, sertifikater."
    ),
    Egendel.VIL: _("Det er lov å være usikker. Skriv det du har tenkt på."),
    Egendel.HINDRER: _("Skriv bare det som betyr noe for arbeid. Du trenger ikke nevne diagnoser."),
    Egendel.HJELP: _("For eksempel kurs, tilrettelegging, tid, eller noen som hjelper deg i gang."),
}

MAATER: Mapping[Maate, Tekst] = {
    Maate.MOTE: _("I et møte"),
    Maate.TELEFON: _("På telefon"),
    Maate.BREV: _("I et brev"),
    Maate.ANNET: _("På en annen måte"),
}


def les_slag(tekst: str) -> Slag:
    """The kind in an address; IkkeFunnet for anything else."""
    if tekst not in set(Slag):
        raise IkkeFunnet
    return Slag(tekst)


def les_del(tekst: str) -> Del:
    if tekst not in set(Del):
        raise IkkeFunnet
    return Del(tekst)
