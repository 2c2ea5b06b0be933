"""Writes to the plan: one function, one use case. The rules stand in `rules`, the texts nowhere here.

Every operation takes `aktor`, `naa` (UTC) and, where somebody else may have been quicker, `versjon`;
with the same `nokkel` and the same input sent again it does nothing and answers as the first time.

`felter` is what a form sends: {field name: str | int | date | None}; strings are parsed (dates as
ISO or dd.mm.åååå). Only names of the type's form may stand there.

Raises IkkeFunnet or IkkeTilgang (access), Regelbrudd (a rule says no; `kode`), UgyldigInndata
(fields; one Regelbrudd each) and VersjonsKonflikt (`gjeldende`: Aktivitetsdetaljer as stored now).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.values import Fhotype, Flerrad, Status, Svar, Utfall
from dap.felles.aktor import Aktor


def opprett(
    *,
    aktor: Aktor,
    person_id: UUID,
    type: str,
    felter: Mapping[str, Any],
    naa: datetime,
    nokkel: UUID | None = None,
    status: Status = Status.PLANLAGT,
    som_forslag: bool = False,
    mal_id: UUID | None = None,
) -> Utfall:
    """Add an activity to the open period (in one of the open columns).

    `som_forslag`: it stands in Forslag and waits for the other side's answer, and they are told.
    What the user adds of a type that needs approval (treatment) always waits for NAV.
    """
    raise NotImplementedError


def endre(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    felter: Mapping[str, Any],
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Save the form. Fields left out are unchanged; a changed field that may not be changed is refused
    by name (agreed: only the end date), and nothing is saved."""
    raise NotImplementedError


def knytt_mal(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    mal_id: UUID | None,
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Link to one of the person's goals, or to none."""
    raise NotImplementedError


def flytt(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    til: Status,
    naa: datetime,
    begrunnelse: str = "",
    nokkel: UUID | None = None,
) -> Utfall:
    """Move to another column. Reference table: open ↔ open and open → finished, with a reason where
    the type says so. When the mover is the one a proposal waits for, the move is the answer."""
    raise NotImplementedError


def angre_flytting(
    *, aktor: Aktor, aktivitet_id: UUID, versjon: int, naa: datetime, nokkel: UUID | None = None
) -> Utfall:
    """Undo one's own move within ten minutes, when nothing else has happened to the activity."""
    raise NotImplementedError


def gjenapne(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    begrunnelse: str,
    naa: datetime,
    til: Status = Status.PLANLAGT,
    nokkel: UUID | None = None,
) -> Utfall:
    """NAV opens a finished activity again, with a reason (1-255 characters)."""
    raise NotImplementedError


def sett_valg(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    felt: str,
    verdi: str,
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Change a field that has its own control (STILLING: `soknadssteg`), also when finished."""
    raise NotImplementedError


def svar_pa_forslag(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    svar: Svar,
    naa: datetime,
    ord: str = "",
    felter: Mapping[str, Any] | None = None,
    til: Status = Status.PLANLAGT,
    nokkel: UUID | None = None,
) -> Utfall:
    """Accept (moves to `til`), adjust (`felter`; then it waits for the other side) or decline (`ord`
    required, becomes Avbrutt). For a user who cannot answer digitally, NAV answers with a word."""
    raise NotImplementedError


def avtal(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    fhotype: Fhotype,
    naa: datetime,
    tekst: str = "",
    nokkel: UUID | None = None,
) -> Utfall:
    """Agreed with NAV, for good, with the chosen prior notice (reference: ftrl. § 11-9 and others)."""
    raise NotImplementedError


def les_forhandsorientering(*, aktor: Aktor, aktivitet_id: UUID, naa: datetime) -> None:
    """The user has read what the activity demands. Twice is once; the version stays as it is."""
    raise NotImplementedError


def merk_sett(*, aktor: Aktor, aktivitet_id: UUID, naa: datetime) -> None:
    """The reader has seen the activity as it is now: no mark of change, notifications of it read."""
    raise NotImplementedError


def forhandsvis_flere(
    *,
    aktor: Aktor,
    type: str,
    felter: Mapping[str, Any],
    person_ider: Iterable[UUID],
    naa: datetime,
) -> list[Flerrad]:
    """Who would get the activity, and why the others would not. Wrong fields raise UgyldigInndata."""
    raise NotImplementedError


def opprett_for_flere(
    *,
    aktor: Aktor,
    type: str,
    felter: Mapping[str, Any],
    person_ider: Iterable[UUID],
    nokkel: UUID,
    naa: datetime,
    som_forslag: bool = False,
) -> list[Flerrad]:
    """One activity each; a refusal for one stops nobody else. Sent again it makes nothing twice."""
    raise NotImplementedError


def lagre_ferdig(
    *,
    aktor: Aktor,
    kontor_nr: str,
    type: str,
    navn: str,
    felter: Mapping[str, Any],
    nokkel: UUID,
    naa: datetime,
    til_dager: int | None = None,
) -> UUID:
    """A new template for the office. Only staff of the office; the name is used once."""
    raise NotImplementedError


def endre_ferdig(
    *,
    aktor: Aktor,
    ferdig_id: UUID,
    versjon: int,
    navn: str,
    felter: Mapping[str, Any],
    naa: datetime,
    til_dager: int | None = None,
    aktiv: bool = True,
) -> int:
    """Change the office's template, or take it out of use (`aktiv=False`). The new version number."""
    raise NotImplementedError
