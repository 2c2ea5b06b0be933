"""What the registers say, brought up to date before somebody registers."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.register import RegisterSvarerIkke
from dap.person import operations as person
from dap.person import queries as person_queries
from dap.person.values import Persondata
from dap.registrering.grunnlag import til_json
from dap.registrering.models import Arbeidsgrunnlag
from dap.registrering.operations._felles import FERSK, apne
from dap.registrering.registre import hent_arbeidsforhold, hent_sykmeldt_til


def oppdater_grunnlag(*, aktor: Aktor, person_id: UUID, naa: datetime) -> bool:
    """Ask the registers for what is older than a day. False when one did not answer: what it said
    last stands. Not inside a transaction, since a register may be slow.
    """
    apne(aktor, person_id, naa)
    hvem = person_queries.persondata(person_id)
    register = person_queries.registerfakta(person_id)
    assert hvem is not None  # noqa: S101 (they were just opened)
    assert register is not None  # noqa: S101
    svarte = _er_fersk(register.hentet, naa) or person.oppdater_fra_register(
        person_id=person_id, naa=naa
    )
    return _arbeidet(hvem, naa) and svarte


def _arbeidet(hvem: Persondata, naa: datetime) -> bool:
    rad = Arbeidsgrunnlag.objects.filter(person_id=hvem.id).first()
    svarte = True
    nytt: dict[str, object] = {}
    try:
        if not _er_fersk(rad.arbeid_hentet if rad else None, naa):
            nytt["arbeidsforhold"] = til_json(hent_arbeidsforhold(hvem.fnr))
            nytt["arbeid_hentet"] = naa
    except RegisterSvarerIkke:
        svarte = False
    try:
        if not _er_fersk(rad.sykmelding_hentet if rad else None, naa):
            nytt["sykmeldt_til"] = hent_sykmeldt_til(hvem.fnr)
            nytt["sykmelding_hentet"] = naa
    except RegisterSvarerIkke:
        svarte = False
    if nytt:
        Arbeidsgrunnlag.objects.update_or_create(person_id=hvem.id, defaults=nytt)
    return svarte


def _er_fersk(hentet: datetime | None, naa: datetime) -> bool:
    return hentet is not None and naa - hentet < FERSK
