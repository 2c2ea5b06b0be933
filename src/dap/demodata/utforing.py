"""Runs the plan through the product's own operations, one step after the other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Fhotype, Status, Svar
from dap.demodata.filer import lag_fil
from dap.demodata.rundtutforing import RUNDT
from dap.demodata.values import BRUKER, MOTESLAG, Slag, Steg, UkjentNavn
from dap.dialog import operations as dialog
from dap.dialog.queries import tradversjon
from dap.dialog.values import Mottaker, SendtMelding, Tema
from dap.felles.aktor import SYSTEM, Aktor
from dap.forstaelse import operations as forstaelse
from dap.forstaelse import queries as forstaelser
from dap.forstaelse.values import Mening
from dap.hendelse import operations as hendelse
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.mal.values import Malstatus
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.referat import operations as referat
from dap.referat.values import Kanal, Kommentarslag
from dap.tabell.base import ny_id
from dap.tilgang import operations as tilgang
from dap.varsel import operations as varsel

_FHO = {f.value: f for f in Fhotype}


@dataclass(slots=True)
class Kort:
    """An activity, a goal, a milestone or a situation: its id, and the version we know."""

    id: UUID
    versjon: int = 1


@dataclass(slots=True)
class Utforer:
    """Knows the ids that the steps' names became."""

    brukere: dict[int, Aktor]
    ansatte: dict[str, Aktor]
    kort: dict[tuple[int, str], Kort] = field(default_factory=dict)
    trader: dict[tuple[int, str], UUID] = field(default_factory=dict)
    meldinger: dict[tuple[int, str], UUID] = field(default_factory=dict)
    """The newest message of the user in each thread."""
    antall: dict[UUID, int] = field(default_factory=dict)
    """Messages in each thread."""

    def kjor(self, steg: Steg) -> None:
        _SLAG[steg.slag](self, steg)

    # --- shared ---

    def aktor(self, s: Steg) -> Aktor:
        return self.brukere[s.bruker] if s.av == BRUKER else self.ansatte[s.av]

    def person(self, s: Steg) -> UUID:
        return self.brukere[s.bruker].id

    def _kort(self, s: Steg, navn: str = "") -> Kort:
        if (kort := self.kort.get((s.bruker, navn or s.objekt))) is None:
            raise UkjentNavn(navn or s.objekt)
        return kort

    def _trad(self, s: Steg) -> UUID:
        if (trad_id := self.trader.get((s.bruker, s.objekt))) is None:
            raise UkjentNavn(s.objekt)
        return trad_id

    def _melding(self, s: Steg, trad: str) -> UUID:
        if (melding_id := self.meldinger.get((s.bruker, trad))) is None:
            raise UkjentNavn(trad)
        return melding_id

    def _felles(self, s: Steg) -> dict[str, Any]:
        return {"aktor": self.aktor(s), "naa": s.tid}

    # --- follow-up ---

    def start(self, s: Steg) -> None:
        arsak = Startarsak.ARBEIDSSOKER_REGISTRERING
        if s.data["manuell_arsak"]:
            arsak = Startarsak.MANUELL_REGISTRERING_VEILEDER
        if (s.bruker, "kontor") not in self.kort:
            kontor.flytt_person(person_id=self.person(s), kontor_nr=s.data["kontor"], naa=s.tid)
            self.kort[s.bruker, "kontor"] = Kort(self.person(s))
        oppfolging.start_periode(aktor=SYSTEM, person_id=self.person(s), arsak=arsak, naa=s.tid)

    def tildel(self, s: Steg) -> None:
        oppfolging.tildel_veileder(
            aktor=SYSTEM, person_id=self.person(s), ansatt_id=self.ansatte[s.av].id, naa=s.tid
        )
        oppfolging.merk_tildeling_sett(**self._felles(s), person_id=self.person(s))

    def manuell(self, s: Steg) -> None:
        oppfolging.sett_manuell(
            **self._felles(s), person_id=self.person(s), manuell=True, grunn=s.data["grunn"]
        )

    def flytt_kontor(self, s: Steg) -> None:
        oppfolging.bytt_kontor(
            aktor=SYSTEM, person_id=self.person(s), kontor_nr=s.data["kontor"], naa=s.tid
        )

    # --- situation and goals ---

    def situasjon(self, s: Steg) -> None:
        rad = self.kort.get((s.bruker, "situasjon"))
        id_ = mal.lagre_situasjon(
            **self._felles(s),
            person_id=self.person(s),
            tekst=s.data["tekst"],
            versjon=rad.versjon if rad else 0,
        )
        self.kort[s.bruker, "situasjon"] = Kort(id_, rad.versjon + 1 if rad else 1)

    def mal(self, s: Steg) -> None:
        felter = {k: s.data[k] for k in ("tekst", "viktighet", "realisme", "revurderes")}
        id_ = mal.opprett_mal(**self._felles(s), person_id=self.person(s), nokkel=ny_id(), **felter)
        self.kort[s.bruker, s.objekt] = Kort(id_)

    def mal_endre(self, s: Steg) -> None:
        rad = self._kort(s)
        mal.endre_mal(**self._felles(s), mal_id=rad.id, versjon=rad.versjon, **s.data)
        rad.versjon += 1

    def mal_status(self, s: Steg) -> None:
        rad = self._kort(s)
        mal.sett_mal_status(
            **self._felles(s),
            mal_id=rad.id,
            versjon=rad.versjon,
            status=Malstatus(s.data["status"]),
            grunn=s.data["grunn"],
        )
        rad.versjon += 1

    def milepael(self, s: Steg) -> None:
        id_ = mal.legg_til_milepael(
            **self._felles(s),
            mal_id=self._kort(s, s.data["mal"]).id,
            tekst=s.data["tekst"],
            frist=s.data["frist"],
            nokkel=ny_id(),
        )
        self.kort[s.bruker, s.objekt] = Kort(id_)

    def milepael_nadd(self, s: Steg) -> None:
        mal.merk_milepael(**self._felles(s), milepael_id=self._kort(s).id, nadd=True)

    # --- activities ---

    def aktivitet(self, s: Steg) -> None:
        malet = self.kort.get((s.bruker, s.data["mal"]))
        utfall = aktivitet.opprett(
            **self._felles(s),
            person_id=self.person(s),
            type=s.data["type"],
            felter=s.data["felter"],
            som_forslag=s.data["forslag"],
            status=Status[s.data["status"]],
            mal_id=malet.id if malet else None,
        )
        self.kort[s.bruker, s.objekt] = Kort(utfall.aktivitet_id, utfall.versjon)

    def _pa_kort(self, s: Steg, operasjon: Callable[..., Any], **inndata: Any) -> None:
        rad = self._kort(s)
        utfall = operasjon(**self._felles(s), aktivitet_id=rad.id, versjon=rad.versjon, **inndata)
        rad.versjon = utfall.versjon

    def endre(self, s: Steg) -> None:
        self._pa_kort(s, aktivitet.endre, felter=s.data["felter"])

    def flytt(self, s: Steg) -> None:
        til, begrunnelse = Status[s.data["til"]], s.data["begrunnelse"]
        self._pa_kort(s, aktivitet.flytt, til=til, begrunnelse=begrunnelse)

    def valg(self, s: Steg) -> None:
        self._pa_kort(s, aktivitet.sett_valg, felt=s.data["felt"], verdi=s.data["verdi"])

    def svar(self, s: Steg) -> None:
        til = Status[s.data.get("til", "PLANLAGT")]
        self._pa_kort(
            s, aktivitet.svar_pa_forslag,
            svar=Svar(s.data["svar"]), ord=s.data.get("ord", ""), til=til,
        )  # fmt: skip

    def avtal(self, s: Steg) -> None:
        self._pa_kort(
            s, aktivitet.avtal, fhotype=_FHO[s.data["fho"]], tekst=s.data["tekst"]
        )  # fmt: skip

    def fho_lest(self, s: Steg) -> None:
        aktivitet.les_forhandsorientering(**self._felles(s), aktivitet_id=self._kort(s).id)
        innsyn = tilgang.apne_person(**self._felles(s), person_id=self.person(s), hva="aktivitet")
        aktivitet.merk_sett(**self._felles(s), innsyn=innsyn, aktivitet_id=self._kort(s).id)

    def gjenapne(self, s: Steg) -> None:
        self._pa_kort(s, aktivitet.gjenapne, begrunnelse=s.data["begrunnelse"])

    # --- dialog ---

    def trad(self, s: Steg) -> None:
        d = s.data
        felles = {
            **self._felles(s),
            "person_id": self.person(s),
            "tekst": d["tekst"],
            "nokkel": ny_id(),
            "venter_paa_bruker": d["ber_om_svar"],
        }
        if d["til"] and (s.bruker, d["til"]) in self.kort:
            sendt = dialog.skriv_om_aktivitet(aktivitet_id=self._kort(s, d["til"]).id, **felles)
        else:
            vedlegg = [self._vedlegg(s, d["vedlegg"])] if d["vedlegg"] else []
            sendt = dialog.ny_trad(
                tema=Tema(d["tema"]), overskrift=d["overskrift"], vedlegg=vedlegg, **felles
            )
        self.trader[s.bruker, s.objekt] = sendt.trad_id
        self._skrevet(s, sendt)

    def _skrevet(self, s: Steg, sendt: SendtMelding) -> None:
        self.antall[sendt.trad_id] = sendt.nr
        if s.av == BRUKER:
            self.meldinger[s.bruker, s.objekt] = sendt.melding_id

    def _vedlegg(self, s: Steg, slag: str) -> UUID:
        navn, innhold = lag_fil(slag, self.brukere[s.bruker].navn, s.bruker)
        return dialog.last_opp_vedlegg(
            **self._felles(s), person_id=self.person(s), navn=navn, innhold=innhold
        )

    def melding(self, s: Steg) -> None:
        sendt = dialog.send_melding(
            **self._felles(s),
            trad_id=self._trad(s),
            tekst=s.data["tekst"],
            nokkel=ny_id(),
            venter_paa_bruker=s.data["ber_om_svar"],
        )
        self._skrevet(s, sendt)

    def les(self, s: Steg) -> None:
        trad_id = self._trad(s)
        innsyn = dialog.apne_trad(**self._felles(s), trad_id=trad_id)
        til_nr = self.antall[trad_id]
        dialog.marker_lest(**self._felles(s), innsyn=innsyn, til_nr=til_nr)

    def overlever(self, s: Steg) -> None:
        trad_id = self._trad(s)
        dialog.overlever(
            **self._felles(s),
            trad_id=trad_id,
            til=Mottaker(s.data["til"]),
            hvorfor=s.data["hvorfor"],
            versjon=tradversjon(trad_id) or 0,
        )

    def ikke_svar(self, s: Steg) -> None:
        trad_id = self._trad(s)
        dialog.sett_trenger_ikke_svar(
            **self._felles(s), trad_id=trad_id, trenger_ikke=True, versjon=tradversjon(trad_id) or 0
        )

    def spor(self, s: Steg) -> None:
        id_ = dialog.spor_kollega(
            **self._felles(s),
            melding_id=self._melding(s, s.data["trad"]),
            til_id=self.ansatte[s.data["til"]].id,
            tekst=s.data["tekst"],
            nokkel=ny_id(),
        )
        self.kort[s.bruker, s.objekt] = Kort(id_)

    def spor_svar(self, s: Steg) -> None:
        dialog.svar_kollega(**self._felles(s), sporsmal_id=self._kort(s).id, svar=s.data["svar"])

    # --- minutes, expectations, and what each side means ---

    def forventning(self, s: Steg) -> None:
        felter = {k: s.data[k] for k in ("tekst", "frist")}
        id_ = mal.opprett_forventning(
            **self._felles(s), person_id=self.person(s), nokkel=ny_id(), **felter
        )
        self.kort[s.bruker, s.objekt] = Kort(id_)

    def mening(self, s: Steg) -> None:
        id_ = self._kort(s).id
        innsyn = tilgang.apne_person(**self._felles(s), person_id=self.person(s), hva="plan")
        sagt = forstaelser.om(innsyn, id_)
        forstaelse.si_mening(
            **self._felles(s),
            objekt_id=id_,
            versjon=sagt.versjon if sagt else 0,
            mening=Mening(s.data["mening"]),
            kommentar=s.data["kommentar"],
        )

    def referat(self, s: Steg) -> None:
        id_ = referat.start_samtalereferat(
            **self._felles(s),
            person_id=self.person(s),
            tema=s.data["om"],
            tekst=s.data["tekst"],
            dag=s.data["dag"],
            kanal=Kanal(s.data["kanal"]),
            nokkel=ny_id(),
        )
        self.kort[s.bruker, s.objekt] = Kort(id_)

    def referat_del(self, s: Steg) -> None:
        rad = self._kort(s)
        referat.del_referat(**self._felles(s), referat_id=rad.id, versjon=1)

    def referat_ord(self, s: Steg) -> None:
        referat.kommenter(
            **self._felles(s),
            referat_id=self._kort(s).id,
            nr=1,
            slag=Kommentarslag(s.data["art"]),
            tekst=s.data["tekst"],
            nokkel=ny_id(),
        )

    # --- what staff do around it ---

    def notat(self, s: Steg) -> None:
        dialog.skriv_notat(
            **self._felles(s), person_id=self.person(s), tekst=s.data["tekst"], nokkel=ny_id()
        )

    def se(self, s: Steg) -> None:
        person_id = self.person(s)
        tilgang.apne_person(**self._felles(s), person_id=person_id, hva="plan")
        hendelse.merk_sett(
            **self._felles(s), person_id=person_id, objekt_type="PLAN", objekt_id=person_id
        )
        varsel.merk_plan_lest(**self._felles(s), person_id=person_id)

    def grunn(self, s: Steg) -> None:
        tilgang.oppgi_grunn(**self._felles(s), person_id=self.person(s), grunn=s.data["grunn"])
        tilgang.apne_person(**self._felles(s), person_id=self.person(s), hva="plan")


_SLAG: dict[Slag, Callable[[Utforer, Steg], None]] = {
    **RUNDT,
    **{
        slag: getattr(Utforer, slag.value.lower())
        for slag in Slag
        if slag not in MOTESLAG and slag not in RUNDT
    },
}
