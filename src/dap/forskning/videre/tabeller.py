"""Part F as tidy tables: F1 to F4, and which tables there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dap.felles.sprak import N_
from dap.forskning.parametre import Parametersett
from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Vern
from dap.forskning.tekst import Tekst
from dap.forskning.videre import forbehold
from dap.forskning.videre.analyse import TAUS, Analyse, Stratumsvar
from dap.forskning.videre.bygger import Bygger
from dap.forskning.videre.estimater import Estimat
from dap.forskning.videre.overlevelse import Kurve
from dap.forskning.videre.strata import Stratum
from dap.forskning.videre.utsnitt import INTENSITETER, Intensitet

RATE = "henvendelser pr. måned"
MAANEDER = "måneder"
INTENSITETSNOTE = N_(
    "Ingen bruk: ingen henvendelser i perioden før landemerket. Lav, middels og høy: tredelene av dem"
    " som har noen (F3)."
)


@dataclass(frozen=True)
class Verksted:
    """Makes tables of one run."""

    p: Parametersett
    uttrekk_id: str

    def ny(self, id_: str, tittel: str, radvariabel: str, seriesvariabel: str = "") -> Bygger:
        return Bygger(self.p, self.uttrekk_id, id_, tittel, radvariabel, seriesvariabel)


def estimatrader(
    b: Bygger, rad: str, serie: str, e: Estimat, n: int, *, df: int, hendelser: int | None
) -> None:
    """One coefficient with everything beside it."""
    vern = Vern(Maaltype.KOEFFISIENT, minste_hendelser=hendelser, frihetsgrader=df)
    lav, hoy = e.intervall
    verdier = {
        "b": e.b, "hr": e.hr, "se": e.se, "se_klynge": e.se_klynge, "lav": lav, "hoy": hoy,
        "p": e.p,
    }  # fmt: skip
    for maal, verdi in verdier.items():
        b.legg(rad, serie, maal, verdi, n, vern)


def forste_tabeller(v: Verksted, a: Analyse) -> Iterator[Tabell]:
    """F1, F3 and F4."""
    yield _strata(v, a)
    yield _intensitet(v, a.strata)
    yield _maanedsdose(v, a.strata)
    for s in a.strata:
        if s.kurver:
            yield kurver(v, s.stratum, [(i, s.kurver[i]) for i in INTENSITETER])
    for stratum, koronakurver in a.koronakurver.items():
        yield kurver(v, stratum, [(i, koronakurver[i]) for i in INTENSITETER])
    yield _restmidler(v, a.strata)
    yield _logrank(v, a.strata)


def merknad(stratum: Stratum, grunn: str) -> Tekst:
    """Why a stratum has less than the others."""
    return Tekst("%(stratum)s: %(grunn)s.", stratum=stratum.tekst, grunn=grunn)


INGEN_NYE = N_("Ingen ordinære nye brukere kan følges: F7 har ingen tall.")


def _strata(v: Verksted, a: Analyse) -> Tabell:
    b = v.ny("F1", N_("Hvem som følges, og fra når"), "stratum")
    for s in a.strata:
        navn = s.stratum.nokkel
        b.antall(navn, "", "personer", s.n)
        b.antall(navn, "", "avsluttede forløp", s.hendelser, s.n)
        b.modell(navn, "", "kontorer", s.kontorer, s.n, s.n, "antall")
        if s.merknad is None:
            b.legg(navn, "", "bruk", s.dose_snitt, s.n, Vern(Maaltype.SNITT), RATE)
            med_bruk = s.n - (s.antall or {})[Intensitet.INGEN]
            terskel = Vern(Maaltype.MEDIAN, personer=med_bruk, observasjoner=med_bruk)
            for grense, verdi in zip(("nedre tredel", "øvre tredel"), s.terskler, strict=False):
                b.legg(navn, "", grense, verdi, med_bruk, terskel, RATE)
        if s.faa_kontorer:
            b.advarsler.append(forbehold.FAA_KONTORER)
    return b.tabell(
        Diagramform.TABELL,
        ("F1", "F2", "F3", "B18", "B19", "B20", "B21"),
        nevner="personer",
        fotnoter=(
            *(merknad(s.stratum, s.merknad) for s in a.strata if s.merknad),
            *(() if a.avganger.alle else (INGEN_NYE,)),
        ),
        beslutninger=(
            N_(
                "Gruppen er innsatsgruppen i den siste registrerte måneden før landemerket, ikke B5, som"
                " ville bruke framtiden."
            ),
            N_("Varig tilpasset, sykmeldt og ikke vurdert har ingen analyse i rapporten."),
            forbehold.MASSEMELDINGER,
        ),
    )


def _store(strata: Sequence[Stratumsvar]) -> list[Stratumsvar]:
    return [s for s in strata if s.merknad is None]


def _intensitet(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F3.a", N_("Intensitet i bruken før landemerket"), "stratum", "intensitet")
    for s in _store(strata):
        for navn, antall in (s.antall or {}).items():
            b.antall(s.stratum.nokkel, str(navn), "personer", antall)
    return b.tabell(
        Diagramform.STABLEDE_SOYLER, ("F1", "F3"), desimaler=0, nevner="personer",
        fotnoter=(INTENSITETSNOTE,),
    )  # fmt: skip


def _maanedsdose(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F3.b", N_("Henvendelser i hver måned fram til landemerket"), "m", "stratum")
    for s in _store(strata):
        for m, verdi in enumerate(s.maanedsdose, 1):
            vern = Vern(Maaltype.SNITT)
            b.legg(str(m), s.stratum.nokkel, "gjennomsnitt", verdi, s.n, vern, RATE)
    return b.tabell(
        Diagramform.LINJER, ("F1", "F3", "B23"), desimaler=2, nevner=N_("personer i stratumet")
    )


def kurver(v: Verksted, stratum: Stratum, rekke: Sequence[tuple[Intensitet, Kurve]]) -> Tabell:
    """F4: S(t) with interval and numbers at risk."""
    tittel = Tekst(N_("Andel som ikke har avsluttet forløpet. %(stratum)s"), stratum=stratum.tekst)
    b = v.ny(f"F4.{stratum.nokkel}", tittel, "maaneder_etter_landemerket", "intensitet")
    for navn, kurve in rekke:
        for p in kurve.punkter:
            vern = Vern(Maaltype.OVERLEVELSE, teller=p.hendelser)
            for maal, verdi in (("S", p.s), ("se", p.se), ("lav", p.lav), ("hoy", p.hoy)):
                b.legg(str(p.t), str(navn), maal, verdi, p.n, vern, "andel")
    return b.tabell(
        Diagramform.TRAPPELINJER,
        ("F1", "F2", "F3", "F4"),
        diagrammaal="S",
        desimaler=1,
        nevner=N_("personer under risiko i måneden"),
        fotnoter=(
            INTENSITETSNOTE,
            N_("95 prosent intervall på log(−log)-skala; Greenwoods varians."),
        ),
    )


def _restmidler(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F4.a", N_("Gjennomsnittlig gjenstående varighet, begrenset til τ måneder"), "intensitet",
             "stratum")  # fmt: skip
    for s in _store(strata):
        for navn, midler in (s.restmidler or {}).items():
            n = (s.antall or {})[navn]
            for r in midler:
                # No curve: that one group is too small hides nothing of the next.
                vern = Vern(Maaltype.SNITT, personer=n)
                for maal, verdi in (("RMST", r.verdi), ("standardfeil", r.varians**0.5)):
                    navn_maal = f"{maal}, τ = {r.tau}"
                    b.legg(str(navn), s.stratum.nokkel, navn_maal, verdi, n, vern, MAANEDER)
    kort_, lang = TAUS
    return b.tabell(
        Diagramform.TABELL, ("F1", "F4"), nevner=N_("personer i gruppen"), desimaler=2,
        fotnoter=(
            Tekst(
                N_("τ er %(kort)s eller %(lang)s, der så lang oppfølging er observert."),
                kort=kort_,
                lang=lang,
            ),
        ),
    )  # fmt: skip


def _uten_logrank(s: Stratumsvar) -> str:
    """Why there is nothing to test."""
    if sum(n > 0 for n in (s.antall or {}).values()) < 2:
        return N_("alle er i samme intensitetsgruppe, ingen test")
    return N_(
        "alle avslutter i samme måned, eller bare én intensitetsgruppe er igjen når noen avslutter, ingen"
        " test"
    )


def _logrank(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F4.b", N_("Log-rank-test av forskjell mellom intensitetsgruppene"), "stratum")
    uten = []
    for s in _store(strata):
        if s.logrank is None:
            uten.append(merknad(s.stratum, _uten_logrank(s)))
            b.modell(s.stratum.nokkel, "", "kji2", None, s.n, s.n)
            continue
        rad = s.stratum.nokkel
        b.modell(rad, "", "kji2", s.logrank.kji2, s.n, s.n)
        b.modell(rad, "", "frihetsgrader", s.logrank.frihetsgrader, s.n, s.n, "antall")
        b.modell(rad, "", "p", s.logrank.p, s.n, s.n)
    return b.tabell(
        Diagramform.TABELL,
        ("F1", "F3", "F4"),
        nevner=N_("personer i stratumet"),
        fotnoter=tuple(uten),
    )
