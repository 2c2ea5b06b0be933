"""Requirement: minutes that are not shared are known to nobody but the side that writes them."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from klient import logget_inn
from planhjelp import tekst
from rollebesetning import Rollebesetning

from dap.felles.tid import dato
from dap.referat import operations as referat
from dap.web.tidslinje.tests.hjelp import side
from dap.web.tidslinje.tests.test_sok import sok


def test_unshared_minutes_are_not_there_before_they_are_shared(roller: Rollebesetning) -> None:
    naa = timezone.now()
    id_ = referat.start_samtalereferat(
        aktor=roller.kari, person_id=roller.amina.id, tema="Papegøyesaken", dag=dato(naa),
        nokkel=uuid4(), naa=naa, tekst="Vi snakket om papegøyen",
    )  # fmt: skip
    amina = logget_inn("amina")
    for ord_ in ("apegøye", "eferatet"):
        assert ord_ not in side("amina")
        for slag in ("REFERAT", "VARSEL", "INTERNT"):
            assert ord_ not in side("amina", slag=slag)
        html = sok(amina, "papegøyen").partition("<main")[2]
        assert "<mark>" not in html
    assert "Kari Nordmo begynte på referatet «Papegøyesaken»" in side("kari", roller.amina)
    assert "<mark>" not in sok(logget_inn("kari"), "papegøyen", roller.amina)
    assert "Papegøye" not in side("lise", roller.amina)

    referat.del_referat(
        aktor=roller.kari, referat_id=id_, versjon=1, tekst="Vi snakket om papegøyen",
        naa=naa + timedelta(seconds=1),
    )  # fmt: skip
    assert "Kari Nordmo delte referatet «Papegøyesaken»" in side("amina")
    assert "begynte på" not in side("amina")
    html = sok(amina, "papegøyen")
    assert "<mark>papegøyen</mark>" in html
    assert f"/referater/{id_}/" in html
    assert "<mark>" not in sok(logget_inn("lise"), "papegøyen", roller.amina)


def test_a_later_draft_is_not_searched(roller: Rollebesetning) -> None:
    naa = timezone.now()
    id_ = referat.start_samtalereferat(
        aktor=roller.kari, person_id=roller.amina.id, tema="Samtale", dag=dato(naa),
        nokkel=uuid4(), naa=naa, tekst="Om katten", del_straks=True,
    )  # fmt: skip
    referat.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=2, tekst="Om hunden", naa=naa)
    assert "<mark>" not in sok(logget_inn("amina"), "hunden")
    assert "<mark>" in sok(logget_inn("amina"), "katten")
    lest = tekst(logget_inn("amina").get("/tidslinje/"))
    assert "delte referatet «Samtale»" in lest
    assert "skrev videre" not in lest
