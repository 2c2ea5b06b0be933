"""Who may write in the plan, by how they are followed up."""


def brukersperre(*, manuell: bool, reservert: bool, kan_varsles: bool) -> str:
    """`kode` of why the user cannot write in the plan; empty when they can.

    What the user writes must be answered where they write it, so those who are followed up on
    paper, are reserved or cannot be told read the plan and write through the office.
    """
    if manuell:
        return "MANUELL_OPPFOLGING"
    if reservert:
        return "RESERVERT_KRR"
    return "" if kan_varsles else "IKKE_NABAR_DIGITALT"
