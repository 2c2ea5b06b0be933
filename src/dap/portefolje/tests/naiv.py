"""The overview, worked out the slow way: field by field in Python, over the domain's own objects.

Nothing here knows of the row, its SQL or the registry's expressions: what the two agree on is true
twice. `Liv` is a person with everything that stands about them.
"""
# ruff: noqa: E501

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from dap.aktivitet.models import Aktivitet
from dap.dialog.models import Lest, Melding, Trad
from dap.eskalering.models import Eskalering
from dap.felles.rom import Rom
from dap.felles.tid import dato, midnatt
from dap.forstaelse.models import Forstaelse
from dap.hendelse.models import Hendelse, Sett
from dap.kontor.models import Kontortilhorighet, Personkontor
from dap.mal.models import Mal
from dap.mote.models import Mote, Radsvar
from dap.mote.policies import Fakta as Motefakta
from dap.mote.policies import raad, uten_avviste
from dap.mote.values import Radgrunn
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Fargekategori,
    Huskelapp,
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Oppfolgingsperiode,
    Utmeldingskandidat,
    Veiledertildeling,
)
from dap.person.models import Person
from dap.portefolje import koder
from dap.portefolje.policies import Fakta, behov, stille
from dap.portefolje.terskler import Terskler
from dap.referat.models import Referat
from dap.referat.rules import er_for_sent
from dap.registrering.models import Profilering, Profilvurdering, Registrering, Svar
from dap.vedtak.models import Utkast, Vedtak
from dap.ytelse.models import Ytelse

Verdier = dict[str, Any]
_GAR = ("PLANLAGT", "GJENNOMFORES")


@dataclass
class Liv:
    person: Person
    periode: Oppfolgingsperiode
    ting: dict[type, list[Any]] = field(default_factory=dict)
    tilhorigheter: Sequence[Kontortilhorighet] = ()

    def alle(self, modell: type[Any], rom: frozenset[Rom] | None = None) -> list[Any]:
        rader = self.ting.get(modell, [])
        return rader if rom is None else [r for r in rader if r.rom in rom]

    def en(self, modell: type[Any], rom: frozenset[Rom] | None = None) -> Any:
        return next(iter(self.alle(modell, rom)), None)


def hent() -> list[Liv]:
    """Everybody in follow-up, with everything."""
    liv = {
        p.person_id: Liv(p.person, p)
        for p in Oppfolgingsperiode.objects.filter(slutt=None).select_related("person")
    }
    steder = list(Kontortilhorighet.objects.all())

    def legg(rader: Iterable[Any], hvem: Callable[[Any], UUID] = lambda r: r.person_id) -> None:
        for rad in rader:
            if hvem(rad) in liv:
                liv[hvem(rad)].ting.setdefault(type(rad), []).append(rad)

    apne: tuple[Any, ...] = (
        *(Personkontor, Veiledertildeling, Arbeidssokerperiode),
        *(Inaktivering, Utmeldingskandidat, Kvpperiode),
    )
    for modell in apne:
        legg(modell.objects.filter(til=None))
    legg(Manuellstatus.objects.order_by("-fra", "-id"))
    legg(Hendelse.objects.filter(type="PALOGGET"))
    legg(Sett.objects.filter(objekt_type="PLAN"))
    i_perioden: tuple[Any, ...] = (Trad, Aktivitet, Mote, Referat, Registrering)
    for modell in i_perioden:
        legg(modell.objects.filter(periode__slutt=None))
    kanskje: tuple[Any, ...] = (Mal, Forstaelse)
    for modell in kanskje:
        legg(
            m
            for m in modell.objects.select_related("periode")
            if not m.periode or not m.periode.slutt
        )
    legg(Melding.objects.select_related("trad"), lambda m: m.trad.person_id)
    legg(Lest.objects.select_related("trad"), lambda m: m.trad.person_id)
    legg(Vedtak.objects.order_by("-fattet", "-id"))
    legg(Utkast.objects.filter(status="APENT"))
    legg(Eskalering.objects.filter(status="AKTIV"))
    legg(Ytelse.objects.filter(borte=None))
    legg(Huskelapp.objects.filter(aktiv=True))
    legg(Fargekategori.objects.exclude(verdi=""))
    legg(Radsvar.objects.all())
    legg(Svar.objects.select_related("registrering"), lambda s: s.registrering.person_id)
    legg(Profilering.objects.select_related("registrering"), lambda s: s.registrering.person_id)
    legg(
        Profilvurdering.objects.select_related("profilering__registrering").order_by("-nr"),
        lambda v: v.profilering.registrering.person_id,
    )
    for ett in liv.values():
        ett.tilhorigheter = steder
    return list(liv.values())


