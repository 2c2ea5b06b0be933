"""Several at once: one period, one registration, one task, one who takes it."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection
from opptak import Opptak
from registre import SVAR, Registre, ny_bruker, registrer, send, svar_paa_alt
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.felles.fnr import lag_syntetisk
from dap.hendelse.models import Hendelse
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.oppfolging.models import Oppfolgingsperiode
from dap.person import operations as person
from dap.person.models import Person
from dap.registrering import operations
from dap.registrering.models import Oppgave, Registrering, Utkast
from dap.tilgang.operations import oppgi_grunn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folk(opptak_av_roller: Opptak[Rollebesetning], transactional_db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


def samtidig(*jobber: Callable[[], Any]) -> list[Any]:
    """Run them in threads with a connection each; what each returned or raised."""

    def en(jobb: Callable[[], Any]) -> Any:
        try:
            return jobb()
        except Exception as feil:
            return feil
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobber)) as pool:
        return list(pool.map(en, jobber))


def test_registering_twice_at_once_starts_one_period(folk: Rollebesetning) -> None:
    """The user sends twice, and an adviser registers the same person in the same moment."""
    nora = ny_bruker()
    oppgi_grunn(aktor=folk.kari, person_id=nora.id, grunn="Møtte opp på kontoret", naa=NAA)
    svar_paa_alt(nora, nora.id, NAA, SVAR)
    svar_paa_alt(folk.kari, nora.id, NAA, SVAR)
    nokler = dict(Utkast.objects.values_list("utfyller_id", "nokkel"))

    def sender(aktor: Any) -> Callable[[], uuid.UUID]:
        return lambda: send(aktor, nora.id, NAA, nokkel=nokler[aktor.id], sett="ordinaer-1")

    svar = samtidig(sender(nora), sender(nora), sender(folk.kari))

    assert Oppfolgingsperiode.objects.filter(person_id=nora.id).count() == 1
    ett = Registrering.objects.get().id
    for en in svar:
        assert en == ett or (isinstance(en, Regelbrudd) and en.kode == "ALLEREDE_UNDER_OPPFOLGING")
    assert Hendelse.objects.filter(person_id=nora.id, type="REGISTRERT").count() == 1


def test_somebody_unknown_who_begins_in_two_windows_is_one_person(
    folk: Rollebesetning, registre: Registre
) -> None:
    fnr = next(f for n in range(400) if (f := lag_syntetisk(date(1999, 5, 17), n)))
    registre.om(
        fnr, status="bosattEtterFolkeregisterloven", fornavn="Sunniva", etternavn="Brenne",
        fodt="1999-05-17",
    )  # fmt: skip
    konto = Konto.objects.create(type=Kontotype.BRUKER, utsteder="test", subjekt="sunniva")

    def lag() -> Any:
        return person.opprett_fra_register(fnr=fnr, konto_id=konto.id, naa=NAA)

    assert set(samtidig(lag, lag, lag)) == {Person.objects.get(fnr=fnr, konto=konto).id}


def test_beginning_and_asking_for_contact_twice_at_once(folk: Rollebesetning) -> None:
    nora = ny_bruker()
    om: dict[str, Any] = {"aktor": nora, "person_id": nora.id, "naa": NAA}
    assert samtidig(*[lambda: operations.begynn(**om)] * 3) == [None] * 3
    assert Utkast.objects.count() == 1
    amina: dict[str, Any] = {"aktor": folk.amina, "person_id": folk.amina.id, "naa": NAA}
    assert len(set(samtidig(*[lambda: operations.be_om_kontakt(**amina)] * 3))) == 1
    assert Oppgave.objects.count() == 1


def test_two_take_the_same_task(folk: Rollebesetning) -> None:
    nora = ny_bruker()
    registrer(nora, NAA)
    id_ = Oppgave.objects.get().id

    def tar(aktor: Any) -> Callable[[], None]:
        return lambda: operations.ta_oppgave(aktor=aktor, oppgave_id=id_, versjon=1, naa=NAA)

    svar = samtidig(tar(folk.kari), tar(folk.per))

    assert [type(s) for s in svar if s is not None] == [VersjonsKonflikt]
    assert Oppgave.objects.get().versjon == 2
