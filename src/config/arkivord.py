"""The words of codes, where they stand already: files that are made below the pages use the same."""

ORD = {
    "si": "dap.web.felles.ytring.si",
    "malfelt": "dap.web.mal.tekster.felttekster",
    "TEMA": "dap.web.dialog.tekster.TEMA",
    "MOTTAKER": "dap.web.dialog.tekster.MOTTAKER",
    "MOTESTATUS": "dap.web.mote.tekster.STATUS",
    "KANAL": "dap.web.mote.tekster.KANAL",
    "MALHANDLING": "dap.web.mal.tekster.HANDLINGER",
    "FORVENTNINGSSTATUS": "dap.web.mal.tekster.FORVENTNINGSSTATUSER",
    "VURDERINGSSLAG": "dap.web.vurdering.tekster.SLAG",
    "VURDERINGSDEL": "dap.web.vurdering.tekster.DELNAVN",
    "EGENSPORSMAL": "dap.web.vurdering.tekster.SPORSMAL",
    "EGENMAATE": "dap.web.vurdering.tekster.MAATER",
    "KLAGESTATUS": "dap.web.vedtak.tekster.KLAGESTATUS",
    "VARSEL": "dap.web.varsel.tekster.VARSLER",
    "HINDER": "dap.web.registrering.tekster.HINDERORD",
    "PROFILGRUPPE": "dap.web.registrering.tekster.PROFILGRUPPER",
    "REGISTRERINGSVARIANT": "dap.web.registrering.tekster.VARIANTER",
    "ARBEIDSSOKERSLUTT": "dap.web.oppfolging.tekster.ARBEIDSSOKERSLUTT",
    "LESEBEHOV": "dap.web.oppfolging.tekster.LESEBEHOV",
    "OPPSLAG": "dap.web.meg.tekster.HVA",
}
