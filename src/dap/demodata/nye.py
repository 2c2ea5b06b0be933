"""Those who are not followed up when the demo begins: to register, and some who just have."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from dap.demodata import kilder
from dap.demodata.ansatte import ELVMO, HAVNESUND, KONTAKTSENTER, YTRE_SKJAER
from dap.felles.aktor import SYSTEM, Aktor, AktorType
from dap.felles.fnr import lag_syntetisk
from dap.felles.tid import dato, midnatt
from dap.kontor import operations as kontor
from dap.kontor.values import Dekningsslag
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Arbeidssokerslutt
from dap.person import operations as person
from dap.person import queries as person_queries
from dap.person.values import Folkeregisterstatus, Gradering, Registersvar
from dap.registrering import operations as registrering
from dap.registrering import queries as registrering_queries
from dap.registrering.values import Profilgruppe
from dap.tilgang.operations import apne_person, oppgi_grunn

_SVAR = {
    "dinSituasjon": "MISTET_JOBBEN", "stilling": "Servitør",
    "utdanning": "VIDEREGAENDE_GRUNNUTDANNING", "utdanningBestatt": "JA",
    "utdanningGodkjent": "JA", "helseHinder": "NEI", "andreForhold": "NEI",
}  # fmt: skip
PDL_STATUS = {
    Folkeregisterstatus.BOSATT: "bosattEtterFolkeregisterloven",
    Folkeregisterstatus.IKKE_BOSATT: "ikkeBosatt",
}
UKJENT = "ukjent"
"""History of those whom only the registers know."""
DEKNING = (
    (HAVNESUND, Dekningsslag.KOMMUNE, "9991"),
    (ELVMO, Dekningsslag.KOMMUNE, "9992"),
    (YTRE_SKJAER, Dekningsslag.KOMMUNE, "9993"),
    (KONTAKTSENTER, Dekningsslag.RESTEN, ""),
    *((HAVNESUND, Dekningsslag.GRADERING, g) for g in Gradering if g != Gradering.UGRADERT),
)


def lag_nye(ansatte: Mapping[str, Aktor], *, naa: datetime) -> None:
    """Make them, and live through what they have done, by the product's own operations."""
    for kontor_nr, slag, kode in DEKNING:
        kontor.sett_dekning(kontor_nr=kontor_nr, slag=slag, kode=kode)
    for n in kilder.nye():
        if n["historie"] == UKJENT:
            continue
        aktor = _person(n, dato(naa))
        _HISTORIER[n["historie"]](aktor, ansatte["ingrid"], naa)


def ukjente() -> list[tuple[dict[str, Any], str]]:
    """Those whom DAP does not know before they register, and their numbers."""
    return [(n, _eget_fnr(n)) for n in kilder.nye() if n["historie"] == UKJENT]


def _eget_fnr(n: Mapping[str, Any]) -> str:
    """The first that is free, or that they have got since."""
    for nr in range(499, -1, -1):
        fnr = lag_syntetisk(n["fodt"], nr)
        funnet = person_queries.person_for_fnr(fnr) if fnr else None
        if fnr and (funnet is None or funnet.navn == n["navn"]):
            return fnr
    raise LookupError(n["navn"])


def registeropplysninger(n: Mapping[str, Any], dag: date) -> dict[str, Any]:
    """What the registers know of one of them, as motparter.register writes it."""

    def om(dager: int) -> str:
        return str(dag + timedelta(days=dager))

    return {
        "status": PDL_STATUS[_status(n)],
        "land": n.get("land", ["NOR"]),
        "kommune": n.get("kommune", ""),
        "gradering": n.get("gradering", Gradering.UGRADERT.value),
        "arbeid": [
            {"fra": om(a["fra"]), "til": om(a["til"]) if "til" in a else None, "yrke": a["yrke"]}
            for a in n.get("arbeid", [])
        ],
        "sykmeldt_til": om(n["sykmeldt"]) if "sykmeldt" in n else None,
        **_hvem(n),
    }


def _hvem(n: Mapping[str, Any]) -> dict[str, str]:
    """Name and birth, of those who are asked for them."""
    if "fodt" not in n:
        return {}
    fornavn, etternavn = n["navn"].rsplit(" ", 1)
    return {"fornavn": fornavn, "etternavn": etternavn, "fodt": str(n["fodt"])}


def _person(n: Mapping[str, Any], dag: date) -> Aktor:
    fodt = date(dag.year - n["alder"] - 1, dag.month, min(dag.day, 28)) + timedelta(days=120)
    if (dag.year - fodt.year - ((dag.month, dag.day) < (fodt.month, fodt.day))) != n["alder"]:
        fodt = fodt.replace(year=fodt.year + 1)
    fornavn, etternavn = n["navn"].rsplit(" ", 1)
    id_ = person.opprett_person(
        fnr=_ledig_fnr(fodt), fornavn=fornavn, etternavn=etternavn, fodt=fodt,
        telefon="900 01 100", epost=f"{n['nokkel']}@example.no",
        gradering=n.get("gradering", Gradering.UGRADERT),
    )  # fmt: skip
    if n["historie"] != "ny":  # the register is asked by whoever tries the demo
        svar = Registersvar(_status(n), tuple(n.get("land", ["NOR"])), n.get("kommune", ""))
        person.lagre_registersvar(person_id=id_, svar=svar, naa=midnatt(dag - timedelta(days=1)))
    return Aktor(AktorType.BRUKER, id_, n["navn"], person_id=id_)


