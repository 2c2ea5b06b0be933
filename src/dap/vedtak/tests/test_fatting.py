"""Requirement: a human decides, once, on what is complete; what it rests on is frozen; or nothing."""

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from rollebesetning import DALEN, NAA, Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    Regelbrudd,
    UgyldigInndata,
    VersjonsKonflikt,
)
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.konto.models import Konto
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.oppfolging import operations as oppfolging
from dap.person.models import Person
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.vedtak import operations, queries
from dap.vedtak.kilder import sum_over
from dap.vedtak.models import Brev, Kildebilde, Utkast, Vedtak
from dap.vedtak.tests.hjelp import (
    GRADERT,
    HVORFOR,
    SPESIELT,
    STANDARD,
    VARIG,
    fatt,
    ferdig_utkast,
    godkjent,
    na,
    opprett,
    skriv,
    vedtak_for,
)

pytestmark = pytest.mark.django_db
SENERE = NAA + timedelta(days=40)


def test_a_decision_is_whole_in_one_act(roller: Rollebesetning) -> None:
    id_ = vedtak_for(roller)

    v = Vedtak.objects.get()
    assert v.id == id_
    assert (v.innsatsgruppe, v.hovedmal, v.begrunnelse) == (STANDARD, "SKAFFE_ARBEID", HVORFOR)
    assert (v.fattet_av_id, v.beslutter_id, v.type) == (roller.kari.id, None, "FORSTEGANG")
    assert v.klagefrist == dato(NAA) + timedelta(weeks=6)
    assert Utkast.objects.get().status == "FATTET"
    h = Hendelse.objects.get(type="VEDTAK_FATTET")
    assert (h.objekt_type, h.objekt_id, h.aktor_id, h.rom) == (
        "VEDTAK", id_, roller.kari.id, "STAT",
    )  # fmt: skip
    assert HVORFOR not in str(h.data)
    told = Varsel.objects.get(slag="VEDTAK_FATTET")
    assert (told.mottaker_id, told.objekt_id) == (roller.amina.id, id_)


def test_sources_stay_as_they_were(roller: Rollebesetning) -> None:
    id_ = vedtak_for(roller)
    mal.lagre_situasjon(
        aktor=roller.amina,
        person_id=roller.amina.id,
        tekst="Nå er alt nytt.",
        versjon=1,
        naa=SENERE,
    )
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="vedtak", naa=SENERE)

    (k,) = queries.ett_vedtak(innsyn, id_, naa=SENERE).kilder

    assert [d.tekst for d in k.deler] == ["Jeg vil jobbe på kjøkken."]
    assert k.deler[0].versjon == 1
    rad = Kildebilde.objects.get()
    felt = {n: getattr(rad, n) for n in ("nokkel", "kilde", "tittel", "tid", "versjon", "deler")}
    assert sum_over(felt) == k.sha256
    endringer: list[dict[str, Any]] = [{"deler": []}, {"sha256": "0" * 64}]
    for endring in endringer:
        with pytest.raises(DatabaseError), transaction.atomic():
            Kildebilde.objects.update(**endring)
    with pytest.raises(DatabaseError), transaction.atomic():
        Kildebilde.objects.all().delete()


@pytest.mark.parametrize(
    "endring",
    [{"begrunnelse": "x"}, {"innsatsgruppe": VARIG}, {"fattet": NAA}, {"klagefrist": dato(NAA)}],
)
def test_a_decision_is_never_changed_or_deleted(
    roller: Rollebesetning, endring: dict[str, Any]
) -> None:
    vedtak_for(roller)
    endring = {"fattet": SENERE} if "fattet" in endring else endring
    with pytest.raises(DatabaseError), transaction.atomic():
        Vedtak.objects.update(**endring)
    with pytest.raises(DatabaseError), transaction.atomic():
        Vedtak.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Brev.objects.update(innhold=b"")


