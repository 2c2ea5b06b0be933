"""Make an extract of the live database."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.sprak import N_
from dap.felles.tid import dato
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.funn import alle_linjer
from dap.forskning.format.kontroll import kontroller
from dap.forskning.format.manifest import Dekning, Manifest
from dap.forskning.format.skriving import Skriver
from dap.forskning.tekst import Tekst
from dap.forskning.uttrekk.bilde import ett_bilde
from dap.forskning.uttrekk.kilder import Kilder
from dap.forskning.uttrekk.kort import skriv_kort
from dap.forskning.uttrekk.personer import skriv_personer
from dap.forskning.uttrekk.pseudonym import Pseudonymer, nokkel
from dap.forskning.uttrekk.rules import krev_bestilling
from dap.forskning.uttrekk.samtaler import skriv_samtaler
from dap.forskning.uttrekk.tidsrom import Tidsrom
from dap.forskning.uttrekk.values import HVA, Bestilling
from dap.sporing.operations import skriv_oppslag_om_mange
from dap.tilgang.policies import krev_analytiker

_UTEN: Final = frozenset({"diagnose_detalj", "i_utdanning", "sosialhjelp", "krever_svar"})
"""Optional columns that the product knows nothing of."""
_MINNE: Final = "400MB"
"""For the check: beside what the reading has used."""
VERSJON: Final = "0.1.0"
"""Of the product."""
Si = Callable[[str], object]


def lag_uttrekk(
    *,
    aktor: Aktor,
    bestilling: Bestilling,
    ut: Path,
    naa: datetime,
    si: Si = lambda _: None,
) -> Manifest:
    """Write the extract to the folder `ut`, which is there when it is whole and in order, and not before.

    Everybody in it gets a row in the trace, with purpose and legal basis, before they can be read
    there. Raises IkkeTilgang, Regelbrudd (see `rules.krev_bestilling`), or Formatfeil when it could
    not be written or is not as the format demands.
    """
    krev_analytiker(aktor)
    bestilling, tidsrom = krev_bestilling(bestilling, naa=naa)
    rom = frozenset(Rom) if bestilling.kommune_tillatelse else frozenset({Rom.STAT})
    uttrekk_id = f"dap-{bestilling.fra:%Y%m}-{bestilling.til:%Y%m}-{secrets.token_hex(4)}"
    pseudonymer = Pseudonymer(nokkel(bestilling.nokkelfil, utenfor=ut), uttrekk_id)
    with Skriver(ut, uttrekk_id=uttrekk_id, uten=_UTEN) as skriver:
        with ett_bilde(), ExitStack() as apne:
            folk, kvalitet = _skriv(Kilder(skriver, tidsrom, rom, pseudonymer, apne), si)
            si(N_("sporing"))
            _spor(aktor, folk, bestilling, naa)
            del folk
        si(N_("kontroll"))
        manifest = _manifest(uttrekk_id, bestilling, tidsrom, aktor, naa)
        return skriver.fullfor(manifest, prov=lambda mappe: kvalitet | _prov(mappe))


def _skriv(k: Kilder, si: Si) -> tuple[set[UUID], dict[str, int]]:
    si(N_("personer"))
    folk = skriv_personer(k)
    si(N_("aktiviteter"))
    andre = skriv_kort(k, folk.ider)
    si(N_("dialoger"))
    skriv_samtaler(k, folk.ider)
    return folk.ider, {
        "utelatt_adressesperre": folk.adressesperret,
        "uten_svar_om_arbeid": folk.uten_arbeidsopplysninger,
        "aktiviteter_av_annen_type": andre,
    }


def _spor(aktor: Aktor, folk: set[UUID], bestilling: Bestilling, naa: datetime) -> None:
    hvorfor = f"{bestilling.formaal} ({bestilling.hjemmel})"
    skriv_oppslag_om_mange(aktor=aktor, person_ider=sorted(folk), hva=HVA, hvorfor=hvorfor, naa=naa)


def _prov(mappe: Path) -> dict[str, Any]:
    """What the validator has to say. Raises Formatfeil when the extract is not fit for use."""
    resultat = kontroller(mappe, minne=_MINNE)
    if resultat.feil:
        mal = N_("Uttrekket ble ikke i orden, og er fjernet igjen:\n%(funn)s")
        raise Formatfeil(Tekst(mal, funn=alle_linjer(resultat.feil)))
    return resultat.kvalitet


def _manifest(
    uttrekk_id: str, bestilling: Bestilling, tidsrom: Tidsrom, aktor: Aktor, naa: datetime
) -> Manifest:
    maaneder = Dekning(tidsrom.maaneder[0], tidsrom.maaneder[-1])
    dager = Dekning(dato(tidsrom.fra), tidsrom.siste_dag)
    return Manifest(
        uttrekk_id=uttrekk_id,
        laget=naa.strftime("%Y-%m-%dT%H:%M:%SZ"),
        kilde={"system": "DAP", "versjon": VERSJON, "syntetisk": False},
        populasjon=Dekning(*tidsrom.populasjon),
        dekning={
            "personmaaned": maaneder,
            "arbeid": maaneder,
            "dialog": dager,
            "melding": dager,
            "dialoghendelse": dager,
            "aktivitetsstatus": Dekning(None, tidsrom.siste_dag),
        },
        pseudonymisering=_pseudonymisering(bestilling, aktor),
        hjemmel={
            "formaal": bestilling.formaal,
            "hjemmel": bestilling.hjemmel,
            "dpia": bestilling.dpia or None,
            "sluttdato": _tekst(bestilling.sluttdato),
            "kommune_tillatelse": bestilling.kommune_tillatelse or None,
            "bestilt_av": aktor.navn,
        },
    )


def _tekst(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _pseudonymisering(bestilling: Bestilling, aktor: Aktor) -> dict[str, Any]:
    oppbevares = bestilling.nokkelfil is not None
    return {
        "metode": "HMAC-SHA-256 over uttrekk_id, tabell og intern id, 128 bit, base32",
        "nokkel_oppbevares": oppbevares,
        "nokkel_hos": aktor.navn if oppbevares else None,
        "nokkel_til": _tekst(bestilling.nokkel_til) if oppbevares else None,
    }
