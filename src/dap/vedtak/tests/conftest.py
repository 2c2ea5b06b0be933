import pytest
from rollebesetning import Rollebesetning

from dap.felles.aktor import Aktor
from dap.vedtak.tests.hjelp import lag_beslutter


@pytest.fixture
def beslutter(roller: Rollebesetning) -> Aktor:
    return lag_beslutter()


@pytest.fixture
def med_arbeidsevne(settings: object) -> None:
    """Everybody has a finished assessment of work ability to choose."""
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"  # type: ignore[attr-defined]
