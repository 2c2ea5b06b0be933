"""Activities and what the user has done with the plan."""

from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.mellom import BARE_BEHANDLING, BEHANDLING
from dap.portefolje.felt.typer import Felt, Kode, finnes, forrige, neste, neste_etter
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.AKTIVITET
_A = N_("Aktivitetsplanen")
_NAVN = {
    "SOKEAVTALE": N_("Avtale om å søke jobber"),
    "STILLING": N_("En jobb jeg vil søke på"),
    "IJOBB": N_("En jobb jeg har nå"),
    "EGEN": N_("Jobbrettet egenaktivitet"),
    "BEHANDLING": N_("Medisinsk behandling"),
}
_TYPER = tuple(Kode(t, _NAVN[t]) for t in koder.AKTIVITETSTYPER)
_ENDRINGSORD = {
    "NY": (
        N_("La til: avtale om å søke jobber"), N_("La til: en jobb jeg vil søke på"),
        N_("La til: en jobb jeg har nå"), N_("La til: jobbrettet egenaktivitet"),
        N_("La til: medisinsk behandling"),
    ),
    "FULLFORT": (
        N_("Fullførte: avtale om å søke jobber"), N_("Fullførte: en jobb jeg vil søke på"),
        N_("Fullførte: en jobb jeg har nå"), N_("Fullførte: jobbrettet egenaktivitet"),
        N_("Fullførte: medisinsk behandling"),
    ),
    "AVBRUTT": (
        N_("Avbrøt: avtale om å søke jobber"), N_("Avbrøt: en jobb jeg vil søke på"),
        N_("Avbrøt: en jobb jeg har nå"), N_("Avbrøt: jobbrettet egenaktivitet"),
        N_("Avbrøt: medisinsk behandling"),
    ),
}  # fmt: skip
_ENDRINGER = (
    Kode("MAL", N_("Endret mål")),
    *(
        Kode(f"{slag}_{t}", ord_)
        for slag, ordene in _ENDRINGSORD.items()
        for t, ord_ in zip(koder.AKTIVITETSTYPER, ordene, strict=True)
    ),
)
UTLOPT = forrige("akt_til", "%(idag)s")
_UTLOPER_ORD = {
    "SOKEAVTALE": N_("Avtale om å søke jobber slutter"),
    "STILLING": N_("En jobb jeg vil søke på slutter"),
    "IJOBB": N_("En jobb jeg har nå slutter"),
    "EGEN": N_("Jobbrettet egenaktivitet slutter"),
    "BEHANDLING": N_("Medisinsk behandling slutter"),
}

FELT: tuple[Felt, ...] = (
    Felt("avtalt", _G, Felttype.FLERKODE, N_("Avtalt aktivitet"),
         N_("Aktiviteter avtalt med NAV som er planlagt eller i gang."), _A, "{akt_avtalt}", _TYPER,
         fasett=True, sort=False),
    Felt("aktivitet", _G, Felttype.FLERKODE, N_("Aktivitet"),
         N_("Alle aktiviteter som er planlagt eller i gang, avtalt eller ikke."), _A, "{akt_apne}",
         _TYPER, fasett=True, sort=False),
    Felt("i_avtalt", _G, Felttype.JA, N_("I avtalt aktivitet"),
         N_("Har minst én avtalt aktivitet som er planlagt eller i gang."), _A,
         "{akt_avtalt} <> 0", fasett=True, kolonne=False, sort=False),
    Felt("i_aktivitet", _G, Felttype.JA, N_("I aktivitet"),
         N_("Har minst én aktivitet som er planlagt eller i gang."), _A, "{akt_apne} <> 0",
         fasett=True, kolonne=False, sort=False),
    Felt("bare_behandling", _G, Felttype.JA, N_("Bare medisinsk behandling"),
         N_("Alt som er planlagt eller i gang, er medisinsk behandling."), _A, BARE_BEHANDLING,
         fasett=True),
    Felt("arbeidsrettet", _G, Felttype.JA, N_("Arbeidsrettet aktivitet"),
         N_("Noe som er planlagt eller i gang, er mer enn behandling."), _A,
         f"{{akt_apne}} & ~{BEHANDLING} <> 0", fasett=True),
    Felt("utlopt", _G, Felttype.DATO, N_("Utløpt aktivitet"),
         N_("Sluttdatoen til den siste avtalte aktiviteten som er over uten å være avsluttet."), _A,
         UTLOPT),
    Felt("har_utlopt", _G, Felttype.JA, N_("Utløpte aktiviteter"),
         N_("Minst én avtalt aktivitet er over uten å være avsluttet."), _A,
         finnes("akt_til", "< %(idag)s"), fasett=True, kolonne=False, sort=False),
    Felt("utloper", _G, Felttype.DATO, N_("Neste utløpsdato"),
         N_("Sluttdatoen til den avtalte aktiviteten som slutter først fra i dag."), _A,
         neste("akt_til", "%(idag)s")),
    *(
        Felt(f"utloper_{t.lower()}", _G, Felttype.DATO, _UTLOPER_ORD[t],
             N_("Neste sluttdato fra i dag for avtalt aktivitet av denne typen."), _A,
             neste(f"til_{t.lower()}", "%(idag)s"))
        for t in koder.AKTIVITETSTYPER
    ),
    Felt("start", _G, Felttype.DATO, N_("Neste startdato"),
         N_("Startdatoen til den avtalte aktiviteten som starter først fra i dag."), _A,
         neste("akt_fra", "%(idag)s")),
    Felt("start_etter", _G, Felttype.DATO, N_("Startdatoen etter den neste"),
         N_("Den andre startdatoen fra i dag, av avtalte aktiviteter."), _A,
         neste_etter("akt_fra", "%(idag)s")),
    Felt("start_forrige", _G, Felttype.DATO, N_("Passert startdato"),
         N_("Den siste startdatoen før i dag, av avtalte aktiviteter."), _A,
         forrige("akt_fra", "%(idag)s")),
    Felt("forslag_nav", _G, Felttype.JA, N_("Forslag som venter på NAV"),
         N_("Brukeren har foreslått en aktivitet og venter på svar."), _A, "{forslag_nav} > 0",
         fasett=True),
    Felt("forslag_bruker", _G, Felttype.JA, N_("Forslag som venter på brukeren"),
         N_("NAV har foreslått en aktivitet og venter på svar."), _A, "{forslag_bruker} > 0",
         fasett=True),
    Felt("endring", _G, Felttype.TIDSPUNKT, N_("Siste endring brukeren gjorde"),
         N_("Da brukeren sist endret mål eller aktiviteter."), _A, "{endring}"),
    Felt("endringer", _G, Felttype.FLERKODE, N_("Hva brukeren har endret"),
         N_("Mål og aktiviteter der brukeren laget dem, eller gjorde den siste endringen."), _A,
         "{endringer}", _ENDRINGER, fasett=True, sort=False),
    Felt("uleste", _G, Felttype.JA, N_("Uleste endringer"),
         N_("Brukeren har endret noe etter at veilederen så planen sist."), _A,
         "({endring} IS NOT NULL AND {veileder} IS NOT NULL"
         " AND {endring} > COALESCE({plan_sett}, '-infinity'))", fasett=True),
)  # fmt: skip
