"""People, their offices and advisers, follow-up, benefits and decisions."""

import numpy as np
import pyarrow as pa

from dap.demodata.nasjonal import stoff
from dap.demodata.nasjonal.ider import tekst, uuider
from dap.demodata.nasjonal.rader import Utvalg, versjonert
from dap.demodata.nasjonal.ramme import I_VEDTAK, SLUTT, gruppe_naa
from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.trekk import Heltall, Maske

_RESERVERT, _KAN_IKKE, _TOLK = 0.03, 0.02, 0.12
_FORTROLIG, _STRENGT, _SKJERMET = 0.0012, 0.0004, 0.001
_UTEN_VEILEDER, _USETT = 0.04, 0.03


def legg_grunn(u: Utvalg) -> None:
    manuell = _personer(u)
    _perioder(u)
    _tildelt(u)
    _manuelle(u, manuell)
    _ytelser(u)
    _vedtak(u)


def _personer(u: Utvalg) -> Maske:
    folk, t = u.blokk.personer, u.t(1)
    n = len(folk)
    ramme, her = u.ramme, slice(u.fra, u.fra + len(folk))
    innvandrer = (folk.innvandrer == 1) & (t.random(n) < 0.75)
    fornavn, etternavn = _navn(innvandrer, folk.kjonn == 1, t.random((n, 2)))
    v = t.random((n, 4))
    reservert, kan_ikke = v[:, 0] < _RESERVERT, v[:, 0] > 1 - _KAN_IKKE
    gradering = np.where(v[:, 1] < _STRENGT, 2, np.where(v[:, 1] < _STRENGT + _FORTROLIG, 1, 0))
    tolk = innvandrer & (v[:, 2] < _TOLK * 3)
    nr = ramme.forskyvning
    u.legg(
        "person_person",
        id=tekst(u.person),
        fnr=tekst(ramme.fnr[her]),
        fornavn=fornavn,
        etternavn=etternavn,
        fodt=u.dag(ramme.fodt[her] - nr),
        gradering=stoff.av(("UGRADERT", "FORTROLIG", "STRENGT_FORTROLIG"), gradering),
        skjermet=pa.array(v[:, 3] < _SKJERMET),
        telefon="",
        epost="",
        tolkesprak=stoff.av(("", "arabisk", "tigrinja"), np.where(tolk, 1 + (v[:, 2] < 0.18), 0)),
        tegnsprak=False,
        telefontolk=False,
        lesebehov="{}",
        tilrettelegging_versjon=0,
        reservert_krr=pa.array(reservert),
        kan_varsles=pa.array(~reservert & ~kan_ikke),
        folkeregisterstatus="",
        statsborgerskap="{}",
        bokommune=tekst(ramme.kontornr[folk.enhet]),
        har_hjelp=False,
    )
    u.legg(
        "person_kontaktregister",
        person_id=tekst(u.person),
        registrert=True,
        sprak="",
        hentet=u.oyeblikk(np.full(n, ramme.naa - 3600)),
        grunn="",
    )
    return reservert | kan_ikke


def _navn(innvandrer: Maske, mann: Maske, u: np.ndarray) -> tuple[pa.Array, pa.Array]:
    """First and last names by where people come from."""
    fornavn = np.empty(len(mann), dtype=object)
    etternavn = np.empty(len(mann), dtype=object)
    for opphav, hvem in (("norsk", ~innvandrer), ("flyktning", innvandrer)):
        for kjonn in (0, 1):
            med = np.flatnonzero(hvem & (mann == bool(kjonn)))
            liste = np.array(stoff.NAVN[opphav, kjonn], dtype=object)
            fornavn[med] = liste[(u[med, 0] * len(liste)).astype(np.int64)]
            liste = np.array(stoff.ETTERNAVN[opphav], dtype=object)
            etternavn[med] = liste[(u[med, 1] * len(liste)).astype(np.int64)]
    return pa.array(fornavn, pa.string()), pa.array(etternavn, pa.string())


