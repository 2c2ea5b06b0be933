"""What a refusal says to the person in front of the screen: one text for every `kode`.

The domain raises a code and its details; the words stand here, one dictionary per term.
`tests/test_meldinger.py` walks the source and fails when a code has no text.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.feil import DapFeil, Regelbrudd, UgyldigInndata
from dap.felles.sprak import Ytring
from dap.web.felles.ytring import dag, si

FELLES: Mapping[str, Any] = {
    "UKJENT": _("Noe gikk galt. Prøv igjen."),
    "REGELBRUDD": _("Dette kan ikke gjøres nå."),
    "UGYLDIG_INNDATA": _("Noe må rettes før du kan lagre."),
    "VERSJONSKONFLIKT": _(
        "Noen andre lagret en endring mens du skrev. Det du skrev, er ikke borte."
    ),
    "IKKE_FUNNET": _("Vi finner ikke det du leter etter."),
    "MANGLER": _("Fyll ut «%(felt)s»."),
    "FOR_LANG": _("«%(felt)s» kan ha høyst %(maks)s tegn. Du har skrevet %(lengde)s."),
    "URIMELIG_DATO": _("Velg en dato mellom %(tidligst)s og %(senest)s."),
    "UGYLDIG_LENKE": _(
        "Nettadressen kan ikke brukes. Skriv hele adressen, for eksempel https://www.nav.no."
    ),
}

OVERSIKT: Mapping[str, Any] = {
    "FEIL_OPERATOR": _("«%(felt)s» kan ikke spørres om på den måten."),
    "FNR_I_ADRESSEN": _("Søk etter fødselsnummer i søkefeltet. Det skal aldri stå i en adresse."),
    "FOR_LANGT_SOK": _("Søket er for langt. Skriv en del av navnet."),
    "FOR_LANG_ADRESSE": _("Adressen er for lang, så filtrene er tatt bort."),
    "FOR_MANGE_GRUPPER": _("Det er for mange grupper med filtre."),
    "FOR_MANGE_SORTERINGER": _("Du kan sortere etter høyst tre ting."),
    "NAVNESOK_DELES_IKKE": _(
        "Et søk etter navn kan ikke deles. Velg «Bare jeg», eller ta bort søket i oversikten først."
    ),
    "FOR_MANGE_VISNINGER": _(
        "Du kan ha høyst %(maks)s lagrede visninger. Slett en du ikke bruker."
    ),
    "IKKE_DIN_VISNING": _("Bare den som laget visningen, og lederne ved kontoret, kan endre den."),
    "UKJENT_TEAM": _("Velg et team du er med i."),
    "FOR_MANGE_VERDIER": _("Du har valgt for mange i «%(felt)s»."),
    "INGEN_KOLONNE": _("«%(felt)s» kan ikke vises som kolonne."),
    "KAN_IKKE_FILTRERES": _("«%(felt)s» kan ikke brukes som filter."),
    "KAN_IKKE_SORTERES": _("Lista kan ikke sorteres etter «%(felt)s»."),
    "UGYLDIG_ANTALL": _("Lista vises med 50, 100 eller 200 brukere per side."),
    "UGYLDIG_KODE": _("«%(felt)s» har ikke det valget."),
    "UGYLDIG_PEKER": _("Siden finnes ikke lenger. Du ser den første."),
}

TILGANG: Mapping[str, Any] = {
    "IKKE_TILGANG": _("Du har ikke tilgang til dette."),
    "KREVER_BEGRUNNELSE": _(
        "Personen følges opp av et annet kontor. Skriv hvorfor du må åpne saken."
    ),
    "INHABIL": _("Dette er din egen sak, eller saken til noen du er i nær familie med."),
    "FEIL_AKTORTYPE": _("Denne siden er ikke for deg."),
    "MANGLER_ROLLE": _("Du har ikke rollen som trengs for å gjøre dette."),
    "KONTO_UTEN_EIER": _("Kontoen din er ikke lenger knyttet til noen her."),
    "UGYLDIG_FNR": _("Fødselsnummeret er ikke gyldig."),
    "INGEN_A_REGISTRERE": _("Vi finner ingen du kan registrere med dette fødselsnummeret."),
    "UKJENT_I_FOLKEREGISTERET": _("Vi finner deg ikke i Folkeregisteret"),
    "ANNET_KONTOR_I_ADRESSEN": _(
        "Lenken gjelder et kontor du ikke arbeider ved. Du ser brukerne ved ditt eget."
    ),
    "INGEN_ANSATT": _("Vi finner ingen ansatt med denne identen."),
    "ETT_SOK": _("Skriv enten et fødselsnummer eller identen til en ansatt."),
    "SPORING_SNUDD": _("Siste dag kan ikke være før den første."),
    "SPORING_FOR_LANG": _("Velg høyst %(dager)s dager."),
    "INGEN_PERSON": _("Vi finner ingen med dette fødselsnummeret."),
}

VARSEL: Mapping[str, Any] = {
    "INGEN_KANAL": _("Velg minst én måte å få varsler på."),
    "UKJENT_VERDI": _("Velg et av alternativene."),
    "STILLE_FOR_LENGE": _("Det kan være stille i høyst %(timer)s timer i døgnet."),
}

MASSEUTSENDING: Mapping[str, Any] = {
    "UKJENT_FLETTEFELT": _(
        "Teksten har felt vi ikke kjenner: %(felter)s. Du kan bruke [fornavn], [kontor] og [veileder]."
    ),
    "UKJENT_KONTOR": _("Vi kjenner ikke disse kontorene: %(kontorer)s."),
    "INGEN_MOTTAKERE": _("Ingen følges opp ved kontorene du har valgt."),
    "EGET_UTKAST": _("Du har selv skrevet dette. En annen må godkjenne det."),
    "FEIL_STATUS": _("Dette er allerede gjort, eller kan ikke gjøres nå. Last siden på nytt."),
}

DIGILAB: Mapping[str, Any] = {
    "DIGILAB_PLASSER": _("En dag kan ha fra 1 til %(maks)s plasser."),
    "DIGILAB_FOR_FA_PLASSER": _("%(opptatt)s har plass allerede. Dagen kan ikke ha færre plasser."),
    "DIGILAB_VARIGHET": _("En dag varer fra %(minst)s til %(maks)s minutter."),
    "DIGILAB_HAR_VAERT": _("Dagen har vært, eller er avlyst."),
    "DIGILAB_FOR_MANGE": _("Inviter høyst %(maks)s om gangen."),
    "DIGILAB_KAN_IKKE_SVARE": _("Det går ikke an å svare på denne dagen lenger."),
    "DIGILAB_IKKE_BEGYNT": _("Oppmøte noteres fra en time før dagen begynner."),
}

HJELP: Mapping[str, Any] = {
    "BARE_BRUKEREN_SELV": _("Dette må brukeren gjøre selv. Ingen kan gjøre det for andre."),
    "HJELPER_KAN_BARE_LESE": _("Du kan lese for denne personen, men ikke endre noe."),
    "HJELPER_KAN_IKKE_LASTE_NED": _("Du har ikke rett til å laste ned saken til denne personen."),
    "HJELP_SLUTT": _(
        "Du handler ikke lenger for denne personen. Retten er avsluttet eller gått ut."
        " Ingenting av det du sendte nå, er lagret."
    ),
    "HJELPER_DEG_SELV": _("Du kan ikke velge deg selv som hjelper."),
    "HJELPER_FINNES": _("Du har allerede valgt denne personen."),
    "HJELP_PERIODE": _("Velg en dag fra i dag og høyst %(maks)s dager fram."),
    "HJELP_BESKYTTET": _(
        "Adressen din er strengt beskyttet. Snakk med veilederen din om hjelp fra andre."
    ),
    "HJELP_IKKE_SPURT": _("Du er ikke lenger spurt om dette."),
    "HJELP_I_REGISTERET": _("Dette kommer fra et register, og kan bare avsluttes der."),
    "HJELPEREGISTER_SVARER_IKKE": _(
        "Et register svarte ikke. Det som er kjent fra før, gjelder i et døgn."
    ),
    "ASSISTERES_ALLEREDE": _("En kollega hjelper brukeren akkurat nå."),
}

DEMODATA: Mapping[str, Any] = {
    "DATABASEN_ER_IKKE_TOM": _("Demodata lages bare i en tom database."),
}

KONTO: Mapping[str, Any] = {
    "UKJENT_SPRAK": _("Velg bokmål, nynorsk eller engelsk."),
    "UKJENT_TEMA": _("Velg lyst, mørkt eller som enheten."),
    "KLADD_STED": _("Kladden kan ikke lagres her."),
    "KLADD_FOR_STOR": _("Kladden er for lang. Den kan ha høyst %(maks)s tegn."),
    "PALOGGING_AVVIST": _("Innloggingen ble avvist. Prøv igjen."),
}

KONTOR: Mapping[str, Any] = {
    "FRAVAR_FEIL_VEI": _("Den siste dagen kan ikke være før den første."),
    "FRAVAR_FOR_LANGT": _("Fraværet kan vare høyst %(dager)s dager. Registrer et nytt etterpå."),
    "FRAVAR_OVER": _("Fraværet er over."),
    "FRAVAR_FOR_TIDLIG": _("Fraværet kan ikke ha begynt for mer enn %(dager)s dager siden."),
    "FRAVAR_OVERLAPPER": _("Det er allerede registrert fravær i disse dagene: %(fra)s–%(til)s."),
    "STEDFORTREDER_UTEN_TILGANG": _(
        "Vikaren må arbeide ved samme kontor, følge opp brukere og se det samme som den som er borte."
    ),
    "STEDFORTREDER_BORTE": _(
        "%(navn)s er selv borte %(fra)s–%(til)s. Velg en annen vikar, eller andre dager."
    ),
    "ER_STEDFORTREDER": _(
        "Den som skal være borte, er vikar for %(navn)s %(fra)s–%(til)s. Velg en annen vikar der "
        "først."
    ),
    "TEAM_FINNES": _("Kontoret har allerede et team med dette navnet."),
    "IKKE_KOLLEGA": _("Bare de som arbeider ved kontoret, kan være med i teamet."),
}

OPPFOLGING: Mapping[str, Any] = {
    "ALLEREDE_UNDER_OPPFOLGING": _("Brukeren er allerede under oppfølging."),
    "IKKE_UNDER_OPPFOLGING": _("Oppfølgingen er avsluttet. Planen kan leses, men ikke endres."),
    "BARE_NAV": _("Bare NAV kan gjøre dette."),
    "BARE_STATEN": _("Oppfølgingen er statens. Be en veileder i staten om å gjøre dette."),
    "BARE_SYSTEMET": _("Dette skjer av seg selv. Ingen kan gjøre det for hånd."),
    "IKKE_DITT_KONTOR": _("Bare de som arbeider ved brukerens kontor, kan gjøre dette."),
    "SLUTT_SPERRET": _("Oppfølgingen kan ikke avsluttes nå. Noe må ordnes først."),
    "IKKE_INAKTIV": _("Brukeren er ikke inaktiv."),
    "ALLEREDE_INAKTIV": _("Brukeren er allerede inaktiv."),
    "NADETIDEN_LOPER": _("Det har ikke gått 28 dager ennå."),
    "IKKE_ARBEIDSSOKER": _("Brukeren er ikke registrert som arbeidssøker."),
    "IKKE_KANDIDAT": _("Brukeren er ikke lenger kandidat for utmelding."),
    "RESERVERT_ER_MANUELL": _(
        "Den som har reservert seg mot digital kommunikasjon, kan ikke få digital oppfølging. "
        "Reservasjonen tas bort på norge.no."
    ),
    "ALLEREDE_KVP": _("Brukeren er allerede i kvalifiseringsprogrammet."),
    "IKKE_KVP": _("Brukeren er ikke i kvalifiseringsprogrammet."),
    "TILDELT_AV_ANDRE": _("Noen andre har gitt brukeren en annen veileder. Se hvem det er nå."),
    "TEAM_ANNET_KONTOR": _("Kategorien er et teams ved et annet kontor enn brukerens."),
    "ALLEREDE_VEILEDER": _("Har denne veilederen allerede."),
    "VEILEDER_UTEN_ROLLE": _("Kollegaen har ikke en rolle som følger opp brukere."),
    "VEILEDER_MANGLER_RETTIGHET": _("Kollegaen har ikke tilgang til denne brukeren."),
    "VEILEDER_INHABIL": _("Kollegaen er inhabil: egen sak, eller saken til nær familie."),
    "VEILEDER_ANNET_KONTOR": _("Kollegaen arbeider ikke ved kontoret som følger opp brukeren."),
    "OVERDRAGELSE_FINNES": _("Noen har allerede begynt på en overdragelse av brukeren."),
    "OVERDRAGELSE_SENDT": _("Overdragelsen er allerede sendt eller forkastet."),
    "OVERDRAGELSE_UTDATERT": _("Brukeren er flyttet til et annet kontor etter at du begynte."),
    "IKKE_MOTTAKER": _(
        "Bare den som har overtatt brukeren, eller lederen ved kontoret, kan bekrefte at "
        "oppsummeringen er lest."
    ),
    "ER_ANSVARLIG": _("Kollegaen har allerede ansvaret for brukeren."),
    "ALLEREDE_MED": _("Kollegaen er allerede med."),
    "ANNET_ROM": _("Kollegaen arbeider i den andre delen av kontoret. Be noen der om å gjøre det."),
    "HAR_HUSKELAPP": _("Har en huskelapp fra før. Den blir ikke skrevet over."),
    "HOPPET_OVER": _(
        "Ble hoppet over da du så over, men kunne vært med nå. Velg brukeren på nytt hvis det skal gjøres."
    ),
    "HAR_KATEGORIEN": _("Har denne kategorien allerede."),
    "ENDRET_SIDEN": _("Noen andre har endret det siden. Det står som de satte det."),
    "KAN_IKKE_ANGRES": _("Det som er sendt til brukerne, kan ikke angres."),
    "HOLDER_PA": _("Alt er ikke gjort ennå. Prøv igjen om et par minutter."),
    "ANGREFRISTEN_UTE": _("Det har gått mer enn ti minutter, og det kan ikke angres her lenger."),
    "INGEN_VALGT": _("Velg minst én bruker."),
    "FOR_MANGE_VALGT": _("Velg høyst %(maks)s brukere om gangen."),
    "UKJENT_KONTOR": _("Kontoret finnes ikke."),
    "HUSKELAPP_TOM": _("Skriv noe, eller sett en frist."),
    "INGEN_VEILEDER": _("Brukeren har ingen veileder. Tildel en veileder først."),
    "REGISTER_SVARER_IKKE": _("Registeret svarer ikke nå. Prøv igjen om litt."),
    "ALLEREDE_SVART": _("Du har svart på denne saken allerede."),
    "KRR_SVARER_IKKE": _(
        "Kontakt- og reservasjonsregisteret svarer ikke nå. Det vi hadde, står fortsatt. Prøv igjen "
        "om litt."
    ),
    "HISTORISK": _("Dette hører til en periode som er avsluttet. Det kan leses, men ikke endres."),
}

REGISTRERING: Mapping[str, Any] = {
    "BESKYTTET_ADRESSE": _("Adressen er beskyttet. Be om å bli kontaktet, så hjelper vi deg."),
    "DOD": _("Folkeregisteret har ført personen som død. Det må rettes først."),
    "FORSVUNNET": _("Folkeregisteret har ført personen som forsvunnet. Det må rettes først."),
    "IKKE_LOVLIG_OPPHOLD": _("Folkeregisteret viser at oppholdet i Norge er avsluttet."),
    "UKJENT_STATUS_FOLKEREGISTERET": _("Folkeregisteret har en status som vi ikke kjenner."),
    "INGEN_STATUS_FOLKEREGISTERET": _("Folkeregisteret har ikke svart med noen status."),
    "IKKE_BOSATT": _("Personen er ikke registrert som bosatt i Norge."),
    "IKKE_BOSATT_UNDER_18": _("Personen er under 18 år, og ikke bosatt i Norge."),
    "DNUMMER_IKKE_EOS": _("Personen har d-nummer, og er ikke borger av et EØS-land."),
    "DNUMMER_IKKE_EOS_UNDER_18": _(
        "Personen er under 18 år, har d-nummer, og er ikke borger av et EØS-land."
    ),
    "UNDER_18": _("Personen er under 18 år."),
    "MA_GODKJENNES": _("Skriv med minst ti tegn hva du har kontrollert, før du registrerer."),
    "INGEN_ENHET": _("Vi fant ingen enhet som kan ta imot. Ring NAV, så hjelper vi deg."),
    "KAN_REGISTRERE_SEG": _("Ingenting hindrer registreringen. Start den i stedet."),
    "REGISTRERING_IKKE_BEGYNT": _("Registreringen er ikke begynt, eller svarene er slettet."),
    "SPORSMALENE_ER_ENDRET": _(
        "Spørsmålene er endret siden du begynte. Svarene dine er tatt vare på. Se spørsmålene på "
        "nytt, og send etterpå."
    ),
    "SVARENE_ER_ENDRET": _(
        "Svarene er endret i et annet vindu. Nå står de slik du har svart sist. Se over dem, og send."
    ),
    "MANGLER_SVAR": _("Svar på «%(felt)s»."),
    "UKJENT_SVAR": _("Velg ett av svarene på listen under «%(felt)s»."),
    "SPORSMALET_STILLES_IKKE": _(
        "Dette spørsmålet er ikke med når du har svart som du har gjort. Svaret er ikke lagret."
    ),
    "ALDRI_JOBBET_MEN_HATT_JOBB": _(
        "Du har svart at du aldri har vært i jobb. Da passer det ikke at du har hatt en jobb. Endre "
        "det ene svaret."
    ),
    "I_JOBB_MEN_ALDRI_JOBBET": _(
        "Situasjonen du har valgt, er for dem som har eller har hatt en jobb. Da passer det ikke at "
        "du aldri har vært i jobb. Endre det ene svaret."
    ),
    "STILLING_UTEN_JOBB": _(
        "Du har skrevet hva du har jobbet som, men svart at du ikke har vært i jobb. Endre det ene "
        "svaret."
    ),
    "UTDANNING_UTEN_UTDANNING": _(
        "Du har ikke oppgitt noen utdanning. Da kan den ikke være bestått eller godkjent. Endre det "
        "ene svaret."
    ),
    "INGEN_PROFIL": _("Forslaget er byttet ut med et nyere. Last siden på nytt."),
    "MANGLER_BEGRUNNELSE_FOR_ENDRING": _("Skriv hvorfor du mener noe annet enn forslaget."),
    "OPPGAVEN_ER_FERDIG": _("Oppgaven er allerede ferdig."),
    "UGYLDIG_REGELSETT": _("Reglene for forslaget kan ikke brukes. Si fra til administratoren."),
}

MAL: Mapping[str, Any] = {
    "FOR_MANGE_MAL": _("Du kan ha høyst %(maks)s mål samtidig. Fullfør eller legg bort ett først."),
    "MAL_IKKE_AKTIVT": _("Målet er nådd eller lagt bort, og kan ikke endres."),
    "FOR_MANGE_MILEPAELER": _("Et mål kan ha høyst %(maks)s delmål."),
    "MILEPAEL_FJERNET": _("Delmålet er fjernet."),
    "UTENFOR_SKALA": _("Velg et tall fra %(fra)s til %(til)s."),
    "BARE_BRUKER_VURDERER": _("Bare brukeren selv kan si hvor viktig målet er."),
    "DATO_I_FORTIDEN": _("Velg en dato som ikke har vært."),
    "FOR_MANGE_FORVENTNINGER": _(
        "Brukeren kan ha høyst %(maks)s forventninger samtidig. Avslutt en først."
    ),
    "FORVENTNING_AVSLUTTET": _("Forventningen er oppfylt eller trukket, og kan ikke endres."),
    "SAMME_STATUS": _("Det har allerede denne statusen."),
}

AKTIVITET: Mapping[str, Any] = {
    "AKTIVITET_FERDIG": _(
        "Aktiviteten er fullført eller avbrutt, og er låst. Veilederen kan åpne den igjen."
    ),
    "VENTER_PA_SVAR": _("Forslaget venter på svar, og kan ikke flyttes før det er besvart."),
    "FELT_LAST": _("«%(felt)s» kan ikke endres nå."),
    "MANUELL_OPPFOLGING": _(
        "Du får oppfølging på papir og i møter. Du kan lese planen, men ikke skrive i den. Du kan "
        "skrive til veilederen din og be om møte, og svaret kommer også i posten."
    ),
    "RESERVERT_KRR": _(
        "Du har reservert deg mot digital kommunikasjon. Du kan lese planen, men ikke skrive i den. "
        "Du kan skrive til veilederen din og be om møte, og svaret kommer også i posten."
    ),
    "IKKE_NABAR_DIGITALT": _(
        "Vi mangler e-postadressen eller mobilnummeret ditt. Legg det inn på norge.no før du "
        "skriver i planen. Du kan skrive til veilederen din og be om møte, og svaret kommer også i "
        "posten."
    ),
    "TYPEN_ER_FOR_NAV": _("Det er NAV som legger til aktiviteter av denne typen."),
    "OPPRETT_I_APEN_KOLONNE": _("En ny aktivitet kan ikke være fullført eller avbrutt."),
    "TYPEN_ENDRES_AV_NAV": _("Det er NAV som endrer aktiviteter av denne typen."),
    "TYPEN_FLYTTES_AV_NAV": _("Det er NAV som flytter aktiviteter av denne typen."),
    "SVAR_PA_FORSLAGET": _("Svar på forslaget først: godta det, juster det eller si nei."),
    "LES_FORHANDSORIENTERING_FORST": _("Les beskjeden om ansvaret ditt først."),
    "INGENTING_A_ANGRE": _("Det har skjedd noe nytt med aktiviteten. Flyttingen kan ikke angres."),
    "FOR_SENT_A_ANGRE": _("Det er mer enn ti minutter siden. Flytt aktiviteten på vanlig måte."),
    "IKKE_FERDIG": _("Aktiviteten er åpen allerede."),
    "GJENAPNE_TIL_APEN_KOLONNE": _("Velg Forslag, Planlegger eller Gjennomfører."),
    "UKJENT_FELT": _("Dette feltet finnes ikke på aktiviteten."),
    "INGEN_FORSLAG_VENTER": _("Forslaget er allerede besvart."),
    "FORSLAGET_VENTER_PA_DEN_ANDRE": _("Forslaget venter på svar fra den andre."),
    "TYPEN_AVTALES_IKKE": _("Aktiviteter av denne typen kan ikke avtales med NAV."),
    "ALLEREDE_AVTALT": _("Aktiviteten er allerede avtalt med NAV."),
    "FORSLAGET_MA_BESVARES": _("Forslaget må besvares før aktiviteten kan avtales."),
    "FHO_UTEN_TIL_DATO": _(
        "Aktiviteten har ingen til-dato. Du kan avtale den uten forhåndsorientering når du har "
        "informert brukeren og skrevet det i et referat."
    ),
    "FHO_FOR_KORT_TID": _(
        "Til-datoen er for nær: det må være minst sju dager til den, og fjorten når beskjeden går som "
        "brev. Du kan avtale aktiviteten uten forhåndsorientering når du har informert brukeren og "
        "skrevet det i et referat."
    ),
    "FHO_UNDER_KVP": _(
        "Brukeren er i kvalifiseringsprogrammet. Du kan avtale aktiviteten uten forhåndsorientering når "
        "du har informert brukeren og skrevet det i et referat."
    ),
    "FHO_TEKSTEN_ER_FAST": _("Denne teksten kan ikke endres. Velg en annen type."),
    "TIL_FOR_FRA": _("Til dato kan ikke være før fra dato."),
    "UGYLDIG_DATO": _("«%(felt)s» er ikke en gyldig dato. Skriv dag, måned og år."),
    "UGYLDIG_VERDI": _("«%(felt)s» kan ikke leses. Skriv det på nytt."),
    "IKKE_HELTALL": _("«%(felt)s» må være et helt tall."),
    "UTENFOR_GRENSE": _("«%(felt)s» må være fra %(minst)s til %(maks)s."),
    "UKJENT_VALG": _("Velg et av alternativene under «%(felt)s»."),
    "UKJENT_TYPE": _("Denne typen aktivitet finnes ikke."),
    "UKJENT_MAL": _("Målet finnes ikke lenger. Velg et annet."),
    "BARE_BRUKEREN_LESER": _("Bare brukeren selv kan si at beskjeden er lest."),
    "INGEN_FORHANDSORIENTERING": _("Det er ingen beskjed å lese."),
    "NAVNET_ER_BRUKT": _("Kontoret har allerede en mal med dette navnet."),
    "INGEN_VALGT": _("Velg minst én bruker."),
    "FOR_MANGE_VALGT": _("Velg høyst %(maks)s brukere om gangen."),
    "GODTA_TIL_APEN_KOLONNE": _("Velg Planlegger eller Gjennomfører."),
    "INGENTING_ENDRET": _("Du har ikke endret noe. Godta forslaget hvis det er bra som det er."),
    "BARE_LESE": _("Du kan lese planen, men ikke endre den."),
}

DIALOG: Mapping[str, Any] = {
    "TRAD_HISTORISK": _(
        "Samtalen hører til en oppfølging som er avsluttet. Den kan leses, men ikke besvares."
    ),
    "BRUKER_KAN_IKKE_VARSLES": _(
        "Brukeren svarer ikke her selv, og bare brukeren kan si ja til at samtalen flyttes. Start en "
        "ny samtale der den hører hjemme."
    ),
    "TOMME_FELTER": _("Fyll ut det som står i klammer før du sender: %(felter)s."),
    "VIKTIG_MELDING_SLETTES_IKKE": _(
        "Meldingen er et varsel som brukeren har fått, og kan ikke slettes. Skriv til brukeren i "
        "samtalen hvis noe i den er feil."
    ),
    "VIKTIG_TRAD_FLYTTES_IKKE": _("Samtalen begynte med et varsel fra NAV, og kan ikke flyttes."),
    "INGEN_MELDING": _("Brukeren har ikke skrevet noe i denne samtalen."),
    "ALLEREDE_DER": _("Samtalen er allerede der."),
    "KREVER_SAMTYKKE": _(
        "Samtaler flyttes mellom stat og kommune bare når brukeren samtykker. Spør brukeren først."
    ),
    "AKTIVITETENS_ROM": _("Samtalen hører til en aktivitet, og følger den."),
    "ALLEREDE_SPURT": _("Brukeren er allerede spurt, og har ikke svart ennå."),
    "IKKE_SPURT": _("Det er ikke noe spørsmål å svare på lenger."),
    "KOLLEGA_ER_DEG": _("Velg en annen enn deg selv."),
    "KOLLEGA_UTEN_TILGANG": _("Kollegaen har ikke tilgang til denne samtalen. Velg en annen."),
    "ALLEREDE_BESVART": _("Spørsmålet er allerede besvart."),
    "ALLEREDE_KASSERT": _("Innholdet er allerede slettet."),
    "KASSERING_ER_BEDT_OM": _("Noen har alt bedt om at noe her slettes. Det må avgjøres først."),
    "IKKE_SKREVET_AV_DEG": _("Du kan bare be om å få slettet noe du har skrevet selv."),
    "FORHANDSORIENTERING_SLETTES_IKKE": _(
        "Beskjeden viser hva brukeren fikk vite da aktiviteten ble avtalt, og kan ikke slettes. "
        "Skriv til brukeren i dialogen hvis noe i den er feil."
    ),
    "GJENTAR_INNHOLDET": _(
        "Begrunnelsen gjentar det som skal bort. Skriv hvorfor, uten å si hva som sto der."
    ),
    "DEL_FOR_KORT": _("Hver del må ha minst %(minst)s tegn."),
    "DEL_FINNES_IKKE": _("Noen av ordene står ikke der. Lim dem inn slik de står."),
    "FOR_MANGE_DELER": _("Skriv høyst %(maks)s deler om gangen."),
    "EGEN_KASSERING": _("Du har selv bedt om at dette slettes. En annen må avgjøre det."),
    "KASSERING_ER_AVGJORT": _("Dette er allerede avgjort."),
    "VEDLEGG_TOMT": _("Filen «%(navn)s» er tom. Velg en annen fil."),
    "VEDLEGG_FOR_STORT": _(
        "Filen «%(navn)s» er for stor. Den kan være høyst %(maks_mb)s MB. Lagre den mindre, eller "
        "del den i flere."
    ),
    "VEDLEGG_TYPE": _(
        "Filen «%(navn)s» kan ikke legges ved. Bruk PDF, PNG, JPEG eller Word (docx) uten makroer."
    ),
    "VEDLEGG_BORTE": _("Et vedlegg er ikke lenger her. Legg det ved på nytt."),
    "FOR_MANGE_VEDLEGG": _("Du kan legge ved høyst %(maks)s filer i en melding."),
    "FOR_MANGE_UTKAST": _(
        "Du har %(maks)s filer som ikke er sendt. Send eller fjern noen av dem først."
    ),
}

ESKALERING: Mapping[str, Any] = {
    "ESKALERING_ALLEREDE_AKTIV": _(
        "Brukeren har alt et varsel om stans. Avslutt det før du gir et nytt."
    ),
    "ESKALERING_IKKE_AKTIV": _("Varselet er avsluttet, og kan ikke endres."),
    "ESKALERING_UNDER_KVP": _(
        "Brukeren er i kvalifiseringsprogrammet. Da gis det ikke varsel om stans her."
    ),
    "ESKALERING_BARE_STATEN": _("Varsel om stans gis av dem som ser den statlige delen av saken."),
    "ESKALERING_SLETTES_IKKE": _(
        "Varselet viser hva brukeren fikk vite, og kan ikke slettes. Avslutt det hvis det er feil."
    ),
    "UKJENT_VARSELMAL": _("Velg hva varselet gjelder."),
    "UKJENT_MALFELT": _("Malen har ikke feltet «%(felter)s». Begynn på nytt."),
    "UKJENT_UTFALL": _("Velg hva som har skjedd."),
    "FRIST_FOR_KORT": _("Fristen er for kort. Velg %(tidligst)s eller senere."),
    "FRIST_FOR_LANG": _("Fristen er for lang. Velg %(senest)s eller før."),
    "FRIST_IKKE_ARBEIDSDAG": _(
        "Fristen må være en arbeidsdag. Den neste arbeidsdagen er %(neste)s."
    ),
    "VARSELET_ER_IKKE_LEVERT": _(
        "Det er ikke sikkert at brukeren har fått varselet. Send brev, og registrer når det ble sendt."
    ),
    "FRISTEN_ER_IKKE_UTE": _(
        "Brukeren har frist til %(frist)s, og har ikke svart. Saken kan sendes videre etterpå."
    ),
}

FORSTAELSE: Mapping[str, Any] = {
    "FORSTAELSE_AVSLUTTET": _(
        "Dette er avsluttet. Det er ikke noe å være enig eller uenig i lenger."
    ),
}

MOTE: Mapping[str, Any] = {
    "TIDEN_FINNES_IKKE": _("Denne timen finnes ikke: klokken stilles fram. Velg en annen tid."),
    "TIDEN_ER_FORBI": _("Tiden har vært. Velg en tid som ligger fram i tid."),
    "FOR_LANGT_FRAM": _("Velg en tid innen ett år."),
    "UGYLDIG_VARIGHET": _("Møtet kan vare fra %(minst)s til %(maks)s minutter."),
    "MANGLER_TIDER": _("Foreslå minst én tid."),
    "FOR_MANGE_TIDER": _("Foreslå høyst %(maks)s tider."),
    "SAMME_TID_FLERE_GANGER": _("Du har foreslått samme tid flere ganger. Endre eller fjern en."),
    "TIDEN_ER_OPPTATT": _("Tiden er opptatt. Velg en annen tid."),
    "LEDIG_TID_ER_TATT": _("Noen andre tok denne tiden først. Velg en annen."),
    "FOR_FA_LEDIGE_TIDER": _(
        "Veilederen har ikke flere ledige tider enn dem andre er bedt om å velge blant. Åpne flere først."
    ),
    "HAR_INVITASJON": _("Er allerede bedt om å velge en tid."),
    "HAR_AVTALT_MOTE": _("Har et avtalt møte fra før."),
    "UKJENT_DEL": _("Noe i rekkefølgen finnes ikke. Last siden på nytt."),
    "INGEN_LEDIGE_TIDER": _("Det er ingen ledige tider å velge mellom. Åpne noen først."),
    "INGEN_PLASS_I_TIDSROMMET": _(
        "Det er ikke plass til %(minutter)s minutter i tidsrommet. Velg et senere klokkeslett."
    ),
    "FOR_MANGE_LEDIGE": _("Åpne høyst %(maks)s tider om gangen."),
    "MOTET_ER_AVSLUTTET": _("Møtet er gjennomført, avlyst eller avslått, og kan ikke endres."),
    "MOTET_HAR_BEGYNT": _("Møtet har begynt, og kan ikke endres."),
    "MOTET_HAR_IKKE_BEGYNT": _("Møtet har ikke begynt ennå."),
    "MOTET_KAN_FLYTTES": _("Møtet er ikke avlyst. Gi det en ny tid i stedet."),
    "HAR_NY_TID_ALLEREDE": _("Det er allerede kalt inn til et nytt møte i stedet for dette."),
    "IKKE_AVTALT": _("Møtet har ingen avtalt tid."),
    "INGEN_TIDER_VENTER": _("Det er ingen tider å svare på lenger."),
    "VENTER_PA_DEN_ANDRE": _("Tidene venter på svar fra den andre."),
    "MANGLER_VEILEDER": _("Det er ingen veileder som kan holde møtet ennå. NAV må svare først."),
    "VEILEDER_UTEN_TILGANG": _("Den du har valgt, kan ikke holde møtet. Velg en annen."),
    "UGYLDIG_UTFALL": _("Velg om møtet ble gjennomført, eller om brukeren ikke kom."),
    "FOR_MANGE_PUNKTER": _("Saklisten kan ha høyst %(maks)s punkter."),
    "IKKE_DITT_PUNKT": _("Dette punktet er skrevet av en annen. Du kan bare endre dine egne."),
}

REFERAT: Mapping[str, Any] = {
    "DATO_I_FRAMTIDEN": _("Velg en dato som har vært."),
    "DEN_ANDRE_SKRIVER": _("Det er den andre som skriver dette referatet."),
    "RETT_I_TEKSTEN": _("Det er dere som skriver referatet. Rett i teksten, og del endringen."),
    "FOR_MANGE_SITATER": _("Et referat kan ha høyst %(maks)s sitater."),
    "REFERAT_IKKE_DELT": _("Referatet må deles først."),
    "REFERAT_ALLEREDE_DELT": _("Referatet er allerede delt."),
    "REFERAT_FERDIG": _("Referatet er merket som ferdig. Åpne det igjen for å endre det."),
    "REFERATUTKAST_APENT": _("Del endringen, eller forkast den, før referatet merkes som ferdig."),
    "MOTE_IKKE_BEGYNT": _("Møtet har ikke begynt ennå."),
}

VURDERING: Mapping[str, Any] = {
    "MULIGHETER_FORST": _(
        "Skriv først om ressurser og muligheter. Hindringene kan ikke stå uten dem."
    ),
    "UTKAST_TATT_OVER": _(
        "%(hvem)s skriver på dette utkastet nå. Ta det over hvis du skal skrive videre."
    ),
    "INGEN_UTKAST": _("Utkastet er gjort ferdig eller forkastet. Begynn på et nytt."),
    "EGENVURDERING_ER_BRUKERENS": _(
        "Brukeren har skrevet dette selv. Bare brukeren kan endre det."
    ),
    "EGENVURDERING_TOM": _("Svar på minst ett av spørsmålene."),
    "VURDERING_MANGLER": _("Noen deler er ikke skrevet ennå. Skriv dem før du gjør ferdig."),
    "MANGLER_EGENVURDERING": _(
        "Brukerens egen vurdering mangler. Skriv hvorfor, med minst %(minst)s tegn."
    ),
    "UKJENT_DEL": _("Denne delen hører ikke til vurderingen."),
    "UKJENT_GRUPPE": _("Velg mellom gruppene som denne vurderingen kan støtte."),
}

GJENNOMGANG: Mapping[str, Any] = {
    "UGYLDIG_MOTPART": _("Velg en kollega ved kontoret."),
    "INGEN_FELLES_ROM": _("Dere arbeider i hver deres del av kontoret, og ser ikke det samme."),
    "INGEN_BRUKERE": _("Ingen brukere passer. Velg andre brukere eller en annen veileder."),
    "FOR_MANGE_BRUKERE": _("Det blir %(antall)s brukere. Velg en visning med høyst %(maks)s."),
    "GJENNOMGANG_LUKKET": _("Gjennomgangen er avsluttet, og kan ikke endres."),
    "UTMELDING_ER_STATENS": _("Bare statlig ansatte kan foreslå at oppfølgingen avsluttes."),
    "BESLUTNING_MANGLER": _(
        "Du har skrevet et neste steg eller en grunn. Velg hva som er bestemt."
    ),
    "FRIST_UTEN_STEG": _("Fristen gjelder bare et neste steg. Velg det, eller ta bort fristen."),
    "ALLEREDE_KANDIDAT": _("Brukeren er allerede kandidat for utmelding."),
}

KALIBRERING: Mapping[str, Any] = {
    "BARE_RUNDELEDER": _("Bare den som leder runden kan gjøre dette."),
    "IKKE_DELTAKER": _("Du er ikke med i denne runden."),
    "UKJENT_KOLLEGA": _("Velg en veileder ved kontoret."),
    "FNR_I_SAKEN": _("Det står et fødselsnummer i saken. Ta det ut."),
    "IKKE_BEKREFTET_ANONYM": _("Les saken, og kryss av for at ingen kan kjennes igjen i den."),
    "FOR_MANGE_SAKER": _("En runde kan ha høyst %(maks)s saker."),
    "SAK_HAR_SVAR": _("Noen har svart på saken. Den kan ikke tas ut."),
    "RUNDE_UTEN_SAKER": _("Legg til minst én sak før du åpner runden."),
    "FOR_FA_DELTAKERE": _(
        "Det må være minst %(minst)s veiledere ved kontoret, utenom deg, som kan svare."
    ),
    "FRISTEN_ER_UTE": _("Fristen har vært. Gi runden en ny frist før du åpner den."),
    "RUNDE_FORBEREDES": _("Runden er ikke åpnet ennå."),
    "RUNDE_APEN": _("Runden er åpen, og kan ikke endres."),
    "RUNDE_AVSLUTTET": _("Runden er avsluttet."),
}

ARKIV: Mapping[str, Any] = {
    "FOR_MANGE_EKSPORTER": _("Du har allerede bestilt %(maks)s filer. Vent til de er ferdige."),
    "FOR_MANGE_SLADDINGER": _("Du kan sladde høyst %(maks)s steder i én fil."),
    "SLADD_GRUNN_ROPER": _("Begrunnelsen gjentar det du sladder. Skriv den på en annen måte."),
    "FORHANDSVISNING_GAMMEL": _(
        "Forhåndsvisningen er for gammel. Se over den nye, og journalfør igjen."
    ),
    "TITTEL_FOR_KORT": _(
        "Tittelen må ha minst %(minst)s tegn. Skriv hva det er, hvem det gjelder, og når."
    ),
    "INGENTING_A_JOURNALFORE": _("Her er det ikke noe å journalføre lenger."),
    "ALT_UTELATT": _("Du har tatt bort alt. Behold minst én del, eller legg bort forslaget."),
    "IKKE_FORESLATT": _(
        "Dette er ikke foreslått nå. Noen har journalført det eller lagt det bort."
    ),
    "JOURNALPOST_IKKE_FEILET": _("Dette er allerede på vei til arkivet, eller framme."),
    "INGENTING_SLADDET": _("Merk noe som skal sladdes, eller skriv ord som skal bort."),
}

BREV: Mapping[str, Any] = {
    "KAN_IKKE_SENDES": _("Dette kan ikke sendes som brev."),
    "UTEN_KONTOR": _("Brukeren hører ikke til noe kontor, så ingen kan skrive ut brevet."),
    "INGEN_BREV_VALGT": _("Velg minst ett brev."),
    "BUNKEN_FOR_STOR": _("Velg høyst %(maks)s brev om gangen."),
    "BLANDET_BUNKE": _(
        "Brev til noen som er beskyttet eller skjermet, skrives ut for seg. Velg dem i en egen bunke."
    ),
    "BREV_TATT": _("En kollega har akkurat tatt disse brevene. Ingenting er skrevet ut to ganger."),
    "BREV_FEIL_STATUS": _("Det kan ikke gjøres med brevet slik det er nå. Last siden på nytt."),
    "BUNKEN_ER_TOM": _("Det er ingen brev i bunken."),
    "BUNKEN_ER_POSTET": _("Bunken er sendt, og kan ikke legges tilbake."),
    "IKKE_SKREVET_UT": _("Skriv ut bunken før du merker den som sendt."),
    "INNHOLDET_ER_SLETTET": _("Noe i brevet er slettet fra saken. Lag et nytt brev i stedet."),
    "BRUKEREN_SVARER_SELV": _(
        "Brukeren er digital og svarer selv. Svar skrives bare inn for dem som ikke skriver her."
    ),
    "MANGLER_SAMTYKKE": _("Brukeren må ha sagt ja til at du skriver det inn."),
    "MOTTATT_FRAM_I_TID": _("Dagen svaret kom, kan ikke være fram i tid."),
    "UGYLDIG_SVAR": _("Velg et av svarene."),
}

VEDTAK: Mapping[str, Any] = {
    "HAR_UTKAST": _("En kollega har allerede begynt på et utkast. Åpne det, eller ta det over."),
    "ANNET_KONTOR": _(
        "Brukeren følges opp av et annet kontor. Bare ansatte der kan lage og fatte vedtak."
    ),
    "BRUKEREN_HAR_FLYTTET": _(
        "Brukeren har byttet kontor etter at utkastet ble laget. Ta over utkastet først."
    ),
    "UTKASTET_ER_AVSLUTTET": _("Utkastet er fattet, slettet eller avsluttet, og kan ikke endres."),
    "IKKE_ANSVARLIG_FOR_UTKASTET": _(
        "Det er en kollega som har ansvaret for utkastet. Ta det over hvis du skal skrive videre."
    ),
    "UTKASTET_ER_HOS_BESLUTTER": _(
        "Utkastet er hos beslutter. Ta det tilbake før du endrer eller fatter det."
    ),
    "UKJENT_KILDE": _("Noe av det du har valgt å bygge på, finnes ikke lenger. Velg på nytt."),
    "MANGLER_INNSATSGRUPPE": _("Velg en innsatsgruppe."),
    "MANGLER_HOVEDMAL": _("Velg et hovedmål."),
    "MANGLER_BEGRUNNELSE": _(
        "Skriv en begrunnelse. Brukeren har rett til å få vite hvorfor, også ved «Gode muligheter»."
    ),
    "VURDERINGEN_MA_VAERE_MED": _(
        "Arbeidsevnevurderingen støtter ikke denne innsatsgruppen. Velg vurderingen blant det "
        "vedtaket bygger på."
    ),
    "MANGLER_AVVIKSGRUNN": _(
        "Arbeidsevnevurderingen støtter ikke denne innsatsgruppen. Skriv hvorfor du likevel velger den, "
        "med minst ti tegn."
    ),
    "MANGLER_KILDE": _("Velg minst én ting som vedtaket bygger på."),
    "MANGLER_ARBEIDSEVNEVURDERING": _(
        "Denne innsatsgruppen må bygge på en ferdig arbeidsevnevurdering. Gjør den ferdig, og velg "
        "den."
    ),
    "MANGLER_GODKJENNING": _("Denne innsatsgruppen må godkjennes av en beslutter først."),
    "BESLUTTER_KAN_IKKE_SKRIVE": _(
        "Du er beslutter for dette utkastet, og kan ikke også ha ansvaret for det."
    ),
    "TRENGER_IKKE_BESLUTTER": _("Denne innsatsgruppen trenger ingen beslutter."),
    "FEIL_STEG_HOS_BESLUTTER": _(
        "Utkastet har kommet til et annet steg i mellomtiden. Se hva som gjelder nå."
    ),
    "HAR_BESLUTTER": _("En annen ble beslutter før deg. Se hvem, og ta over hvis dere er enige."),
    "EGET_UTKAST": _("Du har skrevet i utkastet, og kan ikke være beslutter for det."),
    "IKKE_BESLUTTER": _("Det er en annen som er beslutter for utkastet."),
    "IKKE_DIN_SAMTALE": _("Bare veilederen og beslutteren skriver her."),
    "BREV_FEILET": _("Brevet kunne ikke lages, og vedtaket er ikke fattet. Prøv igjen."),
    "KLAGE_FINNES": _("Det er allerede en klage på dette vedtaket som ikke er avgjort."),
    "KLAGE_FOR_VEDTAKET": _("Klagen kan ikke være kommet før vedtaket ble fattet."),
    "MANGLER_UNNTAK": _("Klagen kom for sent. Velg om den likevel skal behandles."),
    "KLAGEN_ER_BEHANDLET": _("Klagen er allerede sendt videre, avgjort eller trukket."),
    "VURDER_FORMKRAV_FORST": _("Vurder formkravene først."),
    "FORMKRAVENE_ER_OPPFYLT": _("Formkravene er oppfylt. Da kan ikke klagen avvises."),
    "FORMKRAVENE_ER_IKKE_OPPFYLT": _("Formkravene er ikke oppfylt. Da må klagen avvises."),
    "KLAGEN_ER_IKKE_SENDT": _("Klagen er ikke sendt til klageinstansen."),
}

FORSKNING: Mapping[str, Any] = {
    "PERIODE_BAKLENGS": _("Den siste måneden kan ikke være før den første."),
    "MAANED_IKKE_OVER": _("Måneden er ikke over. Et uttrekk har bare måneder som er over."),
    "NOKKEL_UTEN_FRIST": _("Skriv hvor lenge nøkkelen skal oppbevares."),
    "FOR_KORT": _("«%(felt)s» må ha minst %(minst)s tegn."),
    "PERIODE_UTENFOR": _(
        "Uttrekket har bare dem som var under oppfølging fra %(forst)s til %(sist)s. Velg en periode "
        "innenfor."
    ),
    "UGYLDIGE_VALG": _("Slik kan det ikke regnes: %(grunn)s."),
    "PERIODE_FOR_TIDLIG": _("Velg en måned fra %(tidligst)s eller senere."),
    "SLUTTDATO_PASSERT": _("Prosjektet må slutte i dag eller senere."),
    "ANTALL_UTENFOR": _("Velg et antall fra %(minst)s til %(maks)s."),
    "KILDE_BORTE": _("Uttrekket finnes ikke lenger. Bestill et nytt."),
    "UTTREKK_UTLOPT": _("Uttrekket er ikke lenger lov å bruke."),
    "INTERN_KREVER_GODKJENNING": _(
        "For å se alle tallene må du oppgi prosjektets godkjenning og hvorfor du trenger dem."
    ),
    "FOR_MANGE_OPPDRAG": _(
        "Du har allerede %(maks)s bestillinger som ikke er ferdige. Vent til en av dem er ferdig."
    ),
    "OPPDRAG_I_GANG": _("Det er noe som lages nå. Vent til det er ferdig."),
}

TERSKLER: Mapping[str, Any] = {
    "UKJENT_TERSKEL": _("«%(felt)s» er ikke en grense eller en grunn vi kjenner."),
    "TERSKEL_UTENFOR": _("Skriv et tall mellom %(minst)s og %(mest)s."),
}

MELDINGER: Mapping[str, Any] = {
    **FELLES,
    **OVERSIKT,
    **TILGANG,
    **HJELP,
    **DIGILAB,
    **DEMODATA,
    **KONTO,
    **KONTOR,
    **MASSEUTSENDING,
    **VARSEL,
    **OPPFOLGING,
    **REGISTRERING,
    **MAL,
    **AKTIVITET,
    **DIALOG,
    **ESKALERING,
    **FORSTAELSE,
    **REFERAT,
    **MOTE,
    **VURDERING,
    **GJENNOMGANG,
    **KALIBRERING,
    **ARKIV,
    **VEDTAK,
    **BREV,
    **TERSKLER,
    **FORSKNING,
}


def tekst_for(kode: str) -> str:
    """The text for a code that comes without details."""
    return melding(DapFeil(kode))


def melding(feil: DapFeil, etikett: str = "") -> str:
    """The text for one refusal; `etikett` is what the form calls the field it concerns."""
    mal = str(MELDINGER.get(feil.kode, MELDINGER["REGELBRUDD"]))
    detaljer = {navn: _ord(verdi) for navn, verdi in feil.detaljer.items()}
    detaljer["felt"] = etikett or gettext("dette feltet")
    return mal % _Utfyller(detaljer) if "%(" in mal else mal


def meldinger(
    feil: Regelbrudd, etiketter: Mapping[str, str] | None = None
) -> list[tuple[str | None, str]]:
    """Field name and text for each of the refusals that came together."""
    enkelte = feil.feil if isinstance(feil, UgyldigInndata) else [feil]
    navn = etiketter or {}
    return [(en.felt, melding(en, navn.get(en.felt or "", ""))) for en in enkelte]


def _ord(verdi: Any) -> Any:
    if isinstance(verdi, Ytring):
        return si(verdi)
    return dag(verdi, med_ar=True) if isinstance(verdi, date) else verdi


class _Utfyller(dict[str, Any]):
    """A detail nobody gave is left out of the sentence rather than breaking the page."""

    def __missing__(self, navn: str) -> str:
        return ""