def verdier(ett: Liv, rom: frozenset[Rom], naa: datetime, t: Terskler) -> Verdier:
    """Every field's value, for a reader of these rooms."""
    ut: Verdier = {}
    for del_ in (_person, _oppfolging, _dialog, _plan, _moter, _staten, _merker):
        ut.update(del_(ett, rom, naa, ut))
    fakta = _fakta(ett, rom, naa, ut)
    punkter = behov(fakta, t, naa=naa)
    return ut | {
        "stille": set(stille(fakta, t, naa=naa)),
        "behov": sum(p for _k, p in punkter),
        "behovsgrunn": {k for k, _p in punkter},
    }


def _person(ett: Liv, rom: frozenset[Rom], naa: datetime, _ut: Verdier) -> Verdier:
    p, idag = ett.person, dato(naa)
    alder = idag.year - p.fodt.year - ((idag.month, idag.day) < (p.fodt.month, p.fodt.day))
    grenser = (0, 20, 25, 30, 40, 50, 60, 67)
    nr = max(i for i, g in enumerate(grenser) if alder >= g)
    gruppe = f"{grenser[nr]}-{grenser[nr + 1] - 1}" if nr + 1 < len(grenser) else f"{grenser[nr]}+"
    tolk = {"TALESPRAK": p.tolkesprak, "TEGNSPRAK": p.tegnsprak, "TELEFON": p.telefontolk}
    return {
        "navn": f"{p.fornavn} {p.etternavn}", "alder": alder, "aldersgruppe": gruppe, "fodt": p.fodt,
        "fodselsdag": str(p.fodt.day), "kjonn": "M" if int(p.fnr[8]) % 2 else "K",
        "bosted": p.bokommune or None, "statsborgerskap": set(p.statsborgerskap),
        "registerstatus": p.folkeregisterstatus or None, "gradering": p.gradering, "skjermet": p.skjermet,
        "tolk": {k for k, v in tolk.items() if v}, "tolkesprak": p.tolkesprak or None,
        "lesebehov": set(p.lesebehov), "hjelp": p.har_hjelp,
    }  # fmt: skip


def _oppfolging(ett: Liv, rom: frozenset[Rom], naa: datetime, _ut: Verdier) -> Verdier:
    idag = dato(naa)
    kontor, tildelt = ett.en(Personkontor), ett.en(Veiledertildeling)
    inaktiv, arbeid = ett.en(Inaktivering), ett.en(Arbeidssokerperiode)
    kandidat, kvp = ett.en(Utmeldingskandidat), ett.en(Kvpperiode)
    manuell = ett.en(Manuellstatus)
    er_manuell = bool(manuell and manuell.manuell)
    p, start = ett.person, dato(ett.periode.start)
    hos_kontoret = tildelt and any(
        s.ansatt_id == tildelt.ansatt_id and s.kontor_id == kontor.kontor_id
        and s.fra <= idag and (s.til is None or s.til > idag)
        for s in ett.tilhorigheter
    )  # fmt: skip
    form = "MANUELL" if er_manuell else "RESERVERT" if p.reservert_krr else "UTEN_ADRESSE"
    return {
        "veileder": str(tildelt.ansatt_id) if tildelt else None, "ufordelt": not hos_kontoret,
        "ny": bool(tildelt and tildelt.sett is None), "tildelt": tildelt and tildelt.fra,
        "startet": ett.periode.start,
        "maneder": (idag.year - start.year) * 12 + idag.month - start.month - (idag.day < start.day),
        "startarsak": ett.periode.startarsak,
        "formidling": "INAKTIV" if inaktiv else "ARBEIDSSOKER" if arbeid else "IKKE_ARBEIDSSOKER",
        "arbeidssoker_siden": arbeid and arbeid.fra, "inaktiv_siden": inaktiv and inaktiv.fra,
        "kandidat": kandidat is not None, "kandidat_siden": kandidat and kandidat.fra,
        "kvp": kvp is not None, "kvp_siden": kvp and kvp.fra,
        "kontaktform": "DIGITAL" if not er_manuell and p.kan_varsles else form,
        "manuell_siden": manuell.fra if er_manuell else None,
    }  # fmt: skip


