from uuid import UUID

import pytest

from dap.felles.feil import IkkeFunnet
from dap.web.felles.verdier import heltall, id_fra, krev_id

ID = UUID("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")


@pytest.mark.parametrize("tekst", [None, "", "7", "ikke en id", str(ID)[:-1]])
def test_what_is_no_id_is_nobodys(tekst: str | None) -> None:
    assert id_fra(tekst) is None
    with pytest.raises(IkkeFunnet):
        krev_id(tekst)


def test_an_id_is_read() -> None:
    assert id_fra(str(ID)) == krev_id(str(ID)) == ID


@pytest.mark.parametrize(
    ("tekst", "tall"),
    [("0", 0), ("12", 12), ("-1", 0), ("1e3", 0), ("٣", 0), ("1" * 10, 0), ("", 0)],
)
def test_a_version_is_a_short_number(tekst: str, tall: int) -> None:
    assert heltall(tekst) == tall
