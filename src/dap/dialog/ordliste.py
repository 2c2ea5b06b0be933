"""Local word lists that suggest a topic. A suggestion only: the human who writes decides."""

import re

from dap.dialog.values import Tema

# Beginnings of words, in bokmål, nynorsk and English; the first topic with most hits wins.
_ORD: dict[Tema, tuple[str, ...]] = {
    Tema.VEDTAK_LOPER_UT: (
        "vedtak", "løper ut", "går ut", "utløp", "forleng", "siste dag med", "opphør", "stanses",
        "expires", "runs out", "decision",
    ),
    Tema.OPPHOLD_UTLAND: (
        "utland", "reise til", "reiser til", "ferie i", "opphold i", "utenfor norge", "utanfor noreg",
        "abroad", "travel", "eøs",
    ),
    Tema.UTBETALING_MELDEKORT: (
        "utbetal", "penger", "pengar", "meldekort", "trekk i", "saksbehandlingstid", "konto", "lønn fra nav",
        "dagpeng", "payment", "money", "når får jeg",
    ),
    Tema.KOMMUNALE_TJENESTER: (
        "sosialhjelp", "økonomisk sosial", "bolig", "bustad", "husleie", "gjeldsrådgiv",
        "kvalifiseringsprogram", "kommunen", "strøm", "nødhjelp", "housing", "rent",
    ),
    Tema.MOTE: (
        "møte", "time hos", "samtale", "avtale time", "flytte timen", "rekker ikke", "meeting",
        "appointment", "oppmøte",
    ),
    Tema.ARBEID_AKTIVITETER: (
        "jobb", "søknad", "søk på", "stilling", "cv", "kurs", "praksis", "tiltak", "arbeid", "aktivitet",
        "job", "course", "arbeidsgiver",
    ),
}  # fmt: skip
_MONSTRE = {
    tema: re.compile("|".join(rf"(?<!\w){re.escape(o)}" for o in ord_), re.IGNORECASE)
    for tema, ord_ in _ORD.items()
}


def foresla_tema(tekst: str) -> Tema | None:
    """The topic whose words stand most often in the text, or None when none does."""
    treff = {tema: len(set(m.lower() for m in mo.findall(tekst))) for tema, mo in _MONSTRE.items()}
    beste = max(treff, key=lambda tema: treff[tema])
    return beste if treff[beste] else None
