"""The list of statuses, in order: each is a condition of the registry, so that its count and the list
that it opens are the same question."""

from dataclasses import dataclass

from dap.felles.sprak import N_
from dap.portefolje.values import INGEN, MAKS_DAGER, Op, Vilkar


@dataclass(frozen=True, slots=True)
class Status:
    nokkel: str
    etikett: str
    vilkar: Vilkar
    bare_min: bool = False
    """Only of one's own users."""
    bare_kontor: bool = False

    @property
    def felt(self) -> str:
        return self.vilkar.felt


def _ja(felt: str) -> Vilkar:
    return Vilkar(felt, Op.ER, ("ja",))


STATUSER: tuple[Status, ...] = (
    Status("nye", N_("Nye brukere"), _ja("ny"), bare_min=True),
    Status("ufordelte", N_("Ufordelte brukere"), _ja("ufordelt"), bare_kontor=True),
    Status(
        "trenger_vedtak", N_("Trenger vedtak etter § 14 a"), Vilkar("har_vedtak", Op.ER, ("nei",))
    ),
    Status("utkast", N_("Utkast til vedtak"), Vilkar("utkast", Op.ER, (INGEN,), ikke=True)),
    Status("venter_nav", N_("Venter på svar fra NAV"), _ja("venter_pa_nav")),
    Status("frist_ute", N_("Svarfristen er ute"), Vilkar("svartid", Op.ER, ("UTE",))),
    Status("venter_bruker", N_("Venter på svar fra brukeren"), _ja("venter_pa_bruker")),
    Status("mote_i_dag", N_("Møte i dag"), _ja("mote_i_dag")),
    Status("moterad", N_("Råd om møte"), Vilkar("moterad", Op.ER, (INGEN,), ikke=True)),
    Status("varsel", N_("Åpent varsel om stans"), Vilkar("varsel", Op.ER, (INGEN,), ikke=True)),
    Status("varsel_utgatt", N_("Utgåtte varsel"), Vilkar("varsel", Op.ER, ("UTGATT",))),
    Status("udelte_referat", N_("Udelte samtalereferat"), _ja("udelt_for_sent")),
    Status("kandidat", N_("Kandidat for utmelding"), _ja("kandidat")),
    Status("utlopte", N_("Utløpte aktiviteter"), _ja("har_utlopt")),
    Status("ikke_avtalt", N_("Ikke i avtalt aktivitet"), Vilkar("i_avtalt", Op.ER, ("nei",))),
    Status("uten_aktivitet", N_("Uten aktivitet"), Vilkar("i_aktivitet", Op.ER, ("nei",))),
    Status("avtalt", N_("I avtalt aktivitet"), _ja("i_avtalt")),
    Status("bare_behandling", N_("Bare medisinsk behandling"), _ja("bare_behandling")),
    Status("inaktive", N_("Inaktive"), Vilkar("formidling", Op.ER, ("INAKTIV",))),
    Status("stille", N_("Stille brukere"), Vilkar("stille", Op.ER, (INGEN,), ikke=True)),
    Status("uenige", N_("Uenige om noe"), Vilkar("forstaelse", Op.ER, ("UENIGE",))),
    Status("uleste", N_("Uleste endringer"), _ja("uleste"), bare_min=True),
    Status("huskelapp", N_("Huskelapper"), _ja("har_huskelapp"), bare_min=True),
    Status(
        "huskelapp_i_dag",
        N_("Huskelapper med frist i dag"),
        Vilkar("huskelapp_frist", Op.SISTE, (MAKS_DAGER,)),
        bare_min=True,
    ),
    Status("har_behov", N_("Etter behov"), Vilkar("behov", Op.MELLOM, (1, None))),
    *(
        Status(f"kategori_{k}", N_("Kategori"), Vilkar("kategori", Op.ER, (k,)))
        for k in ("A", "B", "C", "D", "E", "F", INGEN)
    ),
)
