"""Activities with all their versions, meetings and minutes."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dap.demodata.nasjonal import stoff
from dap.demodata.nasjonal.ider import Tegn, tekst, uuider
from dap.demodata.nasjonal.rader import Utvalg, part, versjonert
from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.trekk import Heltall, Koder, Maske, Terning, rekker

_STATUS = ("BRUKER_ER_INTERESSERT", "PLANLAGT", "GJENNOMFORES", "FULLFORT", "AVBRUTT")
_AVTALT = 0.6


def legg_planer(u: Utvalg) -> tuple[Tegn, Heltall]:
    """Returns the ids of the activities, and for each card of the block its row there (-1 = none)."""
    a = u.blokk.aktiviteter
    status, naar = a.status.copy(), a.naar
    status[naar >= u.ramme.naa] = -1
    forste = np.where(status >= 0, naar, np.iinfo(np.int64).max).min(axis=1)
    finnes = (status >= 0).any(axis=1)
    maaned = tid.maaned(np.where(finnes, forste, 0) // tid.DAG)
    rad = np.where(
        (maaned >= 0) & (maaned < tid.N_PERIODE), u.spell.rad[a.person, np.clip(maaned, 0, 11)], -1
    )
    med = finnes & (rad >= 0)
    vanlig = np.flatnonzero(med & (a.type < koder.MOTE))
    id_ = _aktiviteter(u, vanlig, rad[vanlig], status[vanlig], naar[vanlig])
    rad_for = np.full(len(a), -1)
    rad_for[vanlig] = np.arange(len(vanlig))
    mote = np.flatnonzero(med & (a.type == koder.MOTE))
    _moter(u, a.person[mote], rad[mote], status[mote], naar[mote])
    referat = np.flatnonzero(med & (a.type == koder.REFERAT))
    _referater(u, a.person[referat], rad[referat], status[referat], naar[referat])
    return id_, rad_for


def _aktiviteter(u: Utvalg, hvem: Heltall, rad: Heltall, status: Koder, naar: Heltall) -> Tegn:
    a, t = u.blokk.aktiviteter, u.t(30)
    n = len(hvem)
    id_ = uuider(n, t, u.blokk.nr, 30)
    if not n:
        return id_
    person, type_, av = a.person[hvem], a.type[hvem].astype(np.int64), a.av_bruker[hvem]
    antall = (status >= 0).sum(axis=1)
    kort, nr = rekker(antall)
    hver_status, hver_naar = status[status >= 0].astype(np.int64), naar[status >= 0]
    endret_av = av[kort] & (t.random(len(kort)) < 0.8)
    endret_av = np.where(nr == 0, av[kort], endret_av)
    opprettet = hver_naar[nr == 0]
    fast = _fast(u, type_, av, opprettet, t)
    fast |= {"periode_id": u.perioder(rad), "person_id": u.personer(person), "id": tekst(id_)}
    versjoner = {
        **{k: v.take(pa.array(kort)) if isinstance(v, pa.Array) else v for k, v in fast.items()},
        **versjonert(
            u,
            opprettet=opprettet[kort],
            endret=hver_naar,
            av=av[kort],
            endret_av=endret_av,
            person=person[kort],
        ),
        "versjon": pa.array((nr + 1).astype(np.int32)),
        "handling": _handling(nr, hver_status),
        "status": stoff.av(_STATUS, hver_status),
        "venter_paa": stoff.av(
            ("", "NAV", "BRUKER"), np.where(hver_status == 0, np.where(av[kort], 1, 2), 0)
        ),
    }
    siste = pa.array(np.cumsum(antall) - 1)
    u.legg(
        "aktivitet_aktivitet",
        **{k: v.take(siste) if isinstance(v, pa.Array) else v for k, v in versjoner.items()},
    )
    u.legg(
        "aktivitet_aktivitetevent",
        **versjoner,
        pgh_created_at=versjoner["endret"],
        pgh_label=stoff.av(("update", "insert"), (nr == 0).astype(np.int64)),
        pgh_obj_id=versjoner["id"],
    )
    _forhandsorienteringer(u, id_, fast["avtalt"], opprettet, person)
    avtalt = fast["avtalt"].to_numpy(zero_copy_only=False)
    _hendelser(u, id_, kort, nr, hver_status, hver_naar, type_, endret_av, person, avtalt)
    return id_


def _handling(nr: Heltall, status: Heltall) -> pa.Array:
    return stoff.av(
        ("OPPRETTET", "FORESLATT", "FLYTTET"),
        np.where(nr > 0, 2, np.where(status == koder.FORESLATT, 1, 0)),
    )


def _fast(u: Utvalg, type_: Heltall, av: Maske, opprettet: Heltall, t: Terning) -> dict[str, Any]:
    """What all versions of an activity have in common."""
    n = len(type_)
    lengde = 7 + (t.random(n) * 150).astype(np.int64)
    fra = opprettet // tid.DAG
    avtalt = ~av & (t.random(n) < _AVTALT) & np.isin(type_, (koder.EGEN, koder.SOKEAVTALE))
    return {
        "type": stoff.av(koder.TYPER, type_),
        "tittel": _per_type(stoff.TITLER, type_, t),
        "detaljer": _per_type(stoff.DETALJER, type_, t),
        "beskrivelse": stoff.av(stoff.BESKRIVELSER, t.integers(0, len(stoff.BESKRIVELSER), n)),
        "fra_dato": u.dag(fra),
        "til_dato": u.dag(fra + lengde, type_ == koder.IJOBB),
        "lenke": "",
        "avtalt": pa.array(avtalt),
        "avsluttet_kommentar": "",
    }


def _per_type(liste: dict[str, tuple[str, ...]], type_: Heltall, t: Terning) -> pa.Array:
    typer = koder.TYPER[: koder.MOTE]
    alle = [tekst_ for slag in typer for tekst_ in liste[slag]]
    lengde = np.array([len(liste[slag]) for slag in typer])
    start = np.cumsum(lengde) - lengde
    return stoff.av(alle, start[type_] + (t.random(len(type_)) * lengde[type_]).astype(np.int64))


def _forhandsorienteringer(
    u: Utvalg, id_: Tegn, avtalt: pa.Array, opprettet: Heltall, person: Heltall
) -> None:
    """Each agreed activity has said whether prior notice is given; here it is not."""
    med = np.flatnonzero(avtalt.to_numpy(zero_copy_only=False))
    if not len(med):
        return
    u.legg(
        "aktivitet_forhandsorientering",
        id=tekst(uuider(len(med), u.t(31), u.blokk.nr, 31)),
        aktivitet_id=tekst(id_[med]),
        type="IKKE_SEND_FORHAANDSORIENTERING",
        tekst="",
        opprettet=u.oyeblikk(opprettet[med]),
        opprettet_av_id=tekst(u.veileder(person[med])),
        malversjon=1,
        svar="",
    )


def _hendelser(
    u: Utvalg,
    id_: Tegn,
    kort: Heltall,
    nr: Heltall,
    status: Heltall,
    naar: Heltall,
    type_: Heltall,
    endret_av: Maske,
    person: Heltall,
    avtalt: Maske,
) -> None:
    forrige = np.concatenate([[0], status[:-1]])
    for flyttet, hendelse in ((False, "AKTIVITET_OPPRETTET"), (True, "AKTIVITET_FLYTTET")):
        med = np.flatnonzero((nr > 0) == flyttet)
        if not len(med):
            continue
        deler: list[Any] = [
            '{"versjon": ',
            pa.array(nr[med] + 1).cast(pa.string()),
            ', "avtalt": ',
            stoff.av(("false", "true"), avtalt[kort[med]].astype(np.int64)),
            ', "aktivitetstype": "',
            stoff.av(koder.TYPER, type_[kort[med]]),
            '", "status": "',
            stoff.av(_STATUS, status[med]),
        ]
        if flyttet:
            fra_til = (
                '", "fra": "',
                stoff.av(_STATUS, forrige[med]),
                '", "til": "',
                stoff.av(_STATUS, status[med]),
            )
            deler += list(fra_til)
        u.hendelse(
            hendelse,
            sekunder=naar[med],
            person=person[kort[med]],
            objekt=id_[kort[med]],
            objekt_type="AKTIVITET",
            data=pc.binary_join_element_wise(*deler, '"}', ""),
            bruker=endret_av[med],
        )


def _moter(u: Utvalg, person: Heltall, rad: Heltall, status: Koder, naar: Heltall) -> None:
    """Held, cancelled, or – the last row is still planned – called off as well."""
    n = len(person)
    if not n:
        return
    t = u.t(32)
    id_ = uuider(n, t, u.blokk.nr, 32)
    rader = np.where(status >= 0, naar, -1)
    siste = rader.argmax(axis=1)
    til = status[np.arange(n), siste]
    holdt = (til == koder.FULLFORT) | (til == koder.GJENNOMFORES)
    opprettet = np.where(status >= 0, naar, np.iinfo(np.int64).max).min(axis=1)
    start = np.maximum(naar[:, 1], opprettet + 3600) // 900 * 900
    endret = np.where(holdt, np.minimum(start + 3600, u.ramme.naa - 60), rader.max(axis=1))
    ingen: Maske = np.zeros(n, dtype=bool)
    kanal = np.where(t.random(n) < 0.6, 0, np.where(t.random(n) < 0.7, 1, 2))
    u.legg(
        "mote_mote",
        id=tekst(id_),
        versjon=2,
        handling=stoff.av(("AVLYST", "GJENNOMFORT"), holdt.astype(np.int64)),
        **versjonert(
            u, opprettet=opprettet, endret=endret, av=ingen, endret_av=ingen, person=person
        ),
        status=stoff.av(("AVLYST", "GJENNOMFORT"), holdt.astype(np.int64)),
        tittel=stoff.av(stoff.MOTETITLER, t.integers(0, len(stoff.MOTETITLER), n)),
        kanal=stoff.av(("OPPMOTE", "TELEFON", "VIDEO"), kanal),
        sted=stoff.av(("NAV-kontoret", "", ""), kanal),
        videolenke="",
        start=u.oyeblikk(start),
        varighet=stoff.av(("30", "45", "60"), t.integers(0, 3, n)),
        tolk="",
        hensikt="",
        forberedelser="",
        venter_paa="",
        runde=0,
        forslag_ord="",
        sluttord="",
        nokkel=tekst(id_),
        periode_id=u.perioder(rad),
        person_id=u.personer(person),
        veileder_id=tekst(u.veileder(person)),
    )
    for hendelse, med, tid_ in (
        ("MOTE_INNKALT", np.arange(n), opprettet),
        ("MOTE_GJENNOMFORT", np.flatnonzero(holdt), endret),
        ("MOTE_AVLYST", np.flatnonzero(~holdt), endret),
    ):
        u.hendelse(
            hendelse,
            sekunder=tid_[med],
            person=person[med],
            objekt=id_[med],
            objekt_type="MOTE",
        )


def _referater(u: Utvalg, person: Heltall, rad: Heltall, status: Koder, naar: Heltall) -> None:
    n = len(person)
    if not n:
        return
    t = u.t(33)
    id_ = uuider(n, t, u.blokk.nr, 33)
    skrevet = np.where(status >= 0, naar, np.iinfo(np.int64).max).min(axis=1)
    delt_tid = np.minimum(skrevet + (t.exponential(20_000.0, n)).astype(np.int64), u.ramme.naa - 60)
    delt = (t.random(n) < 0.97) | (skrevet < u.ramme.naa - 60 * tid.DAG)
    ingen: Maske = np.zeros(n, dtype=bool)
    endret = np.where(delt, delt_tid, skrevet)
    felles = versjonert(
        u, opprettet=skrevet, endret=endret, av=ingen, endret_av=ingen, person=person
    )
    felles["versjon"] = pa.array(np.where(delt, 2, 1).astype(np.int32))
    tekst_ = t.integers(0, len(stoff.REFERATTEKST), n)
    u.legg(
        "referat_referat",
        id=tekst(id_),
        handling=stoff.av(("REFERAT_PABEGYNT", "REFERAT_DELT"), delt.astype(np.int64)),
        **felles,
        tema=stoff.av(stoff.REFERATTEMA, t.integers(0, len(stoff.REFERATTEMA), n)),
        dag=u.dag(skrevet // tid.DAG),
        kanal=stoff.av(("TELEFON", "OPPMOTE"), (t.random(n) < 0.4).astype(np.int64)),
        skriver="NAV",
        delt_nr=pa.array(delt.astype(np.int32)),
        delt=u.oyeblikk(delt_tid, ~delt),
        ferdig=False,
        nokkel=tekst(id_),
        periode_id=u.perioder(rad),
        person_id=u.personer(person),
    )
    u.legg(
        "referat_utkast",
        id=tekst(uuider(n, t, u.blokk.nr, 34)),
        handling=stoff.av(("SKREVET", "DELT"), delt.astype(np.int64)),
        **felles,
        side="NAV",
        tekst=stoff.av((*stoff.REFERATTEKST, ""), np.where(delt, len(stoff.REFERATTEKST), tekst_)),
        sitater="{}",
        apent=pa.array(~delt),
        referat_id=tekst(id_),
    )
    _delt(u, np.flatnonzero(delt), id_, tekst_, delt_tid, person, t)


def _delt(
    u: Utvalg,
    med: Heltall,
    id_: Tegn,
    tekst_: Heltall,
    naar: Heltall,
    person: Heltall,
    t: Terning,
) -> None:
    if not len(med):
        return
    u.legg(
        "referat_delt",
        id=tekst(uuider(len(med), t, u.blokk.nr, 35)),
        referat_id=tekst(id_[med]),
        nr=1,
        tekst=stoff.av(stoff.REFERATTEKST, tekst_[med]),
        sitater="{}",
        delt=u.oyeblikk(naar[med]),
        av_type=part(np.zeros(len(med), dtype=bool)),
        av_id=tekst(u.veileder(person[med])),
    )
    u.hendelse(
        "REFERAT_DELT",
        sekunder=naar[med],
        person=person[med],
        objekt=id_[med],
        objekt_type="REFERAT",
        data='{"nr": 1, "mote": ""}',
    )
