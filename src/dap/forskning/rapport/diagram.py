"""A chart of a published table and nothing else (H10), readable in black and white."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from dap.forskning.rapport.ord import enhetstekst, er_prosent, i_rekke, radvariabel, tekst
from dap.forskning.rapport.rutenett import grunnlag, rutenett
from dap.forskning.rapport.sprak import si
from dap.forskning.rapport.sprak import si as _
from dap.forskning.tabeller.values import Diagramform, Tabell, Tidyrad

BREDDE, HOYDE = 620, 300
SKRIFT = "Source Sans Pro, sans-serif"
MORK = "#1a1a1a"
FARGER = ("#00204d", "#31446b", "#666970", "#958f78", "#cbba69", "#ffea46")
"""From dark to light, told apart by those who see no colours too. Edges are dark."""
STREKER = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3], [10, 4])
FORMER = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
RADNAVN, FASETT = 150, 170
"""Of a chart of coefficients: about the names of its rows, and each series."""
LUFT = 40
"""Beside names: a reader's own font can be wider than the one that they were measured with."""
TEGN, UNDERTEGN = 10, 7
"""How wide a letter of the title is at most, and of what stands under it: nothing is cut at the edge."""
KOLONNETEGN, NAVNEPLASS = 16, 250
FORKLARING = 28
"""Longer names of series stand under each other, where a wider font of the reader's cannot make them meet."""
F = Diagramform


def vist_i_diagram(tabell: Tabell) -> tuple[Tidyrad, ...]:
    """The rows of the table that the chart shows."""
    if tabell.diagramform == F.TABELL:
        return tabell.rader
    maal = tabell.diagrammaal or (tabell.rader[0].maal if tabell.rader else "")
    serier = {r.serie for r in tabell.rader}
    ut = tabell.rader
    if len(serier) > 1 and tabell.diagramform != F.KOEFFISIENTER:
        ut = tuple(r for r in ut if r.maal == maal) if any(r.maal == maal for r in ut) else ut
    if tabell.diagramserier:
        ut = tuple(
            r for r in ut if (r.serie if len(serier) > 1 else r.maal) in tabell.diagramserier
        )
    if tabell.diagramrader:
        ut = tuple(r for r in ut if r.rad in tabell.diagramrader)
    return ut


def ved_siden_av(tabell: Tabell, bilder: Mapping[str, str]) -> str:
    """The picture to show with the table. What is drawn as a table would say the same twice."""
    som_tabell = tabell.diagramform == F.TABELL and any(r.verdi is not None for r in tabell.rader)
    return "" if som_tabell else bilder.get(tabell.id, "")


def spesifikasjon(tabell: Tabell, kilde: str) -> dict[str, Any]:
    """Vega-Lite. Title, axis, unit, number of persons and source stand in the picture itself."""
    with alt.utils.schemapi.debug_mode(False):
        return _spesifikasjon(tabell, kilde)