def test_a_new_one_takes_the_place_of_the_one_before(roller: Rollebesetning) -> None:
    forste = vedtak_for(roller)
    id_ = opprett(roller.kari, roller.amina, SENERE)
    skriv(roller.kari, id_, Innsatsgruppe.SITUASJONSBESTEMT_INNSATS, naa=SENERE)
    andre = fatt(roller.kari, id_, SENERE)
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="vedtak", naa=SENERE)

    alle = queries.vedtakene(innsyn)

    assert [(v.id, v.gjeldende, v.type) for v in alle] == [
        (andre, True, "REVURDERING"),
        (forste, False, "FORSTEGANG"),
    ]
    assert queries.ny_innsatsgruppe(innsyn) == SENERE
    assert list(queries.gjeldende_for([roller.amina.id, roller.bjorn.id])) == [roller.amina.id]
    with pytest.raises(IntegrityError), transaction.atomic():
        Vedtak.objects.filter(id=forste).update(historisk_fra=None)


def test_a_decision_of_an_ended_follow_up_counts_no_more(roller: Rollebesetning) -> None:
    vedtak_for(roller)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=SENERE
    )
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=SENERE)
    assert queries.gjeldende(innsyn) is None
    assert not queries.trenger_vedtak(innsyn)
    oppfolging.start_periode(
        aktor=SYSTEM, person_id=roller.amina.id, arsak="SYKMELDT", naa=SENERE + timedelta(days=1)
    )
    assert queries.gjeldende(innsyn) is None
    assert queries.trenger_vedtak(innsyn)
    assert [v.gjeldende for v in queries.vedtakene(innsyn)] == [False]


MANGLER = [
    (STANDARD, {"begrunnelse": ""}, {"MANGLER_BEGRUNNELSE"}),
    (STANDARD, {"hovedmal": None}, {"MANGLER_HOVEDMAL"}),
    (STANDARD, {"kilder": []}, {"MANGLER_KILDE"}),
    (SPESIELT, {"kilder": ["EGET_SYN"]}, {"MANGLER_ARBEIDSEVNEVURDERING"}),
    (VARIG, {}, {"MANGLER_GODKJENNING"}),
    (GRADERT, {"hovedmal": None}, {"MANGLER_GODKJENNING", "MANGLER_HOVEDMAL"}),
    (
        None,
        {"begrunnelse": "  ", "kilder": []},
        {"MANGLER_INNSATSGRUPPE", "MANGLER_BEGRUNNELSE", "MANGLER_KILDE"},
    ),
]


@pytest.mark.usefixtures("med_arbeidsevne")
@pytest.mark.parametrize(("gruppe", "felt", "koder"), MANGLER)
def test_everything_that_is_missing_is_said_at_once(
    roller: Rollebesetning, gruppe: Any, felt: dict[str, Any], koder: set[str]
) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    skriv(roller.kari, id_, gruppe, **felt)
    with pytest.raises(UgyldigInndata) as feil:
        fatt(roller.kari, id_)
    assert {f.kode for f in feil.value.feil} == koder
    assert not Vedtak.objects.exists()
    assert not Varsel.objects.filter(slag="VEDTAK_FATTET").exists()


@pytest.mark.usefixtures("med_arbeidsevne")
@pytest.mark.parametrize("gruppe", [SPESIELT, GRADERT, VARIG])
def test_the_groups_that_need_more(
    roller: Rollebesetning, beslutter: Aktor, gruppe: Innsatsgruppe
) -> None:
    trenger = gruppe != SPESIELT
    lag = godkjent if trenger else (lambda av, for_, _b, g: ferdig_utkast(av, for_, g))
    fatt(roller.kari, lag(roller.kari, roller.amina, beslutter, gruppe))
    v = Vedtak.objects.get()
    assert v.beslutter_id == (beslutter.id if trenger else None)
    assert v.hovedmal == ("" if gruppe == VARIG else "SKAFFE_ARBEID")
    assert {k.kilde for k in v.kilder.all()} == {"EGET_SYN", "ARBEIDSEVNEVURDERING"}