def _dialog(ett: Liv, rom: frozenset[Rom], naa: datetime, _ut: Verdier) -> Verdier:
    trader = {t.id: t for t in ett.alle(Trad, rom)}
    meldinger = sorted(
        (m for m in ett.alle(Melding) if m.trad_id in trader), key=lambda m: (m.trad_id, m.nr)
    )
    lest = {
        i: max(
            (x.til_nr for x in ett.alle(Lest) if x.trad_id == i and x.side == "BRUKER"), default=0
        )
        for i in trader
    }
    fra_nav = [m for m in meldinger if m.avsender_type != "BRUKER"]
    fra_bruker = [m for m in meldinger if m.avsender_type == "BRUKER"]
    uleste = [m for m in fra_nav if m.nr > lest[m.trad_id]]
    nav = [t.venter_paa_nav_siden for t in trader.values()]
    frist = _minst(t.svarfrist for t in trader.values())
    venter = [t.venter_paa_bruker_siden for t in trader.values() if t.venter_paa_bruker_siden]
    igjen = frist and (
        "UTE" if frist < naa else "UNDER_ETT_DOGN" if frist < naa + timedelta(days=1) else "MER"
    )
    return {
        "venter_nav": _minst(nav), "venter_pa_nav": any(nav), "svarfrist": frist, "svartid": igjen,
        "kritisk": _minst(t.venter_paa_nav_siden for t in trader.values() if t.tema in {"VEDTAK_LOPER_UT", "OPPHOLD_UTLAND"}),
        "venter_bruker": _minst(venter), "venter_pa_bruker": bool(venter), "ubesvarte": len(venter),
        "ulest": _minst({m.trad_id: m.sendt for m in reversed(uleste)}.values()),
        "melding_bruker": _storst({m.trad_id: m.sendt for m in fra_bruker}.values()),
        "melding_nav": _storst({m.trad_id: m.sendt for m in fra_nav}.values()),
    }  # fmt: skip


def _plan(ett: Liv, rom: frozenset[Rom], naa: datetime, ut: Verdier) -> Verdier:
    idag, akt = dato(naa), ett.alle(Aktivitet, rom)
    apne = [a for a in akt if a.status in _GAR]
    avtalte = [a for a in apne if a.avtalt]
    til, fra = _dager(a.til_dato for a in avtalte), _dager(a.fra_dato for a in avtalte)
    forslag = [a.venter_paa for a in akt if a.status == "BRUKER_ER_INTERESSERT"]
    mal = ett.alle(Mal, rom)
    egne = [*(a for a in akt if _brukers(a)), *(m for m in mal if m.endret_av_type == "BRUKER")]
    endret = _storst((x.endret if x.endret_av_type == "BRUKER" else x.opprettet) for x in egne)
    hva = {"MAL" for m in mal if m.endret_av_type == "BRUKER"}
    for a in akt:
        hva |= {f"NY_{a.type}"} if a.opprettet_av_type == "BRUKER" else set()
        if a.endret_av_type == "BRUKER" and a.status in {"FULLFORT", "AVBRUTT"}:
            hva.add(f"{a.status}_{a.type}")
    tildelt = ett.en(Veiledertildeling)
    sett = next(
        (s.tid for s in ett.alle(Sett) if tildelt and s.leser_id == tildelt.ansatt_id), None
    )
    enige = [f.tilstand for f in ett.alle(Forstaelse, rom) if f.gjelder]
    kommende = [d for d in fra if d >= idag]
    forst = {"UENIGE": "UENIGE", "VENTER_PA_NAV": "VENTER_NAV", "VENTER_PA_BRUKER": "VENTER_BRUKER"}
    return {
        "avtalt": {a.type for a in avtalte}, "aktivitet": {a.type for a in apne},
        "i_avtalt": bool(avtalte), "i_aktivitet": bool(apne),
        "bare_behandling": bool(apne) and all(a.type == "BEHANDLING" for a in apne),
        "arbeidsrettet": any(a.type != "BEHANDLING" for a in apne),
        "utlopt": _storst(d for d in til if d < idag), "har_utlopt": any(d < idag for d in til),
        "utloper": _minst(d for d in til if d >= idag),
        **{
            f"utloper_{t.lower()}": _minst(a.til_dato for a in avtalte if a.type == t and a.til_dato and a.til_dato >= idag)
            for t in koder.AKTIVITETSTYPER
        },
        "start": kommende[0] if kommende else None,
        "start_etter": kommende[1] if len(kommende) > 1 else None,
        "start_forrige": _storst(d for d in fra if d < idag),
        "forslag_nav": "NAV" in forslag, "forslag_bruker": "BRUKER" in forslag, "endring": endret,
        "endringer": hva, "uleste": bool(endret and tildelt and (sett is None or endret > sett)),
        "mal": sum(m.status == "AKTIV" for m in mal), "har_mal": any(m.status == "AKTIV" for m in mal),
        "uenige": enige.count("UENIGE"), "forstaelse": {forst[e] for e in enige if e in forst},
    }  # fmt: skip


