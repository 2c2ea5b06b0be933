"""The exceptions that every interface translates, each in one place."""

from typing import Any


class DapFeil(Exception):
    """Something the caller could have expected; `kode` picks the text that the user reads."""

    kode = "UKJENT"

    def __init__(
        self, kode: str | None = None, /, *, felt: str | None = None, **detaljer: Any
    ) -> None:
        self.kode = kode or type(self).kode
        self.felt = felt
        self.detaljer = detaljer
        super().__init__(self.kode)


class IkkeFunnet(DapFeil):
    """Does not exist, or must look as if it did not (404)."""

    kode = "IKKE_FUNNET"


class IkkeTilgang(DapFeil):
    """Known to the caller, but not theirs to do or see (403)."""

    kode = "IKKE_TILGANG"


class ManglerBegrunnelse(IkkeTilgang):
    """The person is followed up by another office: a stated reason opens it for the day."""

    kode = "KREVER_BEGRUNNELSE"


class Regelbrudd(DapFeil):
    """A rule of the domain says no (422). `felt` names the input it concerns, when there is one."""

    kode = "REGELBRUDD"


class VersjonsKonflikt(DapFeil):
    """Somebody else saved first (409). `gjeldende` is what is stored now."""

    kode = "VERSJONSKONFLIKT"

    def __init__(self, gjeldende: Any) -> None:
        self.gjeldende = gjeldende
        super().__init__()


class UgyldigInndata(Regelbrudd):
    """Several input fields are wrong at once; `feil` lists one Regelbrudd a field."""

    kode = "UGYLDIG_INNDATA"

    def __init__(self, feil: list[Regelbrudd]) -> None:
        self.feil = feil
        super().__init__()
