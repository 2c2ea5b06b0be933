"""What a decision can rest on that is kept above it in the house: functions that give its items."""

KILDER: list[str] = [
    "dap.referat.queries.vedtakskilder",
    "dap.dialog.queries.vedtakskilder",
]
