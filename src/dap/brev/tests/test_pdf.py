"""The files: tagged, archivable, and with no address that is not to be there."""

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pytest
from rollebesetning import NAA, Rollebesetning

from dap.brev import operations, queries
from dap.brev.models import Brev
from dap.brev.tests.hjelp import GATA, SENERE, bunkefil, bunt, ett, melding, papir
from dap.felles.feil import IkkeFunnet
from dap.kontor.models import Kontor
from dap.person import operations as person
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person


@dataclass(frozen=True)
class Fil:
    tekst: str
    sider: int
    rot: Any
    xmp: str


def les(innhold: bytes) -> Fil:
    sider = pypdfium2.PdfDocument(innhold)
    tekst = "\n".join(s.get_textpage().get_text_bounded() for s in sider)
    with pikepdf.open(io.BytesIO(innhold)) as pdf:
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
        rot = {
            "merket": bool(pdf.Root.MarkInfo.Marked),
            "sprak": str(pdf.Root.Lang),
            "tittel": str(pdf.docinfo["/Title"]),
            "slag": _slag(pdf.Root.StructTreeRoot),
        }
    return Fil(" ".join(tekst.split()), len(sider), rot, xmp)


def _slag(node: Any) -> list[str]:
    ut: list[str] = []
    barn = node.get("/K", [])
    for b in barn if isinstance(barn, pikepdf.Array) else [barn]:
        if isinstance(b, pikepdf.Dictionary) and "/S" in b:
            ut += [str(b.S), *_slag(b)]
    return ut


def apne(roller: Rollebesetning, hvem: str = "kari", bruker: str = "amina") -> Any:
    return apne_person(
        aktor=getattr(roller, hvem), person_id=getattr(roller, bruker).id, hva="brev", naa=NAA
    )


def test_a_letter_is_tagged_has_the_address_and_says_how_to_answer(roller: Rollebesetning) -> None:
    papir(roller.amina)
    Kontor.objects.filter(nr="1201").update(adresse="Torget 1, 9990 Havnesund")
    id_ = ett(roller)
    innhold, navn = queries.brevpdf(apne(roller), id_)
    fil = les(innhold)
    assert fil.rot["merket"] is True
    assert fil.rot["sprak"] == "nb-NO"
    assert {"/H1", "/H2", "/P", "/L"} <= set(fil.rot["slag"])
    assert "pdfuaid" in fil.xmp
    assert "pdfaid" in fil.xmp
    for ord_ in (
        "Amina Yusuf Storgata 4 9990 HAVNESUND", "Melding til deg: Torsdag",
        "Kan du komme torsdag?", "Slik svarer du", "Torget 1, 9990 Havnesund", "55 55 33 33",
        "Svarslipp", "Side 1 av 2", "Side 2 av 2",
    ):  # fmt: skip
        assert ord_ in fil.tekst
    assert Brev.objects.get().referanse in navn
    assert fil.sider == 2


def test_a_bundle_is_one_file_with_a_list_and_pages_counted_for_each(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina, roller.bjorn)
    bunke = bunt(roller.kari, ett(roller), ett(roller, roller.bjorn))
    fil = les(bunkefil(roller.kari, bunke))
    assert fil.sider == 5
    assert "Følgeliste" in fil.tekst
    assert fil.tekst.count("Side 1 av 2") == 2
    assert fil.tekst.count("Side 2 av 2") == 2
    assert "/Table" in fil.rot["slag"]
    assert fil.tekst.count("Bjørn Aasland") == 3


def test_the_strictly_protected_have_a_name_and_no_address_and_the_list_no_names(
    roller: Rollebesetning,
) -> None:
    person.sett_adresse(person_id=roller.stine.id, adresse=GATA, naa=NAA)
    bunke = bunt(roller.siv, ett(roller, roller.stine, roller.siv))
    fil = les(bunkefil(roller.siv, bunke))
    assert "Storgata" not in fil.tekst
    assert "Nøytral konvolutt" in fil.tekst
    forside = fil.tekst[: fil.tekst.index("Melding til deg")]
    assert forside.count("Stine Gjemlund") == 1, "on the letter, not on the list"
    with pytest.raises(IkkeFunnet):
        bunkefil(roller.kari, bunke)


def test_the_booklet_is_in_large_type_and_in_the_language_of_the_user(
    roller: Rollebesetning,
) -> None:
    from dap.konto.models import Konto  # noqa: PLC0415

    Konto.objects.filter(person__id=roller.amina.id).update(sprak="en")
    id_ = operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="PLAN",
        objekt_id=roller.amina.id, nokkel=ny_id(), naa=NAA,
    )  # fmt: skip
    fil = les(queries.brevpdf(apne(roller), id_)[0])
    assert fil.rot["sprak"] == "en-GB"


def test_the_user_opens_only_what_was_printed(roller: Rollebesetning) -> None:
    melding(roller.kari, roller.amina)
    id_ = ett(roller)
    with pytest.raises(IkkeFunnet):
        queries.brevpdf(apne(roller, "amina"), id_)
    bunke = bunt(roller.kari, id_)
    operations.merk_skrevet_ut(aktor=roller.kari, bunke_id=bunke, naa=SENERE)
    assert queries.brevpdf(apne(roller, "amina"), id_)[0].startswith(b"%PDF")
