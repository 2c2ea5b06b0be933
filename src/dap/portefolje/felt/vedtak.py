"""Decisions on what help one has a right to, and what was answered at registration."""

from datetime import date

from dap.felles.innsatsgruppe import HOVEDMALNAVN, navn
from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.typer import Felt, Kode, Krav
from dap.portefolje.values import Feltgruppe, Felttype

_G, _R = Feltgruppe.VEDTAK, Feltgruppe.REGISTRERING
_V, _S = N_("Vedtakene"), N_("Registreringen")
_SITUASJON = (
    N_("Har mistet eller kommer til å miste jobben"), N_("Har aldri vært i jobb"),
    N_("Har sagt opp eller kommer til å si opp"), N_("Er i jobb, men vil bytte"),
    N_("Er permittert eller kommer til å bli permittert"),
    N_("Er usikker på jobbsituasjonen min"), N_("Har ikke vært i jobb de siste to årene"),
    N_("Har akkurat fullført utdanning eller militæret"),
    N_("Har jobb og vil fortsette i den jeg er i"), N_("Har deltidsjobb, men vil jobbe mer"),
)  # fmt: skip
_UTDANNING = (
    N_("Ingen utdanning"), N_("Grunnskole"), N_("Videregående grunnutdanning (1 til 2 år)"),
    N_("Videregående, fagbrev eller svennebrev (3 år eller mer)"),
    N_("Høyere utdanning (1 til 4 år)"), N_("Høyere utdanning (5 år eller mer)"),
)  # fmt: skip
_JA_NEI = (Kode("JA", N_("Ja")), Kode("NEI", N_("Nei")))

FELT: tuple[Felt, ...] = (
    Felt("har_vedtak", _G, Felttype.JA, N_("Har vedtak etter § 14 a"),
         N_("Har et vedtak som gjelder i oppfølgingen som varer nå. Nei: trenger vedtak."), _V,
         "{innsatsgruppe} <> 0", fasett=True, kolonne=False, sort=False, krav=Krav.STAT),
    Felt("innsatsgruppe", _G, Felttype.KODE, N_("Innsatsgruppe"), N_("I vedtaket som gjelder."), _V,
         "{innsatsgruppe}",
         tuple(Kode(g, navn(g, dag=date.max)) for g in koder.INNSATSGRUPPER), fasett=True,
         krav=Krav.STAT),
    Felt("hovedmal", _G, Felttype.KODE, N_("Hovedmål"), N_("I vedtaket som gjelder."), _V,
         "{hovedmal}", tuple(Kode(h, HOVEDMALNAVN[h]) for h in koder.HOVEDMAL), fasett=True,
         krav=Krav.STAT),
    Felt("vedtatt", _G, Felttype.TIDSPUNKT, N_("Vedtaket ble fattet"),
         N_("Da vedtaket som gjelder, ble fattet."), _V, "{vedtatt}", krav=Krav.STAT),
    Felt(
        "utkast", _G, Felttype.KODE, N_("Utkast til vedtak"), N_("Hvor langt utkastet er kommet."),
        _V, "{utkast}",
        (
            Kode("UTKAST", N_("Under arbeid")),
            Kode("KLAR_TIL_BESLUTTER", N_("Klar til beslutter")),
            Kode("KLAR_TIL_VEILEDER", N_("Tilbake hos veilederen")),
            Kode("GODKJENT_AV_BESLUTTER", N_("Godkjent av beslutter")),
        ),
        fasett=True, krav=Krav.STAT,
    ),
    Felt("utkast_endret", _G, Felttype.TIDSPUNKT, N_("Utkastet ble endret"),
         N_("Da utkastet til vedtak sist ble endret."), _V, "{utkast_endret}", krav=Krav.STAT),
    Felt("utkast_ansvarlig", _G, Felttype.KODE, N_("Ansvarlig for utkastet"),
         N_("Veilederen som skriver utkastet til vedtak."), _V, "{utkast_ansvarlig}", fasett=True, er_id=True,
         krav=Krav.STAT, sort=False),
    Felt(
        "profil", _G, Felttype.KODE, N_("Forslag fra registreringen"),
        N_("Det profileringen foreslo, eller det en veileder har satt i stedet."), _S, "{profil}",
        (
            Kode("STANDARD_INNSATS", N_("Antatt gode muligheter")),
            Kode("SITUASJONSBESTEMT_INNSATS", N_("Antatt behov for veiledning")),
            Kode("BEHOV_FOR_ARBEIDSEVNEVURDERING", N_("Oppgitt hindringer")),
        ),
        fasett=True,
    ),
    Felt("situasjon", _R, Felttype.KODE, N_("Situasjon"),
         N_("Svaret om jobbsituasjonen i registreringen."), _S, "{situasjon}",
         tuple(map(Kode, koder.SITUASJONER, _SITUASJON)), fasett=True),
    Felt("utdanning", _R, Felttype.KODE, N_("Høyeste fullførte utdanning"),
         N_("Svaret i registreringen."), _S, "{utdanning}",
         tuple(map(Kode, koder.UTDANNINGER, _UTDANNING)), fasett=True),
    Felt("utdanning_godkjent", _R, Felttype.KODE, N_("Utdanningen er godkjent"),
         N_("Svaret i registreringen."), _S, "{utdanning_godkjent}",
         (*_JA_NEI, Kode("VET_IKKE", N_("Vet ikke"))), fasett=True),
    Felt("utdanning_bestatt", _R, Felttype.KODE, N_("Utdanningen er bestått"),
         N_("Svaret i registreringen."), _S, "{utdanning_bestatt}", _JA_NEI, fasett=True),
    Felt("registrert", _R, Felttype.TIDSPUNKT, N_("Registrert"),
         N_("Da svarene i registreringen ble sendt."), _S, "{registrert}"),
)  # fmt: skip
