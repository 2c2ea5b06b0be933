"""What advisers set round a follow-up: programme, notes to remember, colours, needs, leaving."""

from datetime import datetime, timedelta
from random import Random

from dap.demodata.ramme import Ramme
from dap.demodata.values import BRUKER, Slag
from dap.felles.tid import dato

KATEGORINAVN = {
    "A": "Venter på avklaring",
    "B": "Snart i jobb",
    "C": "Trenger tett oppfølging",
    "D": "I tiltak",
    "E": "Ring neste uke",
}
"""What the first office means by its categories; the others have not agreed on anything yet."""

_HUSK = (
    "Ring og hør hvordan det gikk på intervjuet",
    "Sjekk om kurset har startet",
    "Avtal nytt møte med arbeidsgiver",
    "Spør om barnehageplass er i orden",
    "Følg opp søknaden om praksisplass",
    "Minn om legeerklæringen",
)


def fortell_rundt(r: Ramme) -> None:
    """For those who are followed up now. Has dice of its own, so that the rest of the life stays."""
    if not r.vinduer[-1].lopende:
        return
    rng = Random(f"{r.bruker.fnr}:rundt")  # noqa: S311 (not for secrets)
    _kvp(r, rng)
    _husk(r, rng)
    _behov(r, rng)
    _pa_vei_ut(r, rng)


def _dager_siden(r: Ramme, dager: float) -> datetime:
    return r.tidspunkt("V", r.naa - timedelta(days=dager))


def _kvp(r: Ramme, rng: Random) -> None:
    if r.bruker.monster != "kvp":
        return
    tid = r.tidspunkt("V", r.ved(8))
    grunn = "Fyller vilkårene, og vil ha en fast plan for uka."
    r.legg(tid, Slag.KVP, r.kommunal(tid), begrunnelse=grunn)


def _husk(r: Ramme, rng: Random) -> None:
    tid = _dager_siden(r, rng.uniform(3, 20))
    hvem = r.ansvarlig(tid)
    if rng.random() < 0.35:
        frist = dato(r.naa) + timedelta(days=rng.randrange(-6, 21))
        tekst = "" if rng.random() < 0.15 else rng.choice(_HUSK)
        r.legg(tid, Slag.HUSKELAPP, hvem, frist=frist, tekst=tekst)
    if rng.random() < 0.55:
        r.legg(tid + timedelta(minutes=2), Slag.KATEGORI, hvem, kategori=rng.choice("AABBCCDEF"))


def _behov(r: Ramme, rng: Random) -> None:
    if rng.random() > 0.06:
        return
    behov = rng.choice((["STOR_SKRIFT"], ["ENKELT_SPRAK"], ["OPPLESING"], ["BREV", "STOR_SKRIFT"]))
    r.legg(_dager_siden(r, rng.uniform(5, 60)), Slag.BEHOV, r.ansvarlig(r.naa), lesebehov=behov)


def _pa_vei_ut(r: Ramme, rng: Random) -> None:
    """No longer a jobseeker since some weeks: the countdown runs, or a programme holds them."""
    if r.bruker.manuell or r.bruker.rik or r.bruker.beskrivelse or rng.random() > 0.06:
        return
    grunn = rng.choice(("IKKE_LEVERT_MELDEKORT", "SVARTE_NEI_I_BEKREFTELSE", "ANNET"))
    r.legg(_dager_siden(r, rng.uniform(2, 26)), Slag.IKKE_SOKER, BRUKER, grunn=grunn)
