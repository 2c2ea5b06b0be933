"""The steps round a follow-up, through the product's own operations."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dap.demodata.values import Slag, Steg
from dap.felles.aktor import SYSTEM
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import er_arbeidssoker
from dap.oppfolging.values import Arbeidssokerslutt, Kategori
from dap.person.queries import persondata
from dap.person.values import Lesebehov, Tilrettelegging

if TYPE_CHECKING:
    from dap.demodata.utforing import Utforer


def _om(u: "Utforer", s: Steg) -> dict[str, Any]:
    return {"aktor": u.aktor(s), "person_id": u.person(s), "naa": s.tid}


def kvp(u: "Utforer", s: Steg) -> None:
    oppfolging.start_kvp(**_om(u, s), begrunnelse=s.data["begrunnelse"])


def huskelapp(u: "Utforer", s: Steg) -> None:
    oppfolging.lagre_huskelapp(
        **_om(u, s),
        frist=s.data["frist"],
        tekst=s.data["tekst"],
        versjon=0,
    )


def kategori(u: "Utforer", s: Steg) -> None:
    oppfolging.sett_fargekategori(**_om(u, s), kategori=Kategori(s.data["kategori"]))


def behov(u: "Utforer", s: Steg) -> None:
    data = persondata(u.person(s))
    sprak = data.tolkesprak if data else ""
    ny = Tilrettelegging(sprak, lesebehov=frozenset(map(Lesebehov, s.data["lesebehov"])))
    oppfolging.sett_tilrettelegging(**_om(u, s), ny=ny)


def ikke_soker(u: "Utforer", s: Steg) -> None:
    grunn = Arbeidssokerslutt(s.data["grunn"])
    aktor = u.aktor(s) if grunn == Arbeidssokerslutt.SVARTE_NEI_I_BEKREFTELSE else SYSTEM
    oppfolging.avslutt_arbeidssoker(aktor=aktor, person_id=u.person(s), grunn=grunn, naa=s.tid)


def avslutt(u: "Utforer", s: Steg) -> None:
    """Who ends is no jobseeker any more, and has told so just before."""
    if er_arbeidssoker(u.person(s)):
        oppfolging.avslutt_arbeidssoker(
            aktor=u.brukere[s.bruker],
            person_id=u.person(s),
            grunn=Arbeidssokerslutt.SVARTE_NEI_I_BEKREFTELSE,
            naa=s.tid - timedelta(seconds=40),
        )
    oppfolging.avslutt_periode(**_om(u, s), begrunnelse=s.data["begrunnelse"])


RUNDT: dict[Slag, Callable[["Utforer", Steg], None]] = {
    Slag.AVSLUTT: avslutt,
    Slag.KVP: kvp,
    Slag.HUSKELAPP: huskelapp,
    Slag.KATEGORI: kategori,
    Slag.BEHOV: behov,
    Slag.IKKE_SOKER: ikke_soker,
}
