"""Part F as tidy tables: the models of F5 and F6, the exits of F7, the comparison of F8."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dap.felles.sprak import N_
from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Vern
from dap.forskning.tekst import Ordrett, Tekst, rekke
from dap.forskning.videre import estimater as est
from dap.forskning.videre import forbehold
from dap.forskning.videre.analyse import AARSAKER, TAUS, Analyse, Stratumsvar, Variant
from dap.forskning.videre.bygger import Bygger
from dap.forskning.videre.matching import TREKNINGER, intervall
from dap.forskning.videre.ord import KODER, lineaerserie
from dap.forskning.videre.overlevelse import Avgangspunkt
from dap.forskning.videre.sammenlikning import IKKE_OBSERVERT, Balanse, Sammenlikning
from dap.forskning.videre.tabeller import MAANEDER, Verksted, estimatrader, merknad
from dap.forskning.videre.utsnitt import TEKSTER

COXNOTE = N_(
    "Hasardrate over 1: forløpene avsluttes raskere blant dem som har mer av variabelen. Bare personer"
    " med samme oppstartsmåned sammenliknes. Intervallet bygger på standardfeil klynget på kontor."
)
SMDNOTE = N_(
    "Standardisert forskjell mellom høy bruk og ingen eller lav; |verdi| under 0,1 regnes som likt."
)
"""MAKS_SMD in words."""
UTELATT = N_("Slått sammen med referansen (få hendelser på en side, eller ingen egen variasjon)")
PROPORSJONALITET = 0.05
_ORD = KODER | dict(
    zip(
        AARSAKER,
        (N_("Arbeid"), N_("Varig tilpasset eller ufør"), N_("Ikke registrert")),
        strict=True,
    )
)


def modelltabeller(v: Verksted, a: Analyse) -> Iterator[Tabell]:
    """F3's other doses, and F5 to F8."""
    for s in a.strata:
        if s.cox and s.cox.estimater:
            yield _cox(v, s)
    yield _kontroll(v, a.strata)
    yield _varianter(v, a.doser, "F5.b", N_("Andre mål på bruken"), "dosemaal", ("F3", "F5"))
    yield _varianter(v, a.undergrupper, "F5.c", N_("Delt på ytelse og arbeidsforhold"), "undergruppe",
                     ("F1", "F5"))  # fmt: skip
    yield _landemerker(v, a.folsomhet, "F5.d", N_("Andre landemerker"))
    yield _landemerker(v, a.koronaledige, "F5.e", N_("Koronaledige for seg"))
    yield _lineaer(v, a.strata)
    yield _avganger(
        v, {"alle": a.avganger.alle}, "F7", N_("Hvor de går: alle ordinære nye brukere")
    )
    yield _avganger(
        v, a.avganger.grupper, "F7.a", N_("Hvor de går, etter innsatsgruppe (beskrivelse)")
    )
    yield _varianter(v, a.utganger, "F7.b", N_("Sammenheng med hver utgang for seg"), "utgang",
                     ("F2", "F5", "F7"))  # fmt: skip
    for s in a.strata:
        if s.sammenlikning and s.sammenlikning.smd_for is not None:
            yield _balanse(v, s, s.sammenlikning)
    yield _forskjeller(v, a.strata)


def _frihetsgrader(n: int, ledd: int) -> int:
    return n - ledd


def _cox(v: Verksted, s: Stratumsvar) -> Tabell:
    b = v.ny(
        f"F5.{s.stratum.nokkel}",
        Tekst(N_("Cox-modell. %(stratum)s"), stratum=s.stratum.tekst),
        "variabel",
    )
    estimater = s.cox.estimater if s.cox else ()
    df = _frihetsgrader(s.n, len(estimater))
    for e in estimater:
        hendelser = e.hendelser_mindre_side
        estimatrader(b, e.navn, "", e, s.n, df=df, hendelser=hendelser)
    _advar(b, s)
    return b.tabell(
        Diagramform.KOEFFISIENTER,
        ("F1", "F2", "F3", "F5"),
        diagrammaal="b",
        nevner=N_("personer i stratumet"),
        fotnoter=(
            COXNOTE,
            *([_utelatt(s.utelatt)] if s.utelatt else []),
        ),
    )


def _utelatt(navn: Sequence[str]) -> Tekst:
    return Tekst(
        "%(utelatt)s: %(hvilke)s.", utelatt=UTELATT, hvilke=rekke(TEKSTER[n] for n in navn)
    )


def _advar(b: Bygger, s: Stratumsvar) -> None:
    if s.faa_kontorer:
        b.advarsler.append(forbehold.FAA_KONTORER)
    prove = s.cox.proporsjonalitet if s.cox else None
    if prove is not None and prove.p < PROPORSJONALITET:
        b.advarsler.append(forbehold.IKKE_PROPORSJONAL)


