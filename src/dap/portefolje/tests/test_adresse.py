from datetime import date, datetime
from urllib.parse import parse_qsl

import pytest
from rollebesetning import Rollebesetning

from dap.felles.feil import DapFeil, IkkeTilgang, Regelbrudd, UgyldigInndata
from dap.portefolje import queries
from dap.portefolje.sporring import adresse
from dap.portefolje.sporring.peker import Peker, skriv
from dap.portefolje.values import Gruppe, Kobling, Op, Sortering, Utvalg, Vilkar

HELE = Utvalg(
    kontor=("1201",),
    hos="meg",
    grupper=(
        Gruppe(
            (
                Vilkar("innsatsgruppe", Op.ER, ("STANDARD_INNSATS", "INGEN")),
                Vilkar("kjonn", Op.ER, ("M",), ikke=True),
                Vilkar("avtalt", Op.ALLE, ("EGEN", "STILLING")),
                Vilkar("alder", Op.MELLOM, (20, 29)),
                Vilkar("startet", Op.MELLOM, (date(2025, 1, 1), None)),
                Vilkar("ytelse_slutter", Op.INNEN, (28,)),
                Vilkar("siste_kontakt", Op.ELDRE, (30,), ikke=True),
                Vilkar("mote", Op.MANGLER),
                Vilkar("svarfrist", Op.FINNES),
                Vilkar("navn", Op.HAR, ("å & =",)),
            )
        ),
        Gruppe((Vilkar("ny", Op.ER, ("ja",)),), Kobling.ELLER_IKKE),
    ),
    sok="berg ås",
    kolonner=("navn", "alder"),
    sortering=(Sortering("behov", True), Sortering("navn")),
    antall=100,
)


def les(tekst: str) -> Utvalg:
    return adresse.les(parse_qsl(tekst, keep_blank_values=True))


def test_there_and_back() -> None:
    assert les(adresse.skriv(HELE)) == HELE
    assert les("") == Utvalg()


def test_two_fields_of_a_form_are_one_condition_and_empty_ones_none() -> None:
    til = Vilkar("startet", Op.MELLOM, (date(2025, 1, 1), date(2025, 2, 1)))
    for tekst in (
        "startet.fra=2025-01-01&startet.til=2025-02-01&sok=&kjonn=",
        "startet.til=2025-02-01&startet.fra=2025-01-01",
    ):
        assert les(tekst).vilkar == (til,)
    assert les("startet.til=2025-02-01").vilkar[0].verdier == (None, date(2025, 2, 1))


def test_an_old_name_is_the_new_field() -> None:
    assert les("fargekategori=A").vilkar == (Vilkar("kategori", Op.ER, ("A",)),)


@pytest.mark.parametrize(
    ("tekst", "kode"),
    [
        ("finnes_ikke=1", "UKJENT_FELT"),
        ("2.kobling=xor", "UGYLDIG_VERDI"),
        ("alder=ung", "UGYLDIG_VERDI"),
        ("alder=..", "UGYLDIG_VERDI"),
        ("alder=99999999999999999999", "UGYLDIG_VERDI"),
        ("startet=2025-02-30", "UGYLDIG_VERDI"),
        ("startet=0001-01-01", "UGYLDIG_VERDI"),
        ("startet=innen:x", "UGYLDIG_VERDI"),
        ("startet=12", "UGYLDIG_VERDI"),
        ("alle.startet=2025-01-01", "FEIL_OPERATOR"),
        ("antall=7", "UGYLDIG_ANTALL"),
        ("sok=" + "a" * 10_000, "FOR_LANG_ADRESSE"),
        ("&".join(f"{n}.kjonn=K" for n in range(1, 10)), "FOR_MANGE_GRUPPER"),
    ],
)
def test_what_cannot_be_understood_has_a_name(tekst: str, kode: str) -> None:
    with pytest.raises(UgyldigInndata) as feil:
        les(tekst)
    assert [f.kode for f in feil.value.feil] == [kode]