def _brukers(a: Any) -> bool:
    return "BRUKER" in {a.endret_av_type, a.opprettet_av_type}


def _moter(ett: Liv, rom: frozenset[Rom], naa: datetime, ut: Verdier) -> Verdier:
    idag, moter, referater = dato(naa), ett.alle(Mote, rom), ett.alle(Referat, rom)
    avtalte = sorted((m for m in moter if m.status == "AVTALT"), key=lambda m: m.start)
    siste = _storst(
        m.start for m in moter if m.status in {"AVTALT", "GJENNOMFORT"} and m.start <= naa
    )
    samtale = _storst(r.dag for r in referater if r.mote_id is None)
    udelt = _minst(r.dag for r in referater if r.delt_nr == 0 and r.skriver == "NAV")
    kontakt = (ut["melding_bruker"], ut["melding_nav"], siste, samtale and midnatt(samtale))
    return {
        "mote": _minst(m.start for m in avtalte if m.start >= naa),
        "mote_i_dag": any(dato(m.start) == idag for m in avtalte), "siste_mote": siste,
        "mote_onsket": _minst(m.opprettet for m in moter if m.status == "ONSKET" and m.venter_paa == "NAV"),
        "mote_forslag": _minst(m.opprettet for m in moter if m.venter_paa == "BRUKER"),
        "udelt": udelt, "udelt_for_sent": udelt is not None and er_for_sent(udelt, idag),
        "samtale": samtale, "siste_kontakt": _storst(kontakt), "nav_kontakt": _storst(kontakt[1:]),
        "har_avtale": any(m.start + timedelta(minutes=m.varighet) > naa for m in avtalte),
    }  # fmt: skip


