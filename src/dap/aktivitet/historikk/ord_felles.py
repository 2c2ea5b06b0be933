"""Words of the history that all readers share. Each follows the name of who did it."""

from collections.abc import Mapping

from dap.felles.sprak import N_

ORD: Mapping[str, str] = {
    "OPPRETTET": N_("la til aktiviteten"),
    "FORESLATT": N_("foreslo aktiviteten"),
    "FLYTTET": N_("flyttet aktiviteten fra %(fra)s til %(til)s"),
    "ANGRET": N_("angret flyttingen, slik at aktiviteten er tilbake i %(til)s"),
    "AVTALT": N_("gjorde aktiviteten til «Avtalt med NAV»"),
    "GODTATT": N_("sa ja til forslaget og la aktiviteten i %(til)s"),
    "JUSTERT": N_("endret forslaget"),
    "AVSLATT": N_("sa nei til forslaget"),
    "GJENAPNET": N_("åpnet aktiviteten igjen og la den i %(til)s"),
    "FELT_SATT": N_("la til «%(felt)s»: %(ny)s"),
    "FELT_ENDRET": N_("endret «%(felt)s» fra %(gammel)s til %(ny)s"),
    "FELT_FJERNET": N_("fjernet «%(felt)s», som var %(gammel)s"),
    "TEKST_ENDRET": N_("endret «%(felt)s»"),
    "MAL_KNYTTET": N_("knyttet aktiviteten til et mål"),
    "MAL_FJERNET": N_("tok bort koblingen til et mål"),
    "KASSERT": N_("slettet noe som var skrevet feil"),
    "FHO_SENDT": N_("sendte forhåndsorientering"),
    "FHO_LEST": N_("leste forhåndsorienteringen"),
    "BLE_HISTORISK": N_("ble historisk fordi oppfølgingen ble avsluttet"),
}
