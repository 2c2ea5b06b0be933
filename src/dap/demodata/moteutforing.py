"""Runs the steps of meetings through the product's own operations, one after the other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from uuid import UUID

from dap.demodata.values import BRUKER, Slag, Steg, UkjentNavn
from dap.felles.aktor import Aktor
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.values import Mening
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold, Motestatus
from dap.referat import operations as referat
from dap.tabell.base import ny_id


@dataclass(slots=True)
class Kjent:
    """A meeting's id, and the version we know."""

    id: UUID
    versjon: int = 1


@dataclass(slots=True)
class Moteutforer:
    brukere: dict[int, Aktor]
    ansatte: dict[str, Aktor]
    moter: dict[tuple[int, str], Kjent] = field(default_factory=dict)

    referater: dict[tuple[int, str], UUID] = field(default_factory=dict)

    def kjor(self, s: Steg) -> None:
        _SLAG[s.slag](self, s)

    def _felles(self, s: Steg) -> dict[str, Any]:
        aktor = self.brukere[s.bruker] if s.av == BRUKER else self.ansatte[s.av]
        return {"aktor": aktor, "naa": s.tid}

    def _pa_mote(self, s: Steg, operasjon: Callable[..., Any], **inndata: Any) -> None:
        """What makes a new version of the meeting."""
        if (kjent := self.moter.get((s.bruker, s.objekt))) is None:
            raise UkjentNavn(s.objekt)
        operasjon(**self._felles(s), mote_id=kjent.id, versjon=kjent.versjon, **inndata)
        kjent.versjon += 1

    def _nytt(self, s: Steg, operasjon: Callable[..., UUID], **inndata: Any) -> None:
        data = {**s.data["innhold"], "kanal": Kanal(s.data["innhold"]["kanal"])}
        id_ = operasjon(
            **self._felles(s),
            person_id=self.brukere[s.bruker].id,
            innhold=Moteinnhold(**data),
            nokkel=ny_id(),
            **inndata,
        )
        self.moter[s.bruker, s.objekt] = Kjent(id_)

    def innkall(self, s: Steg) -> None:
        self._nytt(s, mote.kall_inn, start=s.data["start"])

    def be(self, s: Steg) -> None:
        self._nytt(s, mote.be_om_mote, tider=s.data["tider"])

    def tider(self, s: Steg) -> None:
        self._pa_mote(s, mote.foresla_tider, tider=s.data["tider"], ord=s.data["ord"])

    def bekreft(self, s: Steg) -> None:
        self._pa_mote(s, mote.bekreft)

    def avlys(self, s: Steg) -> None:
        self._pa_mote(s, mote.avlys, ord=s.data["ord"])

    def avsla(self, s: Steg) -> None:
        self._pa_mote(s, mote.avsla, ord=s.data["ord"])

    def utfall(self, s: Steg) -> None:
        utfall = Motestatus(s.data["utfall"])
        self._pa_mote(s, mote.registrer_utfall, utfall=utfall, ord=s.data["ord"])

    def referat(self, s: Steg) -> None:
        """The minutes of the meeting: a draft, or shared."""
        felles = self._felles(s)
        person_id, mote_id = self.brukere[s.bruker].id, self.moter[s.bruker, s.objekt].id
        id_ = referat.start_motereferat(mote_id=mote_id, person_id=person_id, **felles)
        skriv = referat.del_referat if s.data["deles"] else referat.lagre_utkast
        skriv(referat_id=id_, versjon=1, tekst=s.data["tekst"], **felles)
        self.referater[s.bruker, s.objekt] = id_

    def mening(self, s: Steg) -> None:
        if (id_ := self.referater.get((s.bruker, s.objekt))) is None:
            raise UkjentNavn(s.objekt)
        forstaelse.si_mening(**self._felles(s), objekt_id=id_, versjon=1, mening=Mening.ENIG)

    def punkt(self, s: Steg) -> None:
        if (kjent := self.moter.get((s.bruker, s.objekt))) is None:
            raise UkjentNavn(s.objekt)
        mote.legg_til_punkt(
            **self._felles(s), mote_id=kjent.id, tekst=s.data["tekst"], nokkel=ny_id()
        )

    def ledige(self, s: Steg) -> None:
        mote.apne_tider(
            **self._felles(s),
            veileder_id=self.ansatte[s.av].id,
            dag=s.data["dag"],
            fra=time(9),
            til=time(11),
            varighet=s.data["varighet"],
            kanaler=[Kanal.OPPMOTE, Kanal.TELEFON],
            sted=s.data["sted"],
        )


_SLAG: dict[Slag, Callable[[Moteutforer, Steg], None]] = {
    Slag.MOTE_INNKALL: Moteutforer.innkall,
    Slag.MOTE_BE: Moteutforer.be,
    Slag.MOTE_TIDER: Moteutforer.tider,
    Slag.MOTE_BEKREFT: Moteutforer.bekreft,
    Slag.MOTE_AVLYS: Moteutforer.avlys,
    Slag.MOTE_AVSLA: Moteutforer.avsla,
    Slag.MOTE_UTFALL: Moteutforer.utfall,
    Slag.MOTE_REFERAT: Moteutforer.referat,
    Slag.MOTE_MENING: Moteutforer.mening,
    Slag.MOTE_PUNKT: Moteutforer.punkt,
    Slag.LEDIGE_TIDER: Moteutforer.ledige,
}
