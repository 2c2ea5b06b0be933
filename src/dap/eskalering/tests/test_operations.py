"""Requirement: one warning at a time, with a deadline, delivered and answered with proof, and an end."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog import queries as dialogsporsmal
from dap.dialog.models import Melding, Trad
from dap.eskalering import operations, queries
from dap.eskalering.models import Eskalering, Levering, Svar
from dap.eskalering.tests.hjelp import FRIST, MOTE, apne_traden, avslutt, les, start, svar
from dap.eskalering.values import (
    Filter,
    Hvem,
    Leveringskilde,
    Malkode,
    Startsperre,
    Status,
    Svarmate,
)
from dap.felles.aktor import SYSTEM, Aktor, Maate, Ved
from dap.felles.feil import DapFeil, VersjonsKonflikt
from dap.hendelse.models import Hendelse
from dap.kassering import operations as kassering
from dap.oppfolging import operations as oppfolging
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

DAG = timedelta(days=1)


def kode(gjor: Any, *args: Any, **kw: Any) -> str:
    try:
        gjor(*args, **kw)
    except DapFeil as feil:
        return feil.kode
    return "ok"


def siste() -> tuple[str, dict[str, Any]]:
    h = Hendelse.objects.latest("id")
    return h.type, h.data


def varslet(aktor: Aktor) -> list[str]:
    """Kinds that stand unread for somebody."""
    rader = Varsel.objects.filter(mottaker_id=aktor.id, lest=None, stoppet=None)
    return sorted(rader.filter(slag__startswith="ESKALERING").values_list("slag", flat=True))


def test_start_makes_a_thread_with_an_important_message(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    e = les(roller.amina, roller.amina, id_)
    assert (e.status, e.frist, e.per_post, e.sendt_av) == (
        Status.AKTIV, FRIST, False, "Kari Nordmo",
    )  # fmt: skip
    assert (e.levert, e.besvart, e.dager_igjen, e.over_frist) == (None, False, 14, False)
    assert "onsdag 28. januar 2026" in e.tekst
    assert "mandag 12. januar 2026" in e.tekst
    assert MOTE["begrunnelse"] in e.tekst
    trad = Trad.objects.get(id=e.trad_id)
    assert (trad.viktig, trad.venter_paa_bruker_siden, trad.overskrift) == (
        True, NAA, "Du har fått et varsel fra NAV",
    )  # fmt: skip
    assert Melding.objects.get(trad=trad).tekst == e.tekst
    assert siste() == (
        "ESKALERING_STARTET",
        {"mal": "IKKE_MOTT_MOTE", "frist": "2026-01-28", "trad_id": str(e.trad_id)},
    )
    assert not Hendelse.objects.filter(type="MELDING_SENDT").exists()
    assert varslet(roller.amina) == ["ESKALERING"]
    assert Varsel.objects.count() == 1


def test_preview_is_word_for_word_what_is_sent(roller: Rollebesetning) -> None:
    bilde = operations.forhandsvis(
        aktor=roller.kari, person_id=roller.amina.id, malkode=Malkode.IKKE_MOTT_MOTE, felter=MOTE,
        frist=FRIST, naa=NAA, sprak="nn",
    )  # fmt: skip
    assert not Eskalering.objects.exists()
    e = les(roller.kari, roller.amina, start(roller.kari, roller.amina, sprak="nn"))
    assert (e.overskrift, e.tekst, e.sprak) == (bilde.overskrift, bilde.tekst, "nn")


def test_the_same_form_sent_again_is_one_warning(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    forste = start(roller.kari, roller.amina, nokkel=nokkel)
    assert start(roller.kari, roller.amina, nokkel=nokkel) == forste
    assert Eskalering.objects.count() == Varsel.objects.count() == 1


def test_who_may_warn_whom(roller: Rollebesetning) -> None:
    r = roller
    utfall = {
        "amina": "IKKE_FUNNET", "bjorn": "IKKE_FUNNET",
        "kari": "ok", "per": "ok", "tor": "ok", "siv": "ok",
        "ola": "KREVER_BEGRUNNELSE", "mona": "KREVER_BEGRUNNELSE", "finn": "KREVER_BEGRUNNELSE",
        "lise": "ESKALERING_BARE_STATEN", "rut": "IKKE_FUNNET", "adam": "IKKE_FUNNET",
    }  # fmt: skip
    for navn, ventet in utfall.items():
        with transaction.atomic():
            assert kode(start, getattr(r, navn), r.amina) == ventet, navn
            transaction.set_rollback(True)
    assert kode(start, r.kari, r.frida) == "IKKE_FUNNET"
    assert kode(start, r.kari, r.signe) == "IKKE_FUNNET"
    assert kode(start, r.siv, r.stine) == "ok"
    assert kode(start, r.siv, r.bjorn) == "INHABIL"


@pytest.mark.parametrize(
    ("endring", "ventet"),
    [
        ({"frist": date(2026, 1, 13)}, "FRIST_FOR_KORT"),
        ({"frist": date(2026, 1, 20)}, "FRIST_FOR_KORT"),
        ({"frist": date(2026, 1, 25)}, "FRIST_IKKE_ARBEIDSDAG"),
        ({"frist": date(2027, 1, 25)}, "FRIST_FOR_LANG"),
        ({"sprak": "se"}, "UKJENT_SPRAK"),
        ({"malkode": "NOE_ANNET"}, "UKJENT_VARSELMAL"),
        ({"felter": {}}, "UGYLDIG_INNDATA"),
        ({"felter": MOTE | {"sted": "[sted]"}}, "UGYLDIG_INNDATA"),
        ({"felter": MOTE | {"ekstra": "x"}}, "UGYLDIG_INNDATA"),
        ({"malkode": Malkode.DAGPENGER, "felter": {"begrunnelse": "x"}, "frist": date(2026, 1, 27)},
         "FRIST_FOR_KORT"),
    ],
)  # fmt: skip
def test_nothing_is_sent_with_what_is_wrong(
    roller: Rollebesetning, endring: dict[str, Any], ventet: str
) -> None:
    assert kode(start, roller.kari, roller.amina, **endring) == ventet
    assert not Trad.objects.exists()
    assert not Varsel.objects.exists()


def test_not_without_follow_up_not_in_the_programme_and_not_twice(roller: Rollebesetning) -> None:
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert queries.startsperre(innsyn) is None
    start(roller.kari, roller.amina)
    assert kode(start, roller.per, roller.amina) == Startsperre.ALLEREDE_AKTIV
    assert queries.startsperre(innsyn) == Startsperre.ALLEREDE_AKTIV
    _start_kvp(roller)
    assert kode(start, roller.kari, roller.bjorn) == Startsperre.KVP
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="Har fått jobb", naa=NAA
    )
    assert kode(start, roller.kari, roller.amina) == Startsperre.IKKE_UNDER_OPPFOLGING


def _start_kvp(roller: Rollebesetning) -> None:
    oppfolging.start_kvp(
        aktor=roller.kari, person_id=roller.bjorn.id, begrunnelse="Deltar i programmet", naa=NAA
    )


def test_who_reads_on_paper_gets_a_letter_and_a_week_more(roller: Rollebesetning) -> None:
    oppfolging.sett_manuell(
        aktor=roller.kari,
        person_id=roller.amina.id,
        manuell=True,
        grunn="Bruker ikke nett",
        naa=NAA,
    )
    assert kode(start, roller.kari, roller.amina, frist=date(2026, 1, 27)) == "FRIST_FOR_KORT"
    id_ = start(roller.kari, roller.amina)
    assert les(roller.kari, roller.amina, id_).per_post
    postet = {"aktor": roller.kari, "eskalering_id": id_}
    brev = operations.registrer_brev_postet
    assert kode(brev, **postet, postet=date(2026, 1, 13), naa=NAA) == "URIMELIG_DATO"
    assert kode(brev, **postet, postet=date(2026, 1, 16), naa=NAA + DAG) == "URIMELIG_DATO"
    assert brev(**postet, postet=date(2026, 1, 15), naa=NAA + DAG) == date(2026, 1, 22)
    assert siste()[0] == "ESKALERING_BREV_POSTET"
    # Twice is once, and the system may say it as well.
    assert brev(
        aktor=SYSTEM, eskalering_id=id_, postet=date(2026, 1, 16), naa=NAA + 2 * DAG
    ) == date(2026, 1, 22)
    for dager, levert in ((1, False), (7, False), (8, True)):
        e = les(roller.kari, roller.amina, id_, NAA + dager * DAG)
        assert (e.levert is not None) is levert
        assert (e.pa_vei is not None) is not levert
    assert e.levert is not None
    assert (e.levert.kilde, e.levert.kom) == (Leveringskilde.BREV, date(2026, 1, 22))


def test_reading_is_delivery_the_first_time(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    apne_traden(roller.amina, id_, NAA + DAG)
    apne_traden(roller.amina, id_, NAA + 2 * DAG)
    e = les(roller.kari, roller.amina, id_, NAA + 2 * DAG)
    assert e.levert is not None
    assert (e.levert.kilde, e.levert.tid) == (Leveringskilde.LEST, NAA + DAG)
    assert not e.besvart
    assert varslet(roller.amina) == []
    apne_traden(roller.per, id_, NAA + 3 * DAG)
    assert Levering.objects.count() == 1


def test_the_answer_and_the_evidence_belong_to_the_warning(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    fil = dialog.last_opp_vedlegg(
        aktor=roller.amina, person_id=roller.amina.id, navn="legeerklaering.pdf",
        innhold=b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n", naa=NAA + DAG,
    )  # fmt: skip
    svar(roller.amina, id_, NAA + DAG, vedlegg=[fil])
    svar(roller.amina, id_, NAA + 2 * DAG)
    e = les(roller.kari, roller.amina, id_, NAA + 2 * DAG)
    assert [(s.maate, s.nr, s.vedlegg, s.mottatt) for s in e.svar] == [
        (Svarmate.DIALOG, 2, 1, date(2026, 1, 15)),
        (Svarmate.DIALOG, 3, 0, date(2026, 1, 16)),
    ]
    assert (e.besvart, e.vedlegg, e.levert is not None) == (True, 1, True)
    assert not les(roller.kari, roller.amina, id_, NAA + 60 * DAG).over_frist


def test_an_answer_that_somebody_wrote_down(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    ved = Ved(roller.per.id, Maate.TELEFON, date(2026, 1, 15))
    svar(roller.amina.skrevet_ned(ved), id_, NAA + 2 * DAG)
    e = les(roller.kari, roller.amina, id_, NAA + 2 * DAG)
    assert [(s.maate, s.mottatt, s.skrevet_ned_av) for s in e.svar] == [
        (Svarmate.TELEFON, date(2026, 1, 15), "Per Solvang")
    ]
    assert e.levert is None  # a call proves that they answered, not what they have read


def test_more_time(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    alt = {"aktor": roller.kari, "eskalering_id": id_, "versjon": 1, "naa": NAA + DAG}
    forleng = operations.forleng
    assert kode(forleng, **alt, frist=FRIST, grunn="x") == "FRIST_FOR_KORT"
    assert kode(forleng, **alt, frist=date(2026, 2, 8), grunn="x") == "FRIST_IKKE_ARBEIDSDAG"
    assert kode(forleng, **alt, frist=date(2026, 2, 9), grunn=" ") == "MANGLER"
    assert kode(forleng, **alt, frist=date(2026, 2, 9), grunn="Du [dato]") == "TOMME_FELTER"
    forleng(**alt, frist=date(2026, 2, 9), grunn="Du venter på papirer fra legen.")
    assert siste() == (
        "ESKALERING_FORLENGET",
        {"mal": "IKKE_MOTT_MOTE", "fra": "2026-01-28", "til": "2026-02-09"},
    )
    e = les(roller.amina, roller.amina, id_, NAA + DAG)
    assert (e.frist, e.forste_frist, e.versjon) == (date(2026, 2, 9), FRIST, 2)
    assert [(x.fra, x.til, x.grunn, x.navn) for x in e.endringer] == [
        (FRIST, date(2026, 2, 9), "Du venter på papirer fra legen.", "Kari Nordmo")
    ]
    assert Melding.objects.latest("nr").tekst == (
        "Fristen din er flyttet til mandag 9. februar 2026.\n\nDu venter på papirer fra legen."
    )
    with pytest.raises(VersjonsKonflikt) as konflikt:
        forleng(**alt, frist=date(2026, 2, 20), grunn="x")
    assert konflikt.value.gjeldende.frist == date(2026, 2, 9)
    assert "ESKALERING_FRIST_ENDRET" in varslet(roller.amina)


@pytest.mark.parametrize("status", [Status.OPPFYLT, Status.STOPPET])
def test_an_end_tells_the_user_and_lets_a_second_one_begin(
    roller: Rollebesetning, status: Status
) -> None:
    id_ = start(roller.kari, roller.amina)
    assert kode(avslutt, roller.kari, id_, NAA, status, grunn="") == "MANGLER"
    assert kode(avslutt, roller.kari, id_, NAA, status, grunn="x" * 501) == "FOR_LANG"
    avslutt(roller.kari, id_, NAA + DAG, status, melding="Takk for praten.")
    assert siste() == ("ESKALERING_AVSLUTTET", {"mal": "IKKE_MOTT_MOTE", "til": status})
    e = les(roller.amina, roller.amina, id_, NAA + DAG)
    assert e.avsluttet is not None
    assert (e.status, e.avsluttet.grunn, e.avsluttet.navn) == (
        status, "Du har vært i møtet nå.", "Kari Nordmo",
    )  # fmt: skip
    assert Melding.objects.latest("nr").tekst.endswith("Takk for praten.")
    assert Trad.objects.get(id=e.trad_id).venter_paa_bruker_siden is None
    assert varslet(roller.amina) == ["ESKALERING_AVSLUTTET"]
    assert kode(avslutt, roller.kari, id_, NAA + DAG, status) == "ESKALERING_IKKE_AKTIV"
    # The user's word afterwards is a message like any other.
    svar(roller.amina, id_, NAA + 2 * DAG)
    assert not Svar.objects.exists()
    andre = start(roller.per, roller.amina, NAA + 2 * DAG, frist=date(2026, 1, 29))
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert [v.id for v in queries.varsler(innsyn, naa=NAA + 2 * DAG)] == [andre, id_]


def test_nobody_decides_before_it_has_come_and_the_deadline_is_out(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    etter = NAA + 15 * DAG
    assert kode(avslutt, roller.kari, id_, etter, Status.VIDERE) == "VARSELET_ER_IKKE_LEVERT"
    apne_traden(roller.amina, id_, NAA + DAG)
    assert kode(avslutt, roller.kari, id_, NAA + 14 * DAG, Status.VIDERE) == "FRISTEN_ER_IKKE_UTE"
    avslutt(roller.kari, id_, etter, Status.VIDERE)
    assert les(roller.kari, roller.amina, id_, etter).status == Status.VIDERE


def test_the_end_of_follow_up_ends_the_warning(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="Har fått jobb", naa=NAA + DAG
    )
    e = les(roller.amina, roller.amina, id_, NAA + DAG)
    assert e.status == Status.OPPFOLGING_AVSLUTTET
    assert varslet(roller.amina) == []
    assert kode(avslutt, roller.kari, id_, NAA + DAG) == "ESKALERING_IKKE_AKTIV"


def test_the_clock_tells_of_a_deadline_once_and_of_running_out_once(roller: Rollebesetning) -> None:
    start(roller.kari, roller.amina, frist=date(2026, 1, 21))
    assert operations.varsle_om_frister(naa=NAA + 7 * DAG) == 0
    assert operations.varsle_om_frister(naa=NAA + 8 * DAG) == 1
    assert operations.varsle_om_frister(naa=NAA + 9 * DAG) == 0
    assert siste()[0] == "ESKALERING_FRIST_UTE"
    assert operations.varsle_om_frister(naa=NAA + 10 * DAG) == 1
    assert operations.varsle_om_frister(naa=NAA + 11 * DAG) == 0
    assert siste()[0] == "ESKALERING_UTLOPT"
    assert varslet(roller.kari) == ["ESKALERING_FRIST_UTE", "ESKALERING_UTLOPT"]


def test_an_answered_one_is_not_overdue_but_runs_out(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina, frist=date(2026, 1, 21))
    svar(roller.amina, id_, NAA + DAG)
    assert operations.varsle_om_frister(naa=NAA + 8 * DAG) == 0
    assert operations.varsle_om_frister(naa=NAA + 10 * DAG) == 1
    assert varslet(roller.kari) == ["ESKALERING_UTLOPT"]


def test_the_overview_shows_whom_the_reader_may_open(roller: Rollebesetning) -> None:
    r = roller
    start(r.kari, r.amina, frist=date(2026, 1, 21))
    start(r.kari, r.bjorn)
    for protected in (r.frida, r.stine, r.signe):
        start(r.siv, protected)
    start(r.ola, r.daniel)
    svar(r.bjorn, Eskalering.objects.get(person_id=r.bjorn.id).id, NAA + DAG)
    naa = NAA + 8 * DAG

    def ser(aktor: Aktor, hvem: Hvem = Hvem.KONTORET, filter_: Filter = Filter.ALLE) -> list[str]:
        rader = queries.oversikt(aktor, hvem=hvem, filter_=filter_, naa=naa)
        return [rad.person.split()[0] for rad in rader]

    assert ser(r.kari) == ser(r.per) == ser(r.tor) == ["Amina", "Bjørn"]
    assert sorted(ser(r.siv)) == ["Amina", "Frida", "Signe", "Stine"]  # Bjørn is her brother
    assert ser(r.ola) == ["Daniel"]
    for aktor in (r.lise, r.mona, r.rut, r.adam, r.amina):
        assert ser(aktor) == []
    assert ser(r.per, Hvem.MINE) == []
    assert ser(r.kari, Hvem.MINE) == ["Amina", "Bjørn"]
    assert ser(r.kari, filter_=Filter.OVER_FRIST) == ser(r.kari, filter_=Filter.IKKE_LEVERT)
    assert ser(r.kari, filter_=Filter.OVER_FRIST) == ["Amina"]
    assert ser(r.kari, filter_=Filter.BESVART) == ["Bjørn"]
    assert ser(r.kari, filter_=Filter.UTLOPT) == []
    with CaptureQueriesContext(connection) as spurt:
        ser(r.siv)
    assert len(spurt) <= 3


def test_the_municipality_knows_of_none(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    innsyn = apne_person(aktor=roller.lise, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert queries.aktivt(innsyn, naa=NAA) is None
    assert queries.varsler(innsyn, naa=NAA) == queries.uttrekk(innsyn) == []
    assert kode(queries.ett, innsyn, id_, naa=NAA) == "IKKE_FUNNET"
    assert queries.startsperre(innsyn) == Startsperre.BARE_STATEN
    assert dialogsporsmal.tradliste(innsyn) == []


def test_what_was_sent_is_never_changed_and_never_erased(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    endringer: list[dict[str, Any]] = [
        {"tekst": "annet"}, {"felter": {}}, {"forste_frist": date(2026, 1, 20)},
    ]  # fmt: skip
    for endring in endringer:
        with pytest.raises(DatabaseError), transaction.atomic():
            Eskalering.objects.filter(id=id_).update(**endring)
    with pytest.raises(DatabaseError), transaction.atomic():
        Eskalering.objects.filter(id=id_).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Eskalering.objects.filter(id=id_).update(status=Status.STOPPET)
    melding = Melding.objects.get()
    for slag, objekt in (("ESKALERING", id_), ("MELDING", melding.id)):
        ventet = {"ESKALERING": "ESKALERING_SLETTES_IKKE", "MELDING": "VIKTIG_MELDING_SLETTES_IKKE"}
        assert kode(_be_om_sletting, roller.kari, slag, objekt) == ventet[slag]


def _be_om_sletting(av: Aktor, slag: str, objekt: uuid.UUID) -> None:
    kassering.be_om(
        aktor=av, slag=slag, objekt_id=objekt, hele=["tekst"], versjon=1,
        begrunnelse="Skrevet om feil person", naa=NAA,
    )  # fmt: skip


def test_an_important_thread_stays_in_the_states_room(roller: Rollebesetning) -> None:
    id_ = start(roller.kari, roller.amina)
    trad = Trad.objects.get()
    assert (
        kode(
            dialog.foresla_flytting,
            aktor=roller.kari,
            trad_id=trad.id,
            versjon=trad.versjon,
            naa=NAA,
        )
        == "VIKTIG_TRAD_FLYTTES_IKKE"
    )
    assert les(roller.kari, roller.amina, id_).rom == "STAT"
