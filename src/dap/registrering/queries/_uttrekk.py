"""What the archive asks: everything that registration knows of a person."""

from dap.registrering.models import Oppgave, Profilering, Registrering
from dap.registrering.queries._profil import profildata
from dap.registrering.queries._registrering import registreringer
from dap.registrering.values import Oppgaveslag, Registreringsuttrekk
from dap.tilgang.values import Personinnsyn


def uttrekk(innsyn: Personinnsyn) -> Registreringsuttrekk:
    """Registrations with their answers, proposals, and the tasks that came of not being able to."""
    om = {"person_id": innsyn.person_id, "rom__in": innsyn.rom}
    sendt = Registrering.objects.filter(**om)
    profiler = Profilering.objects.filter(registrering__in=sendt).order_by("tid", "id")
    oppgaver = Oppgave.objects.filter(slag=Oppgaveslag.KAN_IKKE_REGISTRERES, **om)
    return Registreringsuttrekk(
        registreringer=tuple(reversed(registreringer(innsyn))),
        profiler=tuple(profildata(profiler)),
        oppgaver=tuple(
            (o.opprettet, o.grunn, o.kontor.navn, o.ferdig)
            for o in oppgaver.select_related("kontor").order_by("opprettet", "id")
        ),
    )
