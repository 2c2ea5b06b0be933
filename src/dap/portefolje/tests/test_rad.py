from rollebesetning import Rollebesetning
from verden import Verden

from dap.portefolje import operations, rad
from dap.portefolje.models import Rad


def test_the_cast_has_rows_that_are_true(roller: Rollebesetning) -> None:
    assert Rad.objects.count() == 6
    assert not list(rad.avvik())


def test_built_anew_it_is_the_same(roller: Rollebesetning) -> None:
    for_ = list(Rad.objects.order_by("pk").values())
    assert operations.bygg() == 6
    assert list(Rad.objects.order_by("pk").values()) == for_


def test_every_kind_of_content_is_in_the_row(verden: Verden) -> None:
    assert not list(rad.avvik())
