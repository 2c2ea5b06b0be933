"""The prior notice (forhåndsorientering): its texts as versions with the law behind, and its days.

A version is never changed after it has been used; a notice keeps the one it was sent with, so that what
the user was told can always be read. The one on ftrl. § 11-9 is a draft that the adviser edits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dap.aktivitet.koder import Fhotype
from dap.felles.sprak import N_
from dap.felles.tid import er_arbeidsdag, neste_arbeidsdag

FRISTDATO = "fristdato"
"""The one blank of these texts: the day the activity ends. It is filled where the text is read."""
LES_INNEN = timedelta(days=7)
"""When the user is told again, a notice that nobody has read is late (reference ch. 1.12)."""


@dataclass(frozen=True, slots=True)
class Fhomal:
    type: Fhotype
    versjon: int
    gjelder_fra: date
    tekst: str
    paragrafer: tuple[str, ...]
    """Of folketrygdloven."""


_PLIKT = ("4-20", "11-7", "11-8")
MALER: tuple[Fhomal, ...] = (
    Fhomal(
        Fhotype.STANDARD,
        1,
        date(2020, 1, 1),
        N_(
            "Det er viktig at du gjennomfører denne aktiviteten med NAV. Gjør du ikke det, kan det "
            "medføre at stønaden du mottar fra NAV, bortfaller for en periode eller stanses. Hvis du "
            "ikke kan gjennomføre aktiviteten, ber vi deg ta kontakt med veilederen din så snart som "
            "mulig."
        ),
        _PLIKT,
    ),
    Fhomal(
        Fhotype.STANDARD,
        2,
        date(2026, 2, 1),
        N_(
            "Denne aktiviteten er avtalt med NAV, og du har plikt til å gjennomføre den innen "
            "[fristdato]. Gjør du ikke det, og har du ingen god grunn, kan pengene du får fra NAV, "
            "falle bort for en tid eller stanse. Hindrer noe deg, må du si fra til veilederen din så "
            "snart du kan."
        ),
        _PLIKT,
    ),
    Fhomal(
        Fhotype.PARAGRAF_11_9,
        1,
        date(2020, 1, 1),
        N_(
            "Du kan miste arbeidsavklaringspenger (AAP) for én dag hvis du ikke gjennomfører "
            "aktiviteten uten rimelig grunn. Det følger av folketrygdloven § 11-9. Ta kontakt med "
            "veilederen din så snart som mulig hvis noe hindrer deg."
        ),
        ("11-9",),
    ),
    Fhomal(
        Fhotype.PARAGRAF_11_9,
        2,
        date(2026, 2, 1),
        N_(
            "Aktiviteten varer til [fristdato]. Lar du være å gjennomføre den uten en god grunn, kan "
            "du miste arbeidsavklaringspenger (AAP) for én dag. Det står i folketrygdloven § 11-9. "
            "Hindrer noe deg, må du si fra til veilederen din så snart du kan."
        ),
        ("11-9",),
    ),
    Fhomal(Fhotype.IKKE_SEND, 1, date(2020, 1, 1), "", ()),
)

FHO_TEKSTER: Mapping[Fhotype, str] = {m.type: m.tekst for m in reversed(MALER)}
"""The first version of each: what notices were sent with before there were versions."""


def gjeldende_fho(type_: Fhotype, dag: date, maler: Iterable[Fhomal] = MALER) -> Fhomal:
    """The version that holds that day."""
    egne = [m for m in maler if m.type == type_ and m.gjelder_fra <= dag]
    return max(egne, key=lambda m: m.gjelder_fra)


def fho_versjon(type_: Fhotype, versjon: int, maler: Iterable[Fhomal] = MALER) -> Fhomal:
    """The very version a notice was sent with; StopIteration when there is none."""
    return next(m for m in maler if m.type == type_ and m.versjon == versjon)


def lesefrist(sendt: date) -> date:
    """The day a notice should have been read by: a working day, a week after it was sent."""
    dag = sendt + LES_INNEN
    return dag if er_arbeidsdag(dag) else neste_arbeidsdag(dag)