IKKE_EN_HANDLING = {
    "folg_hendelse", "folg_kassering", "merk_brev_postet",
    *(n for n in operations.__all__ if not callable(getattr(operations, n)))
}  # fmt: skip
"""What follows what happened or is erased: nobody acts in it, and it decides nothing."""


def test_a_program_never_decides(roller: Rollebesetning) -> None:
    """Every operation, with the system as the one who acts, and with staff that do not exist."""
    id_ = ferdig_utkast(roller.kari, roller.amina)
    vedtak_id = vedtak_for(roller, for_=roller.bjorn)
    klage_id = operations.registrer_klage(
        aktor=roller.bjorn, vedtak_id=vedtak_id, tekst="Nei", nokkel=vedtak_id, naa=NAA
    )
    verdier: dict[str, Any] = {
        "person_id": roller.daniel.id, "utkast_id": id_, "vedtak_id": vedtak_id, "versjon": na(id_),
        "klage_id": klage_id, "naa": NAA, "innsatsgruppe": STANDARD, "hovedmal": "SKAFFE_ARBEID",
        "begrunnelse": "Maskinen mener det", "avviksgrunn": "",
        "kilder": ["EGET_SYN"], "tekst": "Hei", "nokkel": id_,
        "signert": True, "part": True, "konkret": True, "unntak": None, "til": "OMGJORT",
        "svar": "Maskinen mener det", "utfall": "MEDHOLD",
    }  # fmt: skip
    navnene = [n for n in operations.__all__ if n not in IKKE_EN_HANDLING]
    assert len(navnene) >= 16
    oppdiktet = Aktor("VEILEDER", vedtak_id, "Ingen", roller=roller.kari.roller,
                      kontorrom=roller.kari.kontorrom)  # type: ignore[arg-type]  # fmt: skip
    for_ = (Vedtak.objects.count(), Hendelse.objects.count(), Utkast.objects.count())
    for navn in navnene:
        operasjon = getattr(operations, navn)
        trenger = operasjon.__wrapped__.__kwdefaults__ or {}
        navn_paa = operasjon.__wrapped__.__annotations__
        felt = {n: verdier[n] for n in navn_paa if n in verdier and n not in trenger}
        for aktor in (SYSTEM, oppdiktet):
            with pytest.raises((IkkeTilgang, IkkeFunnet)):
                operasjon(aktor=aktor, **felt)
    assert (Vedtak.objects.count(), Hendelse.objects.count(), Utkast.objects.count()) == for_


def test_no_operation_takes_many_at_once() -> None:
    """There is no bulk: one person, one draft, one decision at a time."""
    for navn in operations.__all__:
        felter = getattr(getattr(operations, navn), "__wrapped__", None)
        for felt, type_ in (felter.__annotations__ if felter else {}).items():
            assert felt == "kilder" or "list" not in str(type_), (navn, felt)


def test_the_database_demands_a_member_of_staff(roller: Rollebesetning) -> None:
    vedtak_for(roller)
    v = Vedtak.objects.get()
    for hvem in (roller.amina.id, SYSTEM.id, None):
        ny = Vedtak(**{f.attname: getattr(v, f.attname) for f in Vedtak._meta.concrete_fields})
        ny.id, ny.historisk_fra = v.utkast_id, NAA
        ny.person_id, ny.fattet_av_id = roller.bjorn.id, hvem  # type: ignore[assignment]
        ny.utkast_id = opprett(roller.kari, roller.bjorn)
        with pytest.raises(IntegrityError):
            _lagre_na(ny)


def _lagre_na(rad: Vedtak) -> None:
    with transaction.atomic():
        rad.save(force_insert=True)
        connection.check_constraints()


