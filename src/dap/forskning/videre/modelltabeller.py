"""Part F as tidy tables: the models of F5 and F6, the exits of F7, the comparison of F8."""

from collections.abc import Iterator, Mapping, Sequence

from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Vern
from dap.forskning.videre import forbehold
from dap.forskning.videre.analyse import AARSAKER, Analyse, Stratumsvar, Variant
from dap.forskning.videre.bygger import Bygger
from dap.forskning.videre.matching import MAKS_SMD, intervall
from dap.forskning.videre.overlevelse import Avgangspunkt
from dap.forskning.videre.sammenlikning import K_ANDEL, Balanse, Sammenlikning
from dap.forskning.videre.tabeller import MAANEDER, Verksted, estimatrader
from dap.forskning.videre.utsnitt import TEKSTER

COXNOTE = (
    "Hasardrate over 1: forløpene avsluttes raskere blant dem som har mer av variabelen. Bare personer"
    " med samme oppstartsmåned sammenliknes. Intervallet bygger på standardfeil klynget på kontor."
)
PROPORSJONALITET = 0.05


def modelltabeller(v: Verksted, a: Analyse) -> Iterator[Tabell]:
    """F3's other doses, and F5 to F8."""
    for s in a.strata:
        if s.cox and s.cox.estimater:
            yield _cox(v, s)
    yield _kontroll(v, a.strata)
    yield _varianter(v, a.doser, "F5.b", "Andre mål på bruken", "dosemaal", ("F3", "F5"))
    yield _varianter(v, a.undergrupper, "F5.c", "Delt på ytelse og arbeidsforhold", "undergruppe",
                     ("F1", "F5"))  # fmt: skip
    yield _landemerker(v, a.folsomhet, "F5.d", "Andre landemerker")
    yield _landemerker(v, a.koronaledige, "F5.e", "Koronaledige for seg")
    yield _lineaer(v, a.strata)
    yield _avganger(v, {"alle": a.avganger.alle}, "F7", "Hvor de går: alle ordinære nye brukere")
    yield _avganger(v, a.avganger.grupper, "F7.a", "Hvor de går, etter innsatsgruppe (beskrivelse)")
    yield _varianter(v, a.utganger, "F7.b", "Sammenheng med hver utgang for seg", "utgang",
                     ("F2", "F5", "F7"))  # fmt: skip
    for s in a.strata:
        if s.sammenlikning and s.sammenlikning.smd_for is not None:
            yield _balanse(v, s, s.sammenlikning)
    yield _forskjeller(v, a.strata)


def _frihetsgrader(n: int, ledd: int) -> int:
    return n - ledd


def _cox(v: Verksted, s: Stratumsvar) -> Tabell:
    b = v.ny(f"F5.{s.stratum.nokkel}", f"Cox-modell. {s.stratum.tekst}", "variabel")
    estimater = s.cox.estimater if s.cox else ()
    df = _frihetsgrader(s.n, len(estimater))
    for e in estimater:
        hendelser = e.hendelser_mindre_side
        estimatrader(b, e.navn, "", e, s.n, df=df, hendelser=hendelser)
    _advar(b, s)
    ute = ", ".join(TEKSTER[n] for n in s.utelatt)
    return b.tabell(
        Diagramform.KOEFFISIENTER,
        ("F1", "F2", "F3", "F5"),
        diagrammaal="b",
        nevner="personer i stratumet",
        fotnoter=(
            COXNOTE,
            *([f"Slått sammen med referansen (få hendelser): {ute}."] if ute else []),
        ),
    )


def _advar(b: Bygger, s: Stratumsvar) -> None:
    if s.faa_kontorer:
        b.advarsler.append(forbehold.FAA_KONTORER)
    prove = s.cox.proporsjonalitet if s.cox else None
    if prove is not None and prove.p < PROPORSJONALITET:
        b.advarsler.append(forbehold.IKKE_PROPORSJONAL)