def _perioder(u: Utvalg) -> None:
    s, t = u.spell, u.t(2)
    syk = u.blokk.personer.gruppe[s.person] == koder.SYK
    slutt = u.oyeblikk(s.slutt, s.apen)
    mate = np.where(s.apen, 0, 1 + (t.random(len(s.person)) < 0.4))
    u.legg(
        "oppfolging_oppfolgingsperiode",
        id=tekst(u.periode),
        person_id=u.personer(s.person),
        start=u.oyeblikk(s.start),
        slutt=slutt,
        startarsak=stoff.av(("ARBEIDSSOKER_REGISTRERING", "SYKMELDT"), syk.astype(np.int64)),
        sluttbegrunnelse=stoff.av(("", "", "Har fått arbeid"), mate),
        sluttmate=stoff.av(("", "ETTER_28_DAGER", "MANUELL"), mate),
    )
    soker = np.flatnonzero(~syk)
    u.legg(
        "oppfolging_arbeidssokerperiode",
        person_id=u.personer(s.person[soker]),
        fra=u.oyeblikk(s.start[soker]),
        til=u.oyeblikk(s.slutt[soker], s.apen[soker]),
        sluttgrunn=stoff.av(("ANNET", ""), s.apen[soker].astype(np.int64)),
    )
    u.hendelse(
        "OPPFOLGING_STARTET",
        sekunder=s.start,
        person=s.person,
        objekt=u.periode,
        objekt_type="OPPFOLGING",
        system=True,
    )
    over = np.flatnonzero(~s.apen)
    u.hendelse(
        "OPPFOLGING_AVSLUTTET",
        sekunder=s.slutt[over],
        person=s.person[over],
        objekt=u.periode[over],
        objekt_type="OPPFOLGING",
        data='{"mate": "ETTER_28_DAGER"}',
        system=True,
    )


def _tildelt(u: Utvalg) -> None:
    """The office, and for those in follow-up an adviser."""
    s, t = u.spell, u.t(3)
    _, forste = np.unique(s.person, return_index=True)
    person = s.person[forste]
    u.legg(
        "kontor_personkontor",
        person_id=u.personer(person),
        kontor_id=tekst(u.ramme.kontornr[u.blokk.personer.enhet[person]]),
        fra=u.oyeblikk(s.start[forste]),
    )
    har = np.flatnonzero(s.apen & (t.random(len(s.apen)) > _UTEN_VEILEDER))
    person = s.person[har]
    fra = np.minimum(s.start[har] + 26 * 3600, u.ramme.naa - 7200)
    fra = np.maximum(fra, u.ramme.naa - 700 * tid.DAG)
    usett = t.random(len(har)) < _USETT
    veileder = u.veileder(person)
    u.legg(
        "oppfolging_veiledertildeling",
        person_id=u.personer(person),
        ansatt_id=tekst(veileder),
        fra=u.oyeblikk(fra),
        sett=u.oyeblikk(fra + 3600, usett),
    )
    u.hendelse(
        "VEILEDER_TILDELT",
        sekunder=fra,
        person=person,
        objekt=veileder,
        objekt_type="OPPFOLGING",
        system=True,
    )
    inne = np.flatnonzero(s.apen & (t.random(len(s.apen)) < 0.9))
    dager = np.minimum(t.exponential(25.0, len(inne)), 300.0)
    u.hendelse(
        "PALOGGET",
        sekunder=np.maximum(
            u.ramme.naa - (dager * tid.DAG).astype(np.int64) - 60, s.start[inne] + 60
        ),
        person=s.person[inne],
        objekt=u.person[s.person[inne]],
        objekt_type="konto",
        bruker=np.ones(len(inne), dtype=bool),
    )


def _manuelle(u: Utvalg, manuell: Maske) -> None:
    s, t = u.spell, u.t(4)
    med = np.flatnonzero(s.apen & manuell[s.person] & (t.random(len(s.apen)) < 0.7))
    if not len(med):
        return
    person = s.person[med]
    u.legg(
        "oppfolging_manuellstatus",
        person_id=u.personer(person),
        manuell=True,
        fra=u.oyeblikk(s.start[med] + 7200),
        grunn="",
    )
    u.hendelse(
        "SATT_TIL_MANUELL",
        sekunder=s.start[med] + 7200,
        person=person,
        objekt=u.person[person],
        objekt_type="OPPFOLGING",
    )