@pytest.mark.parametrize(
    ("tekst", "kode"),
    [
        ("kjonn=X", "UGYLDIG_KODE"),
        ("ny=kanskje", "UGYLDIG_KODE"),
        ("veileder=ikke-en-id", "UGYLDIG_KODE"),
        ("fnr=01019012345", "KAN_IKKE_FILTRERES"),
        ("hos=tull", "UGYLDIG_KODE"),
        ("sort=fnr", "KAN_IKKE_SORTERES"),
        ("sort=navn,navn,-navn", "FOR_MANGE_SORTERINGER"),
        ("sort=finnes_ikke", "UKJENT_FELT"),
        ("kol=venter_pa_nav", "INGEN_KOLONNE"),
        ("kol=__class__", "UKJENT_FELT"),
        ("sok=01019012345", "FNR_I_ADRESSEN"),
        ("sok=010190 12345", "FNR_I_ADRESSEN"),
        ("navn=01019012345", "FNR_I_ADRESSEN"),
        ("sok=" + "a" * 100, "FOR_LANGT_SOK"),
        ("startet=innen:4000", "UGYLDIG_VERDI"),
        ("etter=tull", "UGYLDIG_PEKER"),
        ("for=gAAAAAB", "UGYLDIG_PEKER"),
        ("etter=%C3%A5", "UGYLDIG_PEKER"),
    ],
)
def test_what_may_not_be_asked_has_a_name(
    roller: Rollebesetning, naa: datetime, tekst: str, kode: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        queries.sok(roller.kari, les(tekst), naa)
    assert feil.value.kode == kode


def test_what_no_text_can_hold_is_left_out_of_an_address_and_refused_elsewhere(
    roller: Rollebesetning, naa: datetime
) -> None:
    assert les("bosted=%00") == Utvalg()
    assert les("sok=ha%00nsen") == Utvalg(sok="hansen")
    with pytest.raises(Regelbrudd, match="UGYLDIG_KODE"):
        queries.sok(roller.kari, Utvalg().med(Vilkar("bosted", Op.ER, ("\0",))), naa)


@pytest.mark.parametrize(
    "ondt",
    [
        "'; DROP TABLE portefolje_rad; --",
        "%(idag)s",
        "{startet}",
        "%s %% %",
        "\\",
        "_%_",
        '" OR 1=1',
        "<script>",
        "＇ OR ＇1＇=＇1",
    ],
)
def test_whatever_is_written_is_only_looked_for(
    roller: Rollebesetning, naa: datetime, ondt: str
) -> None:
    for utvalg in (
        Utvalg(sok=ondt),
        Utvalg().med(Vilkar("navn", Op.HAR, (ondt,))),
        Utvalg().med(Vilkar("bosted", Op.ER, (ondt,))),
        Utvalg().med(Vilkar("statsborgerskap", Op.ALLE, (ondt,))),
    ):
        assert queries.sok(roller.kari, utvalg, naa).total == 0
    for felt in ("kol", "sort", ondt):
        with pytest.raises(DapFeil):
            queries.sok(roller.kari, adresse.les([(felt, ondt)]), naa)
    assert queries.sok(roller.kari, Utvalg(), naa).total == 2


def test_a_cursor_of_another_order_is_refused(roller: Rollebesetning, naa: datetime) -> None:
    peker = skriv(Peker("navn", ("x",), roller.amina.id, 1))
    with pytest.raises(Regelbrudd, match="UGYLDIG_PEKER"):
        queries.sok(roller.kari, Utvalg(sortering=(Sortering("alder"),), etter=peker), naa)


def test_an_office_that_is_not_ones_own(roller: Rollebesetning, naa: datetime) -> None:
    with pytest.raises(IkkeTilgang, match="IKKE_DITT_KONTOR"):
        queries.sok(roller.kari, les("kontor=1202"), naa)
    with pytest.raises(IkkeTilgang, match="IKKE_DITT_KONTOR"):
        queries.statustall(roller.kari, ("' OR 1=1",), naa)
