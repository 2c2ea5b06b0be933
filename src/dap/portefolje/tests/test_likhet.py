"""Requirement: contact by group of need, as the registry counts it, and no small number anywhere."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from rollebesetning import Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.portefolje import likhet, queries
from dap.portefolje.likhet import kontaktlikhet
from dap.portefolje.values import Utvalg
from dap.tabell.base import ny_id


@pytest.mark.parametrize(
    ("antall", "skjult"),
    [
        ([10, 20, 30], set()),
        ([0, 20, 20], set()),
        ([3, 20, 30, 53], {0, 1}),
        ([3, 4, 30, 37], {0, 1}),
        ([3, 0, 3], {0, 2}),
        ([3, 0, 0, 3], {0, 3}),
        ([2, 0, 8, 10], {0, 2}),
        ([0, 0, 0], set()),
    ],
)
def test_what_is_too_small_and_what_would_tell_it(antall: list[int], skjult: set[int]) -> None:
    assert likhet._skjulte(antall) == skjult


@pytest.mark.parametrize(
    ("deler", "av", "skjult"),
    [
        ([10, 12, 22], [20, 20, 40], set()),
        ([2, 12, 14], [20, 20, 40], {0, 1}),
        ([18, 12, 30], [20, 20, 40], {0, 1}),
        ([0, 20, 20], [20, 20, 40], set()),
        ([0, 2, 2], [20, 20, 40], {0, 1, 2} - {0}),
    ],
)
def test_a_share_is_hidden_with_its_rest(deler: list[int], av: list[int], skjult: set[int]) -> None:
    assert likhet._skjulte(deler, av) == skjult


def _rader(svar: queries.Kontaktlikhet, tabell: str) -> dict[str, queries.Kontakttall]:
    return {g.kode: t for g, t in svar.tabeller[tabell]}


def _flere(roller: Rollebesetning, naa: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likhet, "MINST", 1)
    dialog.ny_trad(
        aktor=roller.kari, person_id=roller.amina.id, tema=Tema.ANNET, overskrift="Hei",
        tekst="Hvordan går det?", nokkel=ny_id(), naa=naa - timedelta(days=3),
    )  # fmt: skip
    dialog.ny_trad(
        aktor=roller.bjorn, person_id=roller.bjorn.id, tema=Tema.ANNET, overskrift="Hei",
        tekst="Når får jeg svar?", nokkel=ny_id(), naa=naa - timedelta(days=2),
    )  # fmt: skip


def test_what_the_user_writes_is_no_attention(
    roller: Rollebesetning, naa: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    _flere(roller, naa, monkeypatch)
    svar = kontaktlikhet(roller.tor, "1201", naa, dager=14)
    skriver = _rader(svar, "melding_bruker")
    assert skriver["SKRIVER"] == queries.Kontakttall(1, 90, 0.0, 0.0)
    assert skriver["SKRIVER_IKKE"] == queries.Kontakttall(1, 3, 1.0, 0.0)
    assert _rader(svar, "innsatsgruppe")["INGEN"].personer == 2
    assert sum(t.personer or 0 for k, t in _rader(svar, "behov").items() if k) == 2
    assert skriver[""].kontaktet == 0.5


def test_every_number_is_the_list_that_it_opens(
    roller: Rollebesetning, naa: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    _flere(roller, naa, monkeypatch)
    svar = kontaktlikhet(roller.tor, "1201", naa)
    for rader in svar.tabeller.values():
        for g, t in rader:
            u = svar.utvalg.med(g.vilkar) if g.vilkar else svar.utvalg
            for vilkar, andel in ((svar.kontaktet, t.kontaktet), (likhet.STILLE, t.stille)):
                total = queries.sok(roller.tor, u.med(vilkar), naa).total
                assert total == round((andel or 0) * (t.personer or 0))
            assert queries.sok(roller.tor, u, naa).total == t.personer


def test_few_are_not_shown(roller: Rollebesetning, naa: datetime) -> None:
    svar = kontaktlikhet(roller.tor, "1201", naa)
    for rader in svar.tabeller.values():
        for _g, t in rader:
            assert t.personer in {None, 0}
            assert t.median_dager is None


def test_a_team_is_its_advisers_users(
    roller: Rollebesetning, naa: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    _flere(roller, naa, monkeypatch)
    oppfolging.tildel_veileder(
        aktor=roller.tor, person_id=roller.bjorn.id, ansatt_id=roller.per.id, naa=naa
    )
    team = kontor.lagre_team(
        aktor=roller.tor, kontor_nr="1201", team_id=None, navn="Ungdom", medlemmer=[roller.per.id],
        versjon=0, naa=naa,
    )  # fmt: skip
    svar = kontaktlikhet(roller.tor, "1201", naa, team=team)
    assert _rader(svar, "behov")[""].personer == 1
    assert svar.utvalg != Utvalg(("1201",))
    with pytest.raises(IkkeFunnet):
        kontaktlikhet(roller.tor, "1201", naa, team=UUID(int=1))


@pytest.mark.parametrize("hvem", ["kari", "lise", "mona", "rut", "adam", "ola", "amina"])
def test_it_is_for_who_leads_the_office(roller: Rollebesetning, naa: datetime, hvem: str) -> None:
    with pytest.raises(IkkeTilgang):
        kontaktlikhet(getattr(roller, hvem), "1201", naa)
