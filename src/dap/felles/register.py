"""Asking a register of somebody else over HTTP, when it may be slow, wrong or down.

A question is a POST with JSON, or a GET with the number in a header, so that no fødselsnummer stands in
an address. It changes nothing at the other end and may be asked again. What the answer means is the
business of the one who asks.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from dap.felles.feil import DapFeil

MAKS_SVAR = 1024 * 1024
"""Bytes: no answer about one person is longer."""
_FORBIGAENDE = (429, 500, 502, 503, 504)


class RegisterSvarerIkke(DapFeil):
    """No answer that can be used. `grunn`: NEDE, FOR_TREGT, AVVIST or UFORSTAELIG."""

    kode = "REGISTER_SVARER_IKKE"

    def __init__(self, register: str, grunn: str) -> None:
        super().__init__(register=register, grunn=grunn)
        self.register = register
        self.grunn = grunn


@dataclass(frozen=True, slots=True)
class Register:
    """Where a register is, and how long one waits for it (seconds)."""

    navn: str
    adresse: str
    token: str = ""
    kobling: float = 1.0
    lesing: float = 5.0
    """For the whole answer of one try, also when it comes in drops."""
    forsok: int = 2

    @classmethod
    def fra(cls, navn: str, valg: Mapping[str, str]) -> "Register":
        """As the settings say (`adresse`, and `token` where one is needed)."""
        return cls(navn, valg["adresse"], valg.get("token", ""))

    def spor(
        self, sti: str, kropp: Mapping[str, Any], hode: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """The answer to a POST as a JSON object; `hode` are headers. Raises RegisterSvarerIkke."""
        innhold = self._hent("POST", sti, hode, json=kropp)
        if not isinstance(innhold, dict):
            raise RegisterSvarerIkke(self.navn, "UFORSTAELIG")
        return innhold

    def hent(
        self, sti: str, hode: Mapping[str, str], sporring: Mapping[str, str] | None = None
    ) -> Any:
        """The answer to a GET, whatever JSON it is: for protocols that put the number in a header.
        Raises RegisterSvarerIkke."""
        return self._hent("GET", sti, hode, params=sporring)

    def _hent(self, metode: str, sti: str, hode: Mapping[str, str] | None, **hva: Any) -> Any:
        nokkel = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with requests.Session() as okt:
            adapter = HTTPAdapter(max_retries=self._igjen())
            okt.mount("http://", adapter)
            okt.mount("https://", adapter)
            try:
                with okt.request(
                    metode,
                    f"{self.adresse}{sti}",
                    **hva,
                    headers={**nokkel, **(hode or {})},
                    timeout=(self.kobling, self.lesing),
                    allow_redirects=False,
                    stream=True,
                ) as svar:
                    return self._les(svar)
            except requests.Timeout as feil:
                raise RegisterSvarerIkke(self.navn, "FOR_TREGT") from feil
            except requests.RequestException as feil:
                raise RegisterSvarerIkke(self.navn, "NEDE") from feil

    def _igjen(self) -> Retry:
        return Retry(
            total=self.forsok - 1,
            read=False,  # a register that is slow is not helped by being asked again
            backoff_factor=0.1,
            status_forcelist=_FORBIGAENDE,
            allowed_methods=None,
            raise_on_status=False,
        )

    def _les(self, svar: requests.Response) -> Any:
        if svar.status_code in _FORBIGAENDE:
            raise RegisterSvarerIkke(self.navn, "NEDE")
        if svar.status_code != requests.codes.ok:
            raise RegisterSvarerIkke(self.navn, "AVVIST")
        frist = time.monotonic() + self.lesing
        deler: list[bytes] = []
        for del_ in svar.iter_content(8192):
            deler.append(del_)
            if time.monotonic() > frist:
                raise RegisterSvarerIkke(self.navn, "FOR_TREGT")
            if sum(map(len, deler)) > MAKS_SVAR:
                raise RegisterSvarerIkke(self.navn, "UFORSTAELIG")
        try:
            return json.loads(b"".join(deler))
        except ValueError as feil:
            raise RegisterSvarerIkke(self.navn, "UFORSTAELIG") from feil
