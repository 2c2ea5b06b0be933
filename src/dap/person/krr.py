"""The contact and reservation register, asked as the public agencies' proxy of it is asked.

The protocol is `POST /rest/v1/personer` of its open documentation, the number in the body. Where it is
stands in the settings (`DAP_KRR`); `python -m motparter.register` speaks the same.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from dap.felles.register import Register, RegisterSvarerIkke
from dap.person.values import Krrsvar

NAVN = "krr"
_SPRAK = frozenset({"nb", "nn", "en", "se"})
MAKS_EPOST, MAKS_TELEFON = 254, 20


def spor_krr(fnr: str) -> Krrsvar:
    """Ask for one person. Raises RegisterSvarerIkke."""
    if not settings.DAP_KRR:
        raise RegisterSvarerIkke(NAVN, "NEDE")
    svar = Register.fra(NAVN, settings.DAP_KRR).spor("/rest/v1/personer", {"personidenter": [fnr]})
    try:
        return les(svar, fnr)
    except (KeyError, TypeError, ValueError, AttributeError):
        # The message of the exception may hold what was asked for.
        raise RegisterSvarerIkke(NAVN, "UFORSTAELIG") from None


def les(svar: Mapping[str, Any], fnr: str) -> Krrsvar:
    """An answer about one person. Who is not in the register has said nothing, and reserved nothing.

    ValueError, KeyError or TypeError when it is not what the protocol says.
    """
    if (svar.get("feil") or {}).get(fnr) == "person_ikke_funnet":
        return Krrsvar(registrert=False, reservert=False, kan_varsles=False)
    rad = svar["personer"][fnr]
    reservert = _sann(rad.get("reservert"))
    return Krrsvar(
        registrert=_sann(rad["aktiv"]),
        reservert=reservert,
        kan_varsles=_sann(rad.get("kanVarsles")) and not reservert,
        epost=_tekst(rad.get("epostadresse"), MAKS_EPOST),
        telefon=_tekst(rad.get("mobiltelefonnummer"), MAKS_TELEFON),
        sprak=rad["spraak"] if rad.get("spraak") in _SPRAK else "",
        bekreftet=max(
            (t for felt in _BEKREFTET if (t := _tid(rad.get(felt))) is not None), default=None
        ),
    )


_BEKREFTET = ("epostadresseVerifisert", "mobiltelefonnummerVerifisert")


def _sann(verdi: object) -> bool:
    if verdi is None:
        return False
    if not isinstance(verdi, bool):
        raise TypeError("not a boolean")
    return verdi


def _tekst(verdi: object, maks: int) -> str:
    if verdi is None:
        return ""
    if not isinstance(verdi, str) or len(verdi) > maks:
        raise ValueError("not a text that fits")
    return verdi.strip()


def _tid(verdi: object) -> datetime | None:
    if verdi is None:
        return None
    tid = datetime.fromisoformat(str(verdi))
    if tid.tzinfo is None:
        raise ValueError("a time without zone")
    return tid