def _ytelser(u: Utvalg) -> None:
    """What people in follow-up have now."""
    s, t = u.spell, u.t(5)
    apne = np.flatnonzero(s.apen)
    person = s.person[apne]
    ytelse = u.blokk.forlop.ytelse[person, tid.N_PERIODE - 1].astype(np.int64)
    u.legg(
        "ytelse_ytelsessporring",
        person_id=u.personer(person),
        hentet=u.oyeblikk(np.full(len(person), u.ramme.naa - 5 * 3600)),
        grunn="",
    )
    har = np.flatnonzero(ytelse != koder.INGEN)
    if not len(har):
        return
    apne, person, ytelse = apne[har], person[har], ytelse[har]
    fra = s.start[apne] // tid.DAG
    igjen = 1 + (t.random(len(har)) * 420).astype(np.int64)
    dagpenger = ytelse == koder.DAGPENGER
    til = SLUTT + igjen
    u.legg(
        "ytelse_ytelse",
        id=tekst(uuider(len(har), t, u.blokk.nr, 5)),
        kilde_id=stoff.av(("", "AAP-1", "DAGPENGER-1", "TILTAKSPENGER-1"), ytelse),
        person_id=u.personer(person),
        type=stoff.av(koder.YTELSER, ytelse),
        fra=u.dag(fra),
        til=u.dag(til),
        maksdato=u.dag(np.maximum(til, fra + 104 * 7), ~dagpenger),
    )


def _vedtak(u: Utvalg) -> None:
    """A §14a decision for those in follow-up whose group rests on one."""
    s, t = u.spell, u.t(6)
    apne = np.flatnonzero(s.apen)
    innsats = gruppe_naa(u.blokk.forlop.innsats.astype(np.int64))[s.person[apne]]
    med = np.isin(innsats, list(I_VEDTAK)) & (t.random(len(apne)) < 0.93)
    apne, innsats = apne[med], innsats[med]
    n = len(apne)
    if not n:
        return
    person = s.person[apne]
    fattet = s.start[apne] + ((2 + t.exponential(20.0, n)) * tid.DAG).astype(np.int64)
    inne = fattet < u.ramme.naa - tid.DAG
    apne, innsats, person, fattet = apne[inne], innsats[inne], person[inne], fattet[inne]
    n = len(apne)
    utkast, id_ = uuider(n, t, u.blokk.nr, 6), uuider(n, t, u.blokk.nr, 7)
    grupper = list(I_VEDTAK)
    nr = np.searchsorted(np.array(grupper), innsats)
    varig = innsats == koder.I_VARIG
    felles = {
        "innsatsgruppe": stoff.av([I_VEDTAK[g] for g in grupper], nr),
        "hovedmal": stoff.av(("SKAFFE_ARBEID", ""), varig.astype(np.int64)),
        "kontor_id": tekst(u.ramme.kontornr[u.blokk.personer.enhet[person]]),
        "beslutter_id": _beslutter(u, person, varig),
        "periode_id": u.perioder(apne),
        "person_id": u.personer(person),
        "avviksgrunn": "",
    }
    ingen: Maske = np.zeros(n, dtype=bool)
    u.legg(
        "vedtak_utkast",
        id=tekst(utkast),
        versjon=2,
        handling="VEDTAK_FATTET",
        **versjonert(
            u, opprettet=fattet - 3600, endret=fattet, av=ingen, endret_av=ingen, person=person
        ),
        status="FATTET",
        grunngiving=stoff.av(stoff.BEGRUNNELSER, nr),
        kilder="{}",
        beslutterstatus=stoff.av(("", "GODKJENT_AV_BESLUTTER"), varig.astype(np.int64)),
        ansvarlig_id=tekst(u.veileder(person)),
        **felles,
    )
    u.legg(
        "vedtak_vedtak",
        id=tekst(id_),
        rom="STAT",
        begrunnelse=stoff.av(stoff.BEGRUNNELSER, nr),
        type="FORSTEGANG",
        profil="",
        fattet=u.oyeblikk(fattet),
        per_post=False,
        klagefrist=u.dag(fattet // tid.DAG + 42),
        fattet_av_id=tekst(u.veileder(person)),
        utkast_id=tekst(utkast),
        **felles,
    )
    _vedtakshendelse(u, fattet, person, id_, [I_VEDTAK[g] for g in grupper], nr)


def _beslutter(u: Utvalg, person: Heltall, varig: Maske) -> pa.Array:
    kontor = u.blokk.personer.enhet[person].astype(np.int64)
    return tekst(u.ramme.ansatte[u.ramme.beslutter(kontor)], ~varig)


def _vedtakshendelse(
    u: Utvalg,
    fattet: Heltall,
    person: Heltall,
    id_: np.ndarray,
    grupper: list[str],
    nr: Heltall,
) -> None:
    data = [f'{{"kilder": [], "innsatsgruppe": "{g}"}}' for g in grupper]
    u.hendelse(
        "VEDTAK_FATTET",
        sekunder=fattet,
        person=person,
        objekt=id_,
        objekt_type="VEDTAK",
        data=stoff.av(data, nr),
    )