def _kontroll(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    """The dose in Cox, in its discrete counterpart, and whether it changes with time."""
    b = v.ny("F5.a", "Bruken i Cox-modellen, i den diskrete modellen, og over tid", "ledd",
             "stratum")  # fmt: skip
    for s in strata:
        if s.merknad is not None or s.cox is None:
            continue
        navn, df = s.stratum.nokkel, _frihetsgrader(s.n, len(s.cox.estimater))
        ledd = {
            "log_dose": s.cox.dose,
            "cloglog": s.diskret.dose if s.diskret else None,
            "log_dose_t": s.cox.proporsjonalitet,
        }
        for rad, e in ledd.items():
            if e is not None:
                estimatrader(b, rad, navn, e, s.n, df=df, hendelser=None)
        b.modell("modell", navn, "loglik", s.cox.loglik, s.n, df)
        b.modell("modell", navn, "kontorer", s.kontorer, s.n, df, "antall")
        if s.diskret:
            b.modell("modell", navn, "personmåneder", s.diskret.personmaaneder, s.n, df, "antall")
        _advar(b, s)
    return b.tabell(
        Diagramform.TABELL,
        ("F5",),
        nevner="personer i stratumet",
        fotnoter=(
            COXNOTE,
            "log(1+x)·t nær 0: hasardene er proporsjonale.",
            "Den diskrete modellen (komplementær log-log på personmåneder) anslår det samme tallet.",
        ),
    )


def _variantrad(b: Bygger, v: Variant, rad: str, serie: str) -> None:
    if v.cox is None or v.cox.dose is None:
        b.legg(rad, serie, "b", None, v.n, Vern(Maaltype.KOEFFISIENT))
        return
    df = _frihetsgrader(v.n, len(v.cox.estimater))
    estimatrader(b, rad, serie, v.cox.dose, v.n, df=df, hendelser=v.hendelser)


def _varianter(
    v: Verksted, rader: Sequence[Variant], id_: str, tittel: str, radvariabel: str,
    definisjoner: tuple[str, ...],
) -> Tabell:  # fmt: skip
    b = v.ny(id_, tittel, radvariabel, "stratum")
    for rad in rader:
        _variantrad(b, rad, rad.navn, rad.stratum.nokkel)
    return b.tabell(
        Diagramform.KOEFFISIENTER, definisjoner, diagrammaal="b", nevner="personer i raden",
        fotnoter=(COXNOTE, "Tom rad: for få personer eller avsluttede forløp."),
    )  # fmt: skip


def _landemerker(v: Verksted, rader: Sequence[Variant], id_: str, tittel: str) -> Tabell:
    b = v.ny(id_, tittel, "stratum")
    for rad in rader:
        _variantrad(b, rad, rad.stratum.nokkel, "")
    return b.tabell(
        Diagramform.KOEFFISIENTER, ("F1", "F5"), diagrammaal="b", nevner="personer i raden",
        fotnoter=(COXNOTE,),
    )  # fmt: skip


def _lineaer(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F6", "Avsluttet innen k måneder etter landemerket: lineær sannsynlighet", "variabel",
             "modell")  # fmt: skip
    for s in strata:
        for r in s.lineaer:
            serie = f"{s.stratum.kort}, k = {r.k}"
            df = _frihetsgrader(r.n, len(r.estimater))
            for e in r.estimater:
                vern = Vern(
                    Maaltype.KOEFFISIENT, minste_side=e.personer_mindre_side, frihetsgrader=df
                )
                lav, hoy = e.intervall
                verdier = {"b": e.b, "se": e.se, "se_klynge": e.se_klynge, "lav": lav, "hoy": hoy}
                for maal, verdi in verdier.items():
                    rad = "konstant" if e.navn == "const" else e.navn
                    b.legg(rad, serie, maal, verdi, r.n, vern)
            avsluttet = Vern(Maaltype.ANDEL, teller=round(r.andel * r.n))
            b.legg("andel avsluttet", serie, "andel", r.andel, r.n, avsluttet, "andel")
        if s.faa_kontorer:
            b.advarsler.append(forbehold.FAA_KONTORER)
    return b.tabell(
        Diagramform.KOEFFISIENTER, ("F1", "F6"), diagrammaal="b", desimaler=3,
        nevner="personer som kan følges i k måneder",
        fotnoter=("Standardfeil klynget på kontor (CR1). Vises når n − p er minst 100.",),
    )  # fmt: skip


def _avganger(
    v: Verksted, kurver: Mapping[str, tuple[Avgangspunkt, ...]], id_: str, tittel: str
) -> Tabell:
    """Cumulative incidence by month from the start."""
    b = v.ny(id_, tittel, "k", "utgang" if len(kurver) == 1 else "gruppe og utgang")
    for navn, punkter in kurver.items():
        forrige = dict.fromkeys(AARSAKER, 0.0)
        for p in punkter:
            for aarsak, verdi in zip(AARSAKER, p.cif, strict=True):
                nye = round((verdi - forrige[aarsak]) * p.n)
                forrige[aarsak] = verdi
                serie = aarsak if len(kurver) == 1 else f"{navn}.{aarsak}"
                vern = Vern(Maaltype.OVERLEVELSE, teller=nye)
                b.legg(str(p.t), serie, "andel", verdi, p.n, vern, "andel")
    return b.tabell(
        Diagramform.LINJER,
        ("F2", "F7", "B24"),
        desimaler=1,
        populasjon="ordinære nye brukere (B18, B21) fra oppstart",
        nevner="personer under risiko i måneden",
        fotnoter=(
            "Kumulativ andel (Aalen–Johansen). Utgangen er status i den første måneden etter forløpet.",
            "Overgang til utdanning kan ikke skilles ut uten utdanningsdata (L2682).",
        ),
    )


def _balanse(v: Verksted, s: Stratumsvar, m: Sammenlikning) -> Tabell:
    tittel = f"Likhet før og etter sammenlikning av par. {s.stratum.tekst}"
    b = v.ny(f"F8.{s.stratum.nokkel}", tittel, "variabel", "tidspunkt")
    sider: tuple[tuple[str, Balanse, int], ...] = (
        ("før", m.smd_for or {}, m.behandlede + m.mulige_kontroller),
        ("etter", m.smd_etter or {}, 2 * m.par),
    )
    for side, balanse, n in sider:
        for navn, verdi in balanse.items():
            vern = Vern(Maaltype.KOEFFISIENT, minste_side=m.mindre_side.get(navn), frihetsgrader=n)
            b.legg(navn, side, "standardisert forskjell", verdi, n, vern)
    if not m.i_balanse:
        b.advarsler.append(forbehold.IKKE_BALANSE)
    utelatt = ", ".join(TEKSTER[n] for n in m.utelatt)
    return b.tabell(
        Diagramform.GRUPPERTE_SOYLER,
        ("F8",),
        nevner="personer i sammenlikningen",
        fotnoter=(
            f"Standardisert forskjell mellom høy bruk og ingen eller lav; |verdi| under {MAKS_SMD}"
            " regnes som likt.".replace("0.1", "0,1"),
            *([f"Ikke med i tilbøyeligheten (skiller sidene helt): {utelatt}."] if utelatt else []),
        ),
    )


def _forskjeller(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny(
        "F8", "Høy bruk mot ingen eller lav: forskjell i gjenstående varighet", "maal", "stratum"
    )
    fotnoter = []
    for s in strata:
        m = s.sammenlikning
        if m is None:
            continue
        rad = s.stratum.nokkel
        b.antall("høy bruk", rad, "personer", m.behandlede)
        b.antall("mulige kontroller", rad, "personer", m.mulige_kontroller)
        b.antall("par", rad, "personer", m.par)
        if m.merknad:
            fotnoter.append(f"{s.stratum.tekst}: {m.merknad}, ikke noe resultat.")
            continue
        _forskjell(b, rad, m)
        if not m.i_balanse:
            b.advarsler.append(forbehold.IKKE_BALANSE)
    return b.tabell(
        Diagramform.TABELL,
        ("F4", "F8"),
        nevner="par",
        desimaler=2,
        fotnoter=(
            "Forskjell i RMST(τ) i måneder, høy bruk minus ingen eller lav; under 0: kortere forløp.",
            "Trukket: 999 trekninger av kontorer med fast frø.",
            *fotnoter,
        ),
    )


def _forskjell(b: Bygger, serie: str, m: Sammenlikning) -> None:
    vern = Vern(Maaltype.OVERLEVELSE, personer=m.par)
    n = 2 * m.par

    def legg(maal: str, verdi: float, enhet: str = MAANEDER) -> None:
        b.legg(maal, serie, enhet, verdi, n, vern, enhet)

    b.modell("caliper", serie, "caliper", m.caliper, n, n)
    if m.forskjell:
        lav, hoy = intervall(m.forskjell.verdi, m.forskjell.se)
        legg("horisont τ", m.forskjell.tau)
        legg("RMST, høy bruk", m.forskjell.behandlet)
        legg("RMST, ingen eller lav", m.forskjell.kontroll)
        legg("forskjell", m.forskjell.verdi)
        legg("standardfeil", m.forskjell.se)
        legg("nedre 95 %", lav)
        legg("øvre 95 %", hoy)
    if m.s_forskjell:
        legg(f"forskjell i S({K_ANDEL})", m.s_forskjell[0], "andel")
        legg(f"standardfeil for S({K_ANDEL})", m.s_forskjell[1], "andel")
    if m.bootstrap:
        legg("standardfeil, trukket", m.bootstrap.se)
        legg("nedre 95 %, trukket", m.bootstrap.lav)
        legg("øvre 95 %, trukket", m.bootstrap.hoy)
