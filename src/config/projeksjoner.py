"""What is kept up to date in the same transaction as every hendelse: one list that can be read."""

PROJEKSJONER: list[str] = [
    "dap.varsel.operations.folg_hendelse",
    "dap.dialog.operations.folg_hendelse",
    "dap.vedtak.operations.folg_hendelse",
    "dap.mote.operations.folg_hendelse",
    "dap.eskalering.operations.folg_hendelse",
    "dap.digilab.operations.folg_hendelse",
    "dap.arkiv.operations.folg_hendelse",
    "dap.brev.operations.folg_hendelse",
]

PERSONPROJEKSJONER: list[str] = [
    "dap.portefolje.operations.folg_personer",
]
"""What is made anew for people of whom anything was changed, once for them all (`tabell.berort`)."""
