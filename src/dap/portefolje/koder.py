"""The lists of codes that the row stores as numbers. A place is for ever: add at the end, never move."""

from dap.aktivitet.values import TYPER
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.mote.values import Radgrunn
from dap.person.values import Folkeregisterstatus, Gradering, Lesebehov
from dap.vedtak.values import Beslutterstatus
from dap.ytelse.values import Ytelsestype

KJONN = ("K", "M")
GRADERINGER = (
    Gradering.UGRADERT,
    Gradering.FORTROLIG,
    Gradering.STRENGT_FORTROLIG,
    Gradering.STRENGT_FORTROLIG_UTLAND,
)
REGISTERSTATUSER = (
    Folkeregisterstatus.BOSATT,
    Folkeregisterstatus.IKKE_BOSATT,
    Folkeregisterstatus.DNUMMER,
    Folkeregisterstatus.DOD,
    Folkeregisterstatus.FORSVUNNET,
    Folkeregisterstatus.OPPHORT,
    Folkeregisterstatus.UKJENT,
)
LESEBEHOV = (
    Lesebehov.STOR_SKRIFT,
    Lesebehov.OPPLESING,
    Lesebehov.ENKELT_SPRAK,
    Lesebehov.BREV,
)
STARTARSAKER = (
    "ARBEIDSSOKER_REGISTRERING",
    "MANUELL_REGISTRERING_VEILEDER",
    "MANUELL_REGISTRERING_BRUKER",
    "SYKMELDT",
)
INNSATSGRUPPER = (
    Innsatsgruppe.STANDARD_INNSATS,
    Innsatsgruppe.SITUASJONSBESTEMT_INNSATS,
    Innsatsgruppe.SPESIELT_TILPASSET_INNSATS,
    Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS,
    Innsatsgruppe.VARIG_TILPASSET_INNSATS,
)
HOVEDMAL = (Hovedmal.SKAFFE_ARBEID, Hovedmal.BEHOLDE_ARBEID)
UTKAST = ("UTKAST", *(s.value for s in Beslutterstatus if s))
"""A draft nobody has sent on, and how far it has come with the second person."""
YTELSER = (
    Ytelsestype.AAP,
    Ytelsestype.DAGPENGER,
    Ytelsestype.TILTAKSPENGER,
    Ytelsestype.SYKEPENGER,
    Ytelsestype.UFORETRYGD,
    Ytelsestype.OVERGANGSSTONAD,
    Ytelsestype.KVALIFISERINGSSTONAD,
    Ytelsestype.UNGDOMSPROGRAMYTELSE,
)
KATEGORIER = ("A", "B", "C", "D", "E", "F")
AKTIVITETSTYPER = ("SOKEAVTALE", "STILLING", "IJOBB", "EGEN", "BEHANDLING")
BEHANDLING = tuple(t for t in AKTIVITETSTYPER if TYPER[t].er_behandling)
ENDRINGER = (
    "MAL",
    *(f"NY_{t}" for t in AKTIVITETSTYPER),
    *(f"FULLFORT_{t}" for t in AKTIVITETSTYPER),
    *(f"AVBRUTT_{t}" for t in AKTIVITETSTYPER),
)
"""What the user can have done with the plan."""
SITUASJONER = (
    "MISTET_JOBBEN",
    "ALDRI_HATT_JOBB",
    "HAR_SAGT_OPP",
    "VIL_BYTTE_JOBB",
    "ER_PERMITTERT",
    "USIKKER_JOBBSITUASJON",
    "JOBB_OVER_2_AAR",
    "AKKURAT_FULLFORT_UTDANNING",
    "VIL_FORTSETTE_I_JOBB",
    "DELTIDSJOBB_VIL_MER",
)
UTDANNINGER = (
    "INGEN_UTDANNING",
    "GRUNNSKOLE",
    "VIDEREGAENDE_GRUNNUTDANNING",
    "VIDEREGAENDE_FAGBREV_SVENNEBREV",
    "HOYERE_UTDANNING_1_TIL_4",
    "HOYERE_UTDANNING_5_ELLER_MER",
)
JA_NEI = ("JA", "NEI")
JA_NEI_VET_IKKE = ("JA", "NEI", "VET_IKKE")
PROFILER = (
    "STANDARD_INNSATS",
    "SITUASJONSBESTEMT_INNSATS",
    "BEHOV_FOR_ARBEIDSEVNEVURDERING",
)
RADGRUNNER = (
    Radgrunn.BRUKER_BER,
    Radgrunn.INGEN_FORSTE_30_DAGER,
    Radgrunn.UBESVARTE_MELDINGER,
    Radgrunn.INGEN_PA_6_MANEDER,
    Radgrunn.UENIGE,
    Radgrunn.YTELSE_SLUTTER,
    Radgrunn.NY_INNSATSGRUPPE,
)


def nummer(koder: tuple[str, ...], kode: str) -> int:
    """The number that the row stores for a code: 1 and up; 0 is none."""
    return koder.index(kode) + 1


def bit(koder: tuple[str, ...], kode: str) -> int:
    """The bit of a code where the row stores a set."""
    return 1 << koder.index(kode)


def fra_bits(koder: tuple[str, ...], bits: int) -> tuple[str, ...]:
    return tuple(str(k) for nr, k in enumerate(koder) if bits >> nr & 1)
