"""Who may hold rounds, and who is asked. Pure functions; deny by default."""

from dap.felles.aktor import LEDERROLLER, Aktor, Rolle

DELTAR = (Rolle.VEILEDER,)
"""Who decides on the needs of users, and is asked in a round of the office."""


def leder_kontor(aktor: Aktor, kontor_nr: str) -> bool:
    """Whether the member of staff is a leader at the office: they appoint professionals too."""
    return aktor.er_ansatt and kontor_nr in aktor.kontorer and aktor.har_rolle(*LEDERROLLER)


def kan_lede(aktor: Aktor, kontor_nr: str, *, er_fagansvarlig: bool) -> bool:
    """Whether they may hold rounds there: a leader, or an adviser the leader has appointed."""
    if leder_kontor(aktor, kontor_nr):
        return True
    return (
        aktor.er_ansatt
        and er_fagansvarlig
        and kontor_nr in aktor.kontorer
        and aktor.har_rolle(*DELTAR)
    )