def _kontroll(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    """The dose in Cox, in its discrete counterpart, and whether it changes with time."""
    b = v.ny("F5.a", N_("Bruken i Cox-modellen, i den diskrete modellen, og over tid"), "ledd",
             "stratum")  # fmt: skip
    uten = []
    for s in strata:
        if s.merknad is not None:
            continue
        uten += [merknad(s.stratum, grunn) for grunn in _mangler(s)]
        if s.cox is None:
            b.modell("modell", s.stratum.nokkel, "loglik", None, s.n, s.n)
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
        nevner=N_("personer i stratumet"),
        fotnoter=(
            COXNOTE,
            N_("log(1+x)·t nær 0: hasardene er proporsjonale."),
            N_(
                "Den diskrete modellen (komplementær log-log på personmåneder) anslår det samme tallet."
            ),
            *uten,
        ),
    )


def _mangler(s: Stratumsvar) -> Iterator[str]:
    """What a stratum that is large enough has no number of, and why."""
    if s.cox is None:
        yield Tekst(N_("Cox: %(grunn)s"), grunn=est.IKKE_ANSLAG)
    elif s.cox.dose is None:
        yield Tekst(N_("Cox: %(grunn)s"), grunn=est.UTEN_BRUK)
    elif s.cox.proporsjonalitet is None:
        yield est.UTEN_TIDSLEDD
    if s.diskret is None:
        yield Tekst(N_("Den diskrete modellen: %(grunn)s"), grunn=est.IKKE_ANSLAG)


def _variantrad(b: Bygger, v: Variant, rad: str, serie: str) -> None:
    if v.cox is None or v.cox.dose is None:
        b.legg(rad, serie, "b", None, v.n, Vern(Maaltype.KOEFFISIENT))
        return
    dose, df = v.cox.dose, _frihetsgrader(v.n, len(v.cox.estimater))
    if dose.se_klynge is None:
        b.advarsler.append(forbehold.FAA_KONTORER)
    side = dose.hendelser_mindre_side
    hendelser = v.hendelser if side is None else min(v.hendelser, side)
    estimatrader(b, rad, serie, dose, v.n, df=df, hendelser=hendelser)


def _tomme(rader: Sequence[Variant], navn: Callable[[Variant], str]) -> Iterator[str]:
    """Why some rows are empty: one note for each reason."""
    for grunn in dict.fromkeys(v.grunn for v in rader if v.grunn):
        hvilke = rekke((navn(v) for v in rader if v.grunn == grunn), "; ")
        yield Tekst(N_("Tom rad, %(grunn)s: %(hvilke)s."), grunn=grunn, hvilke=hvilke)


def _varianter(
    v: Verksted, rader: Sequence[Variant], id_: str, tittel: str, radvariabel: str,
    definisjoner: tuple[str, ...],
) -> Tabell:  # fmt: skip
    b = v.ny(id_, tittel, radvariabel, "stratum")
    for rad in rader:
        _variantrad(b, rad, rad.navn, rad.stratum.nokkel)
    return b.tabell(
        Diagramform.KOEFFISIENTER, definisjoner, diagrammaal="b", nevner=N_("personer i raden"),
        fotnoter=(
            COXNOTE,
            *_tomme(rader, lambda r: rekke((_ORD[r.navn], r.stratum.kort))),
        ),
    )  # fmt: skip


def _landemerker(v: Verksted, rader: Sequence[Variant], id_: str, tittel: str) -> Tabell:
    b = v.ny(id_, tittel, "stratum")
    for rad in rader:
        _variantrad(b, rad, rad.stratum.nokkel, "")
    return b.tabell(
        Diagramform.KOEFFISIENTER, ("F1", "F5"), diagrammaal="b", nevner=N_("personer i raden"),
        fotnoter=(COXNOTE, *_tomme(rader, lambda r: r.stratum.kort)),
    )  # fmt: skip