def test_twice_is_once(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    versjon = na(id_)
    forste = operations.fatt(aktor=roller.kari, utkast_id=id_, versjon=versjon, naa=NAA)
    assert operations.fatt(aktor=roller.kari, utkast_id=id_, versjon=versjon, naa=NAA) == forste
    with pytest.raises(Regelbrudd, match="UTKASTET_ER_AVSLUTTET"):
        fatt(roller.per, id_)
    assert Vedtak.objects.count() == 1


def test_an_old_page_decides_nothing(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    gammel = na(id_)
    skriv(roller.kari, id_, begrunnelse="En annen grunn")
    with pytest.raises(VersjonsKonflikt) as feil:
        operations.fatt(aktor=roller.kari, utkast_id=id_, versjon=gammel, naa=NAA)
    assert feil.value.gjeldende.begrunnelse == "En annen grunn"
    assert not Vedtak.objects.exists()


def test_a_user_who_has_moved_or_ended(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    kontor.flytt_person(person_id=roller.amina.id, kontor_nr=DALEN, naa=NAA)
    with pytest.raises(IkkeTilgang):
        fatt(roller.kari, id_)  # another office's person now: not without a stated reason
    with pytest.raises(Regelbrudd, match="IKKE_ANSVARLIG"):
        fatt(roller.ola, id_)
    operations.ta_over_utkast(aktor=roller.ola, utkast_id=id_, naa=NAA)
    fatt(roller.ola, id_)
    assert Vedtak.objects.get().kontor_id == DALEN

    andre = ferdig_utkast(roller.kari, roller.bjorn)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.bjorn.id, begrunnelse="I jobb", naa=NAA
    )
    assert Utkast.objects.get(id=andre).status == "AVSLUTTET"
    with pytest.raises(Regelbrudd, match="UTKASTET_ER_AVSLUTTET"):
        fatt(roller.kari, andre)
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        opprett(roller.kari, roller.bjorn)


@pytest.mark.parametrize(("sprak", "ord_"), [("nb", "klage"), ("nn", "klage"), ("en", "appeal")])
def test_the_letter_is_in_the_users_language(roller: Rollebesetning, sprak: str, ord_: str) -> None:
    Konto.objects.filter(subjekt="amina").update(sprak=sprak)
    id_ = vedtak_for(roller)
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="vedtak", naa=NAA)

    innhold, navn = queries.brevfil(innsyn, id_)

    assert navn == "vedtak-2026-01-14.pdf"
    with pikepdf.open(io.BytesIO(innhold)) as pdf:
        assert str(pdf.Root.Lang)[:2] == sprak
        assert pdf.Root.MarkInfo.Marked
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "pdfuaid" in xmp
        assert "pdfaid" in xmp
    tekst = _tekst(innhold)
    assert HVORFOR in tekst
    assert ord_ in tekst.lower()
    assert "2026" in tekst
    assert "Kari Nordmo" in tekst


def _tekst(innhold: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 (only these tests read it)

    sider = [s.get_textpage().get_text_bounded() for s in pypdfium2.PdfDocument(innhold)]
    return " ".join(" ".join(sider).split())


def test_on_paper_the_letter_is_posted(roller: Rollebesetning) -> None:
    Person.objects.filter(id=roller.amina.id).update(kan_varsles=False)
    id_ = ferdig_utkast_uten_egen(roller)
    v = fatt(roller.kari, id_)
    rad = Vedtak.objects.get()
    assert rad.per_post
    assert rad.klagefrist == dato(NAA) + timedelta(weeks=7)
    operations.merk_brev_postet(aktor=roller.kari, vedtak_id=v, naa=NAA)
    operations.merk_brev_postet(aktor=roller.per, vedtak_id=v, naa=SENERE)
    brev = Brev.objects.get()
    assert (brev.postet, brev.postet_av_id) == (NAA, roller.kari.id)
    assert Hendelse.objects.filter(type="VEDTAK_BREV_POSTET").count() == 1


def ferdig_utkast_uten_egen(roller: Rollebesetning) -> Any:
    mal.lagre_situasjon(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Amina sier", versjon=0, naa=NAA
    )
    id_ = opprett(roller.kari, roller.amina)
    skriv(roller.kari, id_)
    return id_