def _staten(ett: Liv, rom: frozenset[Rom], naa: datetime, ut: Verdier) -> Verdier:
    idag, stat = dato(naa), Rom.STAT in rom
    alle = ett.alle(Vedtak) if stat else []
    v = next((x for x in alle if x.historisk_fra is None), None)
    eldre = [x for x in alle if v and (x.fattet, x.id) < (v.fattet, v.id)]
    utkast = ett.en(Utkast) if stat else None
    gar = [
        y for y in (ett.alle(Ytelse) if stat else [])
        if y.fra <= idag and (y.til is None or y.til > idag)
    ]  # fmt: skip
    varsel = ett.en(Eskalering) if stat else None
    slutter = [d for y in gar for d in (_siste(y), y.maksdato) if d and d >= idag]
    ny = v.fattet if v and eldre and eldre[0].innsatsgruppe != v.innsatsgruppe else None
    ut_ = {
        "har_vedtak": v is not None, "innsatsgruppe": v and v.innsatsgruppe,
        "hovedmal": (v and v.hovedmal) or None, "vedtatt": v and v.fattet,
        "utkast": utkast and (utkast.beslutterstatus or "UTKAST"),
        "utkast_endret": utkast and utkast.endret,
        "utkast_ansvarlig": utkast and str(utkast.ansvarlig_id),
        "innlogget": _storst(h.tid for h in ett.alle(Hendelse)) if stat else None,
        "ytelse": {y.type for y in gar}, "ytelse_slutter": _minst(slutter),
        "maksdato": _minst(y.maksdato for y in gar),
        **{f"{t.lower()}_til": _minst(_siste(y) for y in gar if y.type == t) for t in koder.YTELSER},
        "varsel_frist": varsel and varsel.frist,
        "varsel": varsel and ("UTGATT" if varsel.frist < idag else "APENT"),
    }  # fmt: skip
    fakta = Motefakta(
        oppfolging_siden=ett.periode.start, siste_mote=ut["siste_mote"], har_avtale=ut["har_avtale"],
        onske_fra_bruker=ett.periode.id if ut["mote_onsket"] else None, ubesvarte=ut["ubesvarte"],
        uenige=ut["uenige"], ytelse_slutter=ut_["ytelse_slutter"], ny_innsatsgruppe=ny,
    )  # fmt: skip
    avvist = [(Radgrunn(r.grunn), r.tid) for r in ett.alle(Radsvar, rom)]
    ut_["moterad"] = {str(x.grunn) for x in uten_avviste(raad(fakta, naa=naa), avvist, naa=naa)}
    return ut_


def _siste(y: Ytelse) -> date | None:
    return y.til - timedelta(days=1) if y.til else None


def _merker(ett: Liv, rom: frozenset[Rom], naa: datetime, ut: Verdier) -> Verdier:
    eget = frozenset({Rom.STAT if Rom.STAT in rom else Rom.KOMMUNE})
    lapp, kategori = ett.en(Huskelapp, eget), ett.en(Fargekategori, eget)
    g = ett.en(Registrering, rom)
    svar = {s.kode: s.svar_kode for s in ett.alle(Svar) if g and s.svar_kode != "INGEN_SVAR"}
    profil = ett.en(Profilvurdering) or ett.en(Profilering)
    return {
        "har_huskelapp": lapp is not None, "huskelapp_frist": lapp and lapp.frist,
        "huskelapp_endret": lapp and lapp.endret, "kategori": kategori and kategori.verdi,
        "registrert": g and g.tid, "situasjon": svar.get("dinSituasjon"),
        "utdanning": svar.get("utdanning"), "utdanning_bestatt": svar.get("utdanningBestatt"),
        "utdanning_godkjent": svar.get("utdanningGodkjent"),
        "profil": profil.gruppe if g and profil else None,
    }  # fmt: skip


def _fakta(ett: Liv, rom: frozenset[Rom], naa: datetime, ut: Mapping[str, Any]) -> Fakta:
    apne = [a for a in ett.alle(Aktivitet, rom) if a.status in _GAR]
    return Fakta(
        startet=ett.periode.start, manuell=ut["manuell_siden"] is not None,
        reservert=ett.person.reservert_krr, bare_behandling=ut["bare_behandling"],
        har_aktivitet=bool(apne), slutter_sist=_storst(a.til_dato for a in apne),
        har_avtalt=ut["i_avtalt"], ser_stat=Rom.STAT in rom, innlogget=ut["innlogget"],
        ulest=ut["ulest"], venter_bruker=ut["venter_bruker"], svarfrist=ut["svarfrist"],
        kritisk=ut["kritisk"] is not None, varsel_frist=ut["varsel_frist"],
        siste_kontakt=ut["siste_kontakt"], har_vedtak=ut["har_vedtak"],
        ytelse_slutter=ut["ytelse_slutter"], mote_onsket=ut["mote_onsket"] is not None,
        har_utlopt=ut["har_utlopt"], uenige=ut["uenige"], ny=ut["ny"], kandidat=ut["kandidat"],
        forslag=int(ut["forslag_nav"]),
    )  # fmt: skip


def _minst(verdier_: Iterable[Any]) -> Any:
    return min((v for v in verdier_ if v is not None), default=None)


def _storst(verdier_: Iterable[Any]) -> Any:
    return max((v for v in verdier_ if v is not None), default=None)


def _dager(verdier_: Iterable[date | None]) -> list[date]:
    return sorted(v for v in verdier_ if v is not None)