def _lineaer(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny("F6", N_("Avsluttet innen k måneder etter landemerket: lineær sannsynlighet"), "variabel",
             "modell")  # fmt: skip
    noter: list[str] = []
    for s in strata:
        noter += _om_lineaer(s)
        for r in s.lineaer:
            serie = lineaerserie(s.stratum, r.k)
            if r.klynger < est.MINST_KONTORER:
                b.advarsler.append(forbehold.FAA_KONTORER)
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
    return b.tabell(
        Diagramform.KOEFFISIENTER, ("F1", "F6"), diagrammaal="b", desimaler=3,
        nevner=N_("personer som kan følges i k måneder"),
        fotnoter=(N_("Standardfeil klynget på kontor (CR1). Vises når n − p er minst 100."), *noter),
    )  # fmt: skip


def _om_lineaer(s: Stratumsvar) -> Iterator[str]:
    """Which models of the stratum are not shown, and what the others had to do without."""
    funnet = {r.k: r for r in s.lineaer}
    for k in TAUS if s.merknad is None else ():
        serie = KODER[lineaerserie(s.stratum, k)]
        if k not in funnet:
            mal = N_("%(serie)s: %(grunn)s, ingen modell.")
            yield Tekst(mal, serie=serie, grunn=est.FOR_FAA_FULGT)
        elif funnet[k].utelatt:
            yield Tekst("%(serie)s. %(utelatt)s", serie=serie, utelatt=_utelatt(funnet[k].utelatt))


def _avganger(
    v: Verksted, kurver: Mapping[str, tuple[Avgangspunkt, ...]], id_: str, tittel: str
) -> Tabell:
    """Cumulative incidence by month from the start."""
    b = v.ny(id_, tittel, "k", "utgang" if len(kurver) == 1 else "gruppe og utgang")
    for navn, punkter in kurver.items():
        for p in punkter:
            for aarsak, verdi, nye in zip(AARSAKER, p.cif, p.utganger, strict=True):
                serie = aarsak if len(kurver) == 1 else f"{navn}.{aarsak}"
                vern = Vern(Maaltype.OVERLEVELSE, teller=nye)
                b.legg(str(p.t), serie, "andel", verdi, p.n, vern, "andel")
    return b.tabell(
        Diagramform.LINJER,
        ("F2", "F7", "B24"),
        desimaler=1,
        populasjon=N_("ordinære nye brukere (B18, B21) fra oppstart"),
        nevner=N_("personer under risiko i måneden"),
        fotnoter=(
            N_(
                "Kumulativ andel (Aalen–Johansen). Utgangen er status i den første måneden etter forløpet."
            ),
            N_(
                "Overgang til utdanning kan ikke skilles ut uten utdanningsdata (Proba-rapporten, 12.4)."
            ),
        ),
    )


def _balanse(v: Verksted, s: Stratumsvar, m: Sammenlikning) -> Tabell:
    tittel = Tekst(
        N_("Likhet før og etter sammenlikning av par. %(stratum)s"), stratum=s.stratum.tekst
    )
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
    uten = Tekst(
        N_("Ikke med i tilbøyeligheten (skiller sidene helt): %(hvilke)s."),
        hvilke=rekke(TEKSTER[n] for n in m.utelatt),
    )
    return b.tabell(
        Diagramform.GRUPPERTE_SOYLER,
        ("F8",),
        nevner=N_("personer i sammenlikningen"),
        fotnoter=(
            SMDNOTE,
            *([uten] if m.utelatt else []),
        ),
    )


def _forskjeller(v: Verksted, strata: Sequence[Stratumsvar]) -> Tabell:
    b = v.ny(
        "F8",
        N_("Høy bruk mot ingen eller lav: forskjell i gjenstående varighet"),
        "maal",
        "stratum",
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
            fotnoter.append(
                Tekst(
                    N_("%(stratum)s: %(grunn)s, ikke noe resultat."),
                    stratum=s.stratum.tekst,
                    grunn=m.merknad,
                )
            )
            continue
        _forskjell(b, rad, m)
        if m.forskjell is None:
            fotnoter.append(
                Tekst(
                    N_("%(stratum)s: %(grunn)s, ingen forskjell."),
                    stratum=s.stratum.tekst,
                    grunn=IKKE_OBSERVERT,
                )
            )
        if m.forskjell and m.bootstrap is None:
            fotnoter.append(Tekst(_ETT_KONTOR, stratum=s.stratum.tekst))
        elif m.bootstrap and m.bootstrap.trekninger < TREKNINGER:
            brukt = Ordrett(m.bootstrap.trekninger)
            fotnoter.append(
                Tekst(_FAERRE_TREKNINGER, stratum=s.stratum.tekst, brukt=brukt, antall=TREKNINGER)
            )
        if not m.i_balanse:
            b.advarsler.append(forbehold.IKKE_BALANSE)
    return b.tabell(
        Diagramform.TABELL,
        ("F4", "F8"),
        nevner="par",
        desimaler=2,
        fotnoter=(
            N_(
                "Forskjell i RMST(τ) i måneder, høy bruk minus ingen eller lav; under 0: kortere forløp."
            ),
            Tekst(
                N_("Trukket: %(antall)s trekninger av kontorer med fast frø."), antall=TREKNINGER
            ),
            *fotnoter,
        ),
    )


_ETT_KONTOR = N_("%(stratum)s: de er fra for få kontorer til å trekke av dem.")
_FAERRE_TREKNINGER = N_(
    "%(stratum)s: %(brukt)s av %(antall)s trekninger er brukt. I de andre var en side tom, eller ikke fulgt "
    "lenge nok."
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
        legg("forskjell i S(6)", m.s_forskjell[0], "andel")
        legg("standardfeil for S(6)", m.s_forskjell[1], "andel")
        lav, hoy = intervall(*m.s_forskjell)
        legg("nedre 95 % for S(6)", lav, "andel")
        legg("øvre 95 % for S(6)", hoy, "andel")
    if m.bootstrap:
        legg("standardfeil, trukket", m.bootstrap.se)
        legg("nedre 95 %, trukket", m.bootstrap.lav)
        legg("øvre 95 %, trukket", m.bootstrap.hoy)