def _status(n: Mapping[str, Any]) -> Folkeregisterstatus:
    return Folkeregisterstatus(n.get("status", Folkeregisterstatus.BOSATT))


def _ledig_fnr(fodt: date) -> str:
    mulige = (lag_syntetisk(fodt, nr) for nr in range(499, -1, -1))
    return next(f for f in mulige if f and person_queries.person_for_fnr(f) is None)


def _registrer(aktor: Aktor, person_id: UUID, naa: datetime, **svar: str) -> None:
    om: dict[str, Any] = {"aktor": aktor, "person_id": person_id, "naa": naa}
    registrering.begynn(**om)
    for kode, verdi in {**_SVAR, **svar}.items():
        registrering.lagre_svar(**om, kode=kode, verdi=verdi)
    innsyn = apne_person(**om, hva="registrering")
    utkast = registrering_queries.utkast(innsyn)
    if utkast is not None:
        registrering.send(
            **om, sett=utkast.sett, avtrykk=utkast.avtrykk, nokkel=utkast.nokkel, sprak="nb"
        )


def _ny(aktor: Aktor, nav: Aktor, naa: datetime) -> None:
    """Has done nothing yet."""


def _tilbake(aktor: Aktor, nav: Aktor, naa: datetime) -> None:
    """Registered long ago, got a job, and it ended."""
    _registrer(aktor, aktor.id, naa - timedelta(days=300), stilling="Lagerarbeider")
    _ferdig(nav, aktor.id, naa - timedelta(days=298), "Jeg følger opp Håkon.")
    oppfolging.avslutt_arbeidssoker(
        aktor=aktor, person_id=aktor.id, grunn=Arbeidssokerslutt.ANNET, naa=naa - timedelta(days=12)
    )
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=aktor.id, begrunnelse="Fikk jobb på lageret igjen.",
        naa=naa - timedelta(days=12),
    )  # fmt: skip


def _registrert(aktor: Aktor, nav: Aktor, naa: datetime) -> None:
    _registrer(aktor, aktor.id, naa - timedelta(hours=9))


def _av_veileder(aktor: Aktor, nav: Aktor, naa: datetime) -> None:
    """Came to the office; the adviser registered, and thought otherwise than the proposal."""
    tid = naa - timedelta(days=5, hours=11)
    oppgi_grunn(
        aktor=nav,
        person_id=aktor.id,
        grunn="Møtte opp på kontoret og ville registrere seg",
        naa=tid,
    )
    _registrer(nav, aktor.id, tid, stilling="Maskinfører", helseHinder="JA")
    _ferdig(nav, aktor.id, tid + timedelta(hours=1), "Jeg følger opp Terje selv.")
    oppfolging.tildel_veileder(
        aktor=nav, person_id=aktor.id, ansatt_id=nav.id, naa=tid + timedelta(hours=1)
    )
    profil = registrering_queries.profil_for(aktor.id)
    if profil is not None:
        registrering.vurder_profil(
            aktor=nav, person_id=aktor.id, profil_id=profil.id, versjon=0,
            gruppe=Profilgruppe.SITUASJONSBESTEMT_INNSATS, naa=tid + timedelta(hours=2),
            begrunnelse="Ryggen er bedre, og legen sier at han kan kjøre maskin igjen. Trenger mest "
            "hjelp til å finne ny arbeidsgiver.",
        )  # fmt: skip


def _ferdig(nav: Aktor, person_id: UUID, naa: datetime, merknad: str) -> None:
    for o in registrering_queries.oppgaver(nav):
        if o.person_id == person_id:
            registrering.ta_oppgave(aktor=nav, oppgave_id=o.id, versjon=o.versjon, naa=naa)
            registrering.ferdigstill_oppgave(
                aktor=nav, oppgave_id=o.id, versjon=o.versjon + 1, merknad=merknad, naa=naa
            )


def _ba_om_kontakt(aktor: Aktor, nav: Aktor, naa: datetime) -> None:
    registrering.be_om_kontakt(aktor=aktor, person_id=aktor.id, naa=naa - timedelta(hours=33))


_HISTORIER: dict[str, Callable[[Aktor, Aktor, datetime], None]] = {
    "ny": _ny,
    "tilbake": _tilbake,
    "registrert": _registrert,
    "av_veileder": _av_veileder,
    "ba_om_kontakt": _ba_om_kontakt,
}