def _spesifikasjon(tabell: Tabell, kilde: str) -> dict[str, Any]:
    rader = vist_i_diagram(tabell)
    if not any(r.verdi is not None for r in tabell.rader):
        diagram = _uten_tall(tabell)
    elif tabell.diagramform == F.TABELL or not any(r.verdi is not None for r in rader):
        diagram = _som_tabell(tabell)
    elif tabell.diagramform == F.KOEFFISIENTER:
        diagram = _koeffisienter(tabell, rader)
    else:
        diagram = _diagram(tabell, rader)
    bredde = _bredde(diagram)
    under = [
        linje for x in (_om(tabell, rader), kilde) if x for linje in _brutt(x, bredde // UNDERTEGN)
    ]
    overskrift = _brutt(f"{tabell.id} {si(tabell.tittel)}", bredde // TEGN)
    tittel = alt.TitleParams(overskrift, subtitle=under, anchor="start")
    ferdig = diagram.properties(title=tittel)
    lange_navn = any(len(tekst(_serie(r, rader))) > FORKLARING for r in rader)
    return dict(_utseende(ferdig, lange_navn=lange_navn).to_dict(validate=False))


def alternativ(tabell: Tabell) -> str:
    """What the picture is, for those who do not see it: the numbers stand in the table beside it."""
    rader = vist_i_diagram(tabell)
    serier = i_rekke(tekst(_serie(r, rader)) for r in rader)
    deler = {
        "id": tabell.id,
        "tittel": si(tabell.tittel),
        "serier": ", ".join(s.lower() for s in serier[:6]),
    }
    if len(serier) > 1:
        return _("Diagram %(id)s: %(tittel)s for %(serier)s. Tallene står i tabellen.") % deler
    return _("Diagram %(id)s: %(tittel)s. Tallene står i tabellen.") % deler


def _om(tabell: Tabell, rader: tuple[Tidyrad, ...]) -> str:
    enheter = i_rekke(enhetstekst(r.enhet) for r in rader if r.enhet)
    enhet = _("Enhet: %(enhet)s") % {"enhet": ", ".join(enheter)}
    deler = [enhet if 0 < len(enheter) <= 3 else "", grunnlag(tabell)]
    if any(r.undertrykt for r in rader):
        deler.append(_("Noen tall er ikke publisert"))
    return ". ".join(d for d in deler if d)


def _utseende(diagram: Any, *, lange_navn: bool) -> Any:
    return (
        diagram.configure(font=SKRIFT, background="white")
        .configure_title(
            fontSize=15, subtitleFontSize=12, color=MORK, subtitleColor=MORK, offset=12
        )
        .configure_axis(
            labelFontSize=12, titleFontSize=12, labelColor=MORK, titleColor=MORK, labelLimit=260
        )
        .configure_legend(
            labelFontSize=12,
            titleFontSize=12,
            labelLimit=0,
            orient="bottom",
            columns=1 if lange_navn else 3,
            columnPadding=LUFT,
        )
        .configure_view(strokeWidth=0)
    )


def _serie(r: Tidyrad, rader: tuple[Tidyrad, ...]) -> str:
    return r.serie if len({x.serie for x in rader}) > 1 else r.maal


def _data(rader: tuple[Tidyrad, ...]) -> list[dict[str, Any]]:
    return [
        {
            "rad": tekst(r.rad),
            "serie": tekst(_serie(r, rader)),
            "verdi": None
            if r.verdi is None
            else round(r.verdi * (100 if er_prosent(r.enhet) else 1), 9),
        }
        for r in rader
    ]


def _akser(tabell: Tabell, rader: tuple[Tidyrad, ...]) -> tuple[Any, Any, list[str]]:
    forste = rader[0]
    rekke = list(i_rekke(tekst(r.rad) for r in rader))
    lange = max(len(r) for r in rekke) > 9 or len(rekke) > 10
    akse = alt.Axis(
        labelAngle=-35 if lange else 0, title=radvariabel(forste.radvariabel), grid=False
    )
    x = alt.X("rad:N", sort=rekke, axis=akse)
    stablet = {F.STABLEDE_SOYLER: "zero", F.STABLEDE_100: "zero", F.STABLEDE_FLATER: "zero"}
    y = alt.Y(
        "verdi:Q",
        title=_stort(_enhet(rader)),
        stack=stablet.get(tabell.diagramform),
        axis=alt.Axis(format=",.10~f", tickCount=6, titlePadding=14),
        scale=alt.Scale(domain=[0, 100])
        if tabell.diagramform == F.STABLEDE_100
        else alt.Scale(zero=True),
    )
    return x, y, list(i_rekke(tekst(_serie(r, rader)) for r in rader))


def _farge(serier: list[str]) -> Any:
    n = len(serier)
    trinn = [round(i * (len(FARGER) - 1) / max(n - 1, 1)) for i in range(n)]
    farger = (
        [FARGER[t] for t in trinn]
        if n <= len(FARGER)
        else [FARGER[i % len(FARGER)] for i in range(n)]
    )
    if n == 1:
        farger = [FARGER[1]]
    return alt.Color(
        "serie:N",
        sort=serier,
        scale=alt.Scale(domain=serier, range=farger),
        legend=None if n == 1 else alt.Legend(title=None),
    )


def _diagram(tabell: Tabell, rader: tuple[Tidyrad, ...]) -> Any:
    x, y, serier = _akser(tabell, rader)
    grunn = alt.Chart(alt.Data(values=_data(rader)), width=BREDDE, height=HOYDE)
    if tabell.diagramform in {F.LINJER, F.TRAPPELINJER}:
        return _linjer(grunn, x, y, serier, trapp=tabell.diagramform == F.TRAPPELINJER)
    kant: dict[str, Any] = {"stroke": MORK, "strokeWidth": 0.6}
    koder: dict[str, Any] = {"x": x, "y": y, "color": _farge(serier), "order": alt.Order("rekke:Q")}
    nummerert = grunn.transform_calculate(rekke=f"indexof({serier!r}, datum.serie)")
    # An area between two months would be drawn through one that is not published.
    if tabell.diagramform == F.STABLEDE_FLATER and all(r.verdi is not None for r in rader):
        return nummerert.mark_area(**kant).encode(**koder)
    if len(serier) > 1 and tabell.diagramform in {F.GRUPPERTE_SOYLER, F.SOYLER}:
        koder["xOffset"] = alt.XOffset("serie:N", sort=serier)
    return nummerert.mark_bar(**kant).encode(**koder)


def _linjer(grunn: Any, x: Any, y: Any, serier: list[str], *, trapp: bool) -> Any:
    n = len(serier)
    domene = {"domain": serier}
    former = alt.Scale(range=[FORMER[i % len(FORMER)] for i in range(n)], **domene)
    streker = alt.Scale(range=[STREKER[i % len(STREKER)] for i in range(n)], **domene)
    ingen = None if n == 1 else alt.Legend(title=None, symbolSize=120)
    farge = alt.Color(
        "serie:N",
        sort=serier,
        legend=ingen,
        scale=alt.Scale(range=[FARGER[min(i, 3)] for i in range(n)], **domene),
    )
    form = alt.Shape("serie:N", sort=serier, scale=former, legend=ingen)
    strek = alt.StrokeDash("serie:N", sort=serier, scale=streker, legend=ingen)
    linje = grunn.mark_line(strokeWidth=2, interpolate="step-after" if trapp else "linear")
    return linje.encode(x=x, y=y, color=farge, strokeDash=strek) + grunn.mark_point(
        filled=True, size=45
    ).encode(x=x, y=y, color=farge, shape=form)


def _koeffisienter(tabell: Tabell, rader: tuple[Tidyrad, ...]) -> Any:
    """Point and 95 per cent interval. The constant is left out: it is on another scale."""
    data = _intervaller(rader)
    if not data:
        return _som_tabell(tabell)
    rekke = list(i_rekke(str(d["rad"]) for d in data))
    grunn = alt.Chart(width=FASETT, height=22 * len(rekke))
    y = alt.Y("rad:N", sort=rekke, title=None)
    akse = alt.Axis(format=",.10~f", tickCount=4, title=_("koeffisient, 95 % intervall"))
    strek = grunn.mark_rule(color=MORK).encode(y=y, x=alt.X("lav:Q", axis=akse), x2="hoy:Q")
    punkt = grunn.mark_point(filled=True, color=FARGER[0], size=45).encode(
        y=y, x=alt.X("b:Q", axis=akse)
    )
    null = grunn.mark_rule(color="#6a6a6a", strokeDash=[3, 3]).encode(x=alt.datum(0))
    serier = list(i_rekke(str(d["serie"]) for d in data))
    lag = alt.layer(null, strek, punkt, data=alt.Data(values=data))
    ferdig = lag.facet(column=alt.Column("serie:N", sort=serier, title=None))
    return ferdig.properties(padding={"left": LUFT, "top": 5, "right": 5, "bottom": 5})


_MAAL = {"koeffisient": "b", "standardfeil": "se", "nedre 95 %": "lav", "øvre 95 %": "hoy"}


def _intervaller(rader: tuple[Tidyrad, ...]) -> list[dict[str, Any]]:
    celler: dict[tuple[str, str], dict[str, float]] = {}
    for r in rader:
        if r.verdi is not None and r.rad not in {"konstant", "N", "R²"}:
            celler.setdefault((r.serie, r.rad), {})[_MAAL.get(r.maal, r.maal)] = r.verdi
    data = []
    for (serie, rad), m in celler.items():
        if "b" not in m:
            continue
        b, feil = m["b"], m.get("se_klynge", m.get("se", 0.0))
        lav, hoy = m.get("lav", b), m.get("hoy", b)
        if not lav <= b <= hoy or lav == hoy:
            # The interval is of the hazard ratio: here stands the coefficient.
            lav, hoy = b - 1.96 * feil, b + 1.96 * feil
        data.append({"serie": tekst(serie), "rad": tekst(rad), "b": b, "lav": lav, "hoy": hoy})
    return data


def _bredde(diagram: Any) -> int:
    """Of what is drawn, as far as it is known before it is laid out."""
    if isinstance(diagram, alt.HConcatChart):
        return sum(int(del_.width) for del_ in diagram.hconcat)
    if isinstance(diagram, alt.FacetChart):
        serier = {d["serie"] for d in diagram.data.values}
        return RADNAVN + FASETT * len(serier)
    return BREDDE


def _som_tabell(tabell: Tabell) -> Any:
    """What C gives as a table is drawn as one."""
    r = rutenett(tabell)
    kolonner = ["\n".join(_brutt(k.replace("/", "/ "), KOLONNETEGN)) for k in r.kolonner]
    ruter = [
        {"r": i, "k": kol, "t": celle}
        for i, (_navn, celler) in enumerate(r.rader)
        for kol, celle in zip(kolonner, celler, strict=True)
    ]
    navn = [{"r": i, "t": n} for i, (n, _c) in enumerate(r.rader)]
    plass = max([UNDERTEGN * len(n) for n, _c in r.rader] + [NAVNEPLASS])
    bredest = max([len(linje) for k in kolonner for linje in k.split("\n")] + [KOLONNETEGN])
    y = alt.Y("r:O", axis=None)
    hoyde = max(26 * len(r.rader), 40)
    rad = alt.Chart(alt.Data(values=navn), width=plass, height=hoyde)
    kolonner = kolonner or [""]
    verdier = alt.Chart(
        alt.Data(values=ruter), width=(bredest * UNDERTEGN + 14) * len(kolonner), height=hoyde
    )
    akse = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        labelExpr="split(datum.value, '\\n')",
        labelPadding=4 + 15 * max(k.count("\n") for k in kolonner),
        ticks=False,
        domain=False,
        labelLimit=0,
    )
    return alt.hconcat(
        rad.mark_text(align="left", x=0, color=MORK, fontSize=12).encode(y=y, text="t:N"),
        verdier.mark_text(color=MORK, fontSize=12).encode(
            y=y, x=alt.X("k:N", sort=kolonner, axis=akse), text="t:N"
        ),
        spacing=0,
    )


def _uten_tall(tabell: Tabell) -> Any:
    """In words, where there is nothing to draw."""
    skjult = any(r.undertrykt for r in tabell.rader)
    sagt = _("Ingen av tallene kan publiseres.") if skjult else _("Her er det ingen tall.")
    grunn = alt.Chart(alt.Data(values=[{"t": sagt}]), width=BREDDE, height=40)
    return grunn.mark_text(align="left", x=0, color=MORK, fontSize=14).encode(text="t:N")


def _enhet(rader: tuple[Tidyrad, ...]) -> str:
    """Of the axis: the unit when all have the same."""
    enheter = {enhetstekst(r.enhet) for r in rader}
    return (enheter.pop() if len(enheter) == 1 else "") or (
        tekst(rader[0].maal) if len({r.maal for r in rader}) == 1 else _("antall")
    )


def _stort(ord_: str) -> str:
    return ord_[:1].upper() + ord_[1:]


def _brutt(tekst_: str, bredde: int) -> list[str]:
    """Lines of a title, broken between words, and never inside a number (U+202F)."""
    ut = [""]
    for ord_ in tekst_.split(" "):
        if ut[-1] and len(ut[-1]) + len(ord_) + 1 > bredde:
            ut.append("")
        ut[-1] = f"{ut[-1]} {ord_}".strip()
    return ut
