"""Letters of the demo: what the outbox ordered, printed and posted week by week by the offices' staff."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from dap.brev import operations as brev
from dap.brev import queries
from dap.brev.values import Brevrad, Brevslag, Brevstatus, Returgrunn
from dap.demodata.ansatte import ELVMO, HAVNESUND, KOMMUNALE, YTRE_SKJAER
from dap.demodata.values import Brukerplan
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor, Maate
from dap.felles.feil import DapFeil
from dap.felles.tid import dato
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from dap.varsel import operations as varsel

UKER = 4
_LAR_LIGGE = 2
"""So many of the queue lie printed when the demo begins."""
_EKSPEDERER = {HAVNESUND: ("jonas", "marit"), ELVMO: ("hanne", "tone"), YTRE_SKJAER: ("arne",)}
"""Who prints at each office; those with the rights print for the protected."""
_MELDINGER = (
    "Hei! Jeg har snakket med arbeidsgiveren vi var innom. De tar gjerne imot deg en dag for å vise deg "
    "rundt. Passer det torsdag i neste uke klokka 10? Du kan svare på arket bakerst, eller ringe meg.",
    "Hei! Takk for sist. Jeg sender papirene vi snakket om. Les dem når du har tid, og ta dem med neste "
    "gang du kommer innom.",
    "Hei! Bussen har fått ny rute. Si fra hvis det gjør det vanskelig å komme på møtene våre, så finner "
    "vi en annen tid.",
)
_SVAR = (
    ("Ja, torsdag passer bra. Jeg kommer klokka 10.", Maate.PAPIR),
    ("Jeg har lest papirene. Det er greit for meg.", Maate.TELEFON),
    ("Bussen går fint. Vi kan møtes som før.", Maate.MOTE),
)


def fortell_om_brev(
    planer: tuple[Brukerplan, ...],
    brukere: Mapping[int, Aktor],
    ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> list[str]:
    """The last weeks of letters. Returns what was refused."""
    return list(_Post(planer, brukere, ansatte, naa).fortell())


class _Post:
    def __init__(
        self,
        planer: tuple[Brukerplan, ...],
        brukere: Mapping[int, Aktor],
        ansatte: Mapping[str, Aktor],
        naa: datetime,
    ) -> None:
        self.naa, self.brukere, self.ansatte = naa, brukere, ansatte
        papir = [b for b in planer if b.manuell and b.slutt is None and not b.forrige_kontor]
        self.vernede = [b for b in planer if b.beskyttet and b.slutt is None and not b.manuell]
        self.papir = sorted(papir, key=lambda b: (not b.beskrivelse, b.nr))

    def fortell(self) -> Iterator[str]:
        forste = self.naa - timedelta(weeks=UKER)
        _sendt_for(forste)
        yield from self._skriv_meldinger(forste + timedelta(days=3))
        for uke in range(1, UKER):
            if uke == UKER - 1:
                yield from self._skriv_meldinger(self.naa - timedelta(days=9, hours=13), fra=2)
            self._send_ukas(forste + timedelta(weeks=uke, hours=10))
        yield from self._svar()
        yield from self._returer()
        yield from self._skriv_meldinger(self.naa - timedelta(days=2, hours=13), fra=1)
        self._lag(self.naa - timedelta(days=1, hours=13))
        yield from self._siste_dag()

    def _skriv_meldinger(self, tid: datetime, fra: int = 0) -> Iterator[str]:
        """The adviser writes to everybody who gets letters; some get more than one."""
        for nr, b in enumerate(self.papir):
            if fra and nr % 3:
                continue
            try:
                dialog.ny_trad(
                    aktor=self.ansatte[b.veileder], person_id=self.brukere[b.nr].id,
                    tema=Tema.ARBEID_AKTIVITETER, tekst=_MELDINGER[(nr + fra) % len(_MELDINGER)],
                    overskrift="Til deg", nokkel=ny_id(), naa=tid + timedelta(minutes=nr),
                )  # fmt: skip
            except DapFeil as feil:
                yield f"{feil!r} in a message to {b.nr}"

    def _lag(self, tid: datetime) -> None:
        while brev.ta_bestillinger(klokke=lambda: tid, antall=500):
            pass

    def _send_ukas(self, tid: datetime) -> None:
        """Everything in the queues is printed before noon and posted after."""
        self._lag(tid)
        for kontor_nr, aktor in self._ekspeditorer():
            for bunke_id in self._bunker(aktor, kontor_nr, tid):
                brev.merk_skrevet_ut(
                    aktor=aktor, bunke_id=bunke_id, naa=tid + timedelta(minutes=25)
                )
                brev.merk_postet(aktor=aktor, bunke_id=bunke_id, naa=tid + timedelta(hours=4))

    def _ekspeditorer(self) -> Iterator[tuple[str, Aktor]]:
        for kontor_nr, folk in _EKSPEDERER.items():
            for nokkel in (*folk, *KOMMUNALE[kontor_nr][:1]):
                yield kontor_nr, self.ansatte[nokkel]

    def _bunker(self, aktor: Aktor, kontor_nr: str, tid: datetime) -> Iterator[UUID]:
        klare = queries.ko(aktor, kontor_nr, naa=tid).klare
        for vernet in (False, True):
            ider = [b.id for b in klare if b.vernet == vernet][:40]
            if ider:
                yield brev.lag_bunke(
                    aktor=aktor, kontor_nr=kontor_nr, brev_ider=ider, nokkel=ny_id(), naa=tid
                ).bunke_id

    def _svar(self) -> Iterator[str]:
        """Some answered: on the slip, by phone, at the office. The adviser wrote it down."""
        for nr, b in enumerate(self.papir[:9]):
            if nr % 3 == 2 and nr:
                continue
            tid = self.naa - timedelta(days=6 - nr % 3, hours=12)
            try:
                self._skriv_inn(b, nr, tid)
            except DapFeil as feil:
                yield f"{feil!r} in an answer of {b.nr}"

    def _skriv_inn(self, b: Brukerplan, nr: int, tid: datetime) -> None:
        rad = self._forste(b, "TRAD")
        if rad is None:
            return
        ord_, maate = _SVAR[nr % len(_SVAR)]
        brev.registrer_svar(
            aktor=self.ansatte[b.veileder], person_id=rad.person_id, objekt_type="TRAD",
            objekt_id=rad.objekt_id, versjon=0, valg="MELDING", maate=maate,
            mottatt=_dagen_for(tid), samtykke=True, nokkel=ny_id(), naa=tid, ord_=ord_,
        )  # fmt: skip

    def _forste(self, b: Brukerplan, type_: str) -> Brevrad | None:
        aktor = self.ansatte[b.veileder]
        innsyn = apne_person(aktor=aktor, person_id=self.brukere[b.nr].id, hva="brev", naa=self.naa)
        postet = [
            r
            for r in queries.brevene(innsyn)
            if r.status == Brevstatus.POSTET and r.objekt_type == type_
        ]
        return postet[0] if postet else None

    def _returer(self) -> Iterator[str]:
        """Two came back: one who has moved, one who did not fetch it (and gets it anew)."""
        grunner = (Returgrunn.FLYTTET, Returgrunn.IKKE_HENTET)
        tid = self.naa - timedelta(days=3, hours=12)
        noen = [b for b in self.papir if b.kontor == HAVNESUND][1:]
        for b, grunn in zip(noen, grunner, strict=False):
            rad = self._forste(b, "TRAD")
            if rad is None:
                continue
            aktor = self.ansatte[b.veileder]
            try:
                brev.merk_returnert(aktor=aktor, brev_id=rad.id, grunn=grunn, naa=tid)
                if grunn == Returgrunn.IKKE_HENTET:
                    brev.skriv_ut_igjen(aktor=aktor, brev_id=rad.id, naa=tid + timedelta(minutes=6))
            except DapFeil as feil:
                yield f"{feil!r} in a return from {b.nr}"

    def _siste_dag(self) -> Iterator[str]:
        """Booklets of the plan, two to the protected; a bundle that lies printed; the rest in the queue."""
        tid = self.naa - timedelta(hours=11)
        for b in (*self.papir[:1], *self.vernede[:2]):
            try:
                brev.bestill(
                    aktor=self.ansatte[b.veileder], person_id=self.brukere[b.nr].id,
                    objekt_type="PLAN", objekt_id=self.brukere[b.nr].id, nokkel=ny_id(), naa=tid,
                )  # fmt: skip
            except DapFeil as feil:
                yield f"{feil!r} in a booklet to {b.nr}"
        jonas = self.ansatte["jonas"]
        klare = [b for b in queries.ko(jonas, HAVNESUND, naa=tid).klare if not b.vernet]
        if len(klare) > _LAR_LIGGE:
            bunke = brev.lag_bunke(
                aktor=jonas, kontor_nr=HAVNESUND, brev_ider=[b.id for b in klare[:_LAR_LIGGE]],
                nokkel=ny_id(), naa=tid,
            )  # fmt: skip
            brev.merk_skrevet_ut(
                aktor=jonas, bunke_id=bunke.bunke_id, naa=tid + timedelta(minutes=12)
            )
        # Of a warning it must be known that it has come: that one stays in the queue.
        resten = [b for b in klare[_LAR_LIGGE:] if b.slag != Brevslag.ESKALERING]
        if len(resten) > 1:
            brev.stopp(
                aktor=jonas, brev_id=resten[0].id, naa=tid + timedelta(minutes=20),
                grunn="Brukeren fikk det i hånda på kontoret i dag.",
            )  # fmt: skip


def _sendt_for(tid: datetime) -> None:
    """What was ordered before these weeks went by post, and no copy is kept of it."""
    while rader := varsel.ta_brev(antall=1000, naa=tid):
        for rad in rader:
            varsel.brev_laget(utsending_id=rad.id, naa=tid)
            varsel.brev_levert(utsending_id=rad.id, naa=tid)


def _dagen_for(tid: datetime) -> date:
    return dato(tid - timedelta(days=1))
