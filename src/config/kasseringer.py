"""Who owns each kind of content that can be erased (ADR 25), and who keeps copies of others' words."""

EIERE: dict[str, str] = {
    "AKTIVITET": "dap.aktivitet.operations.EIER_AKTIVITET",
    "FORHANDSORIENTERING": "dap.aktivitet.operations.EIER_FORHANDSORIENTERING",
    "SITUASJON": "dap.mal.operations.EIER_SITUASJON",
    "MAL": "dap.mal.operations.EIER_MAL",
    "MILEPAEL": "dap.mal.operations.EIER_MILEPAEL",
    "FORVENTNING": "dap.mal.operations.EIER_FORVENTNING",
    "FORSTAELSE": "dap.forstaelse.operations.EIER",
    "MELDING": "dap.dialog.operations.EIER_MELDING",
    "VEDLEGG": "dap.dialog.operations.EIER_VEDLEGG",
    "NOTAT": "dap.dialog.operations.EIER_NOTAT",
    "KOLLEGASPORSMAL": "dap.dialog.operations.EIER_KOLLEGASPORSMAL",
    "MOTE": "dap.mote.operations.EIER_MOTE",
    "AGENDAPUNKT": "dap.mote.operations.EIER_AGENDAPUNKT",
    "REFERAT": "dap.referat.operations.EIER_REFERAT",
    "REFERATUTKAST": "dap.referat.operations.EIER_UTKAST",
    "REFERATKOMMENTAR": "dap.referat.operations.EIER_KOMMENTAR",
    "VURDERING": "dap.vurdering.operations.EIER_VURDERING",
    "EGENVURDERING": "dap.vurdering.operations.EIER_EGENVURDERING",
    "VURDERINGUTKAST": "dap.vurdering.operations.EIER_VURDERINGUTKAST",
    "MOTERAD": "dap.mote.operations.EIER_MOTERAD",
}
FOLGER: list[str] = [
    "dap.kassering.operations.folg_kassering",
    "dap.forstaelse.operations.folg_kassering",
    "dap.dialog.operations.folg_kassering",
    "dap.referat.operations.folg_kassering",
    "dap.arkiv.operations.folg_kassering",
]
