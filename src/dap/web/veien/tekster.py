"""The words of each step: what has happened, what happens now and who acts, what comes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.web.veien.steg import Steg, Tilstand

Tekst = str | Promise

TITTEL: Mapping[Steg, Tekst] = {
    Steg.REGISTRERT: _("Registrering"),
    Steg.BEHOV: _("Hva trenger du hjelp til?"),
    Steg.VEDTAK: _("NAV bestemmer hva slags hjelp du har rett til"),
    Steg.PLAN: _("Dere følger planen"),
    Steg.SLUTT: _("Oppfølgingen avsluttes"),
}

HVA: Mapping[tuple[Steg, Tilstand], Tekst] = {
    (Steg.REGISTRERT, Tilstand.FERDIG): _("Oppfølgingen din startet."),
    (Steg.REGISTRERT, Tilstand.HER): _("Du er ikke registrert. Registrer deg for å få oppfølging."),
    (Steg.BEHOV, Tilstand.FERDIG): _("Behovene dine er vurdert."),
    (Steg.BEHOV, Tilstand.HER): _(
        "Fortell med egne ord hva du kan, hva du vil, og hva som er vanskelig. Veilederen din "
        "vurderer så hva du trenger."
    ),
    (Steg.BEHOV, Tilstand.KOMMER): _("Du forteller, og veilederen din vurderer hva du trenger."),
    (Steg.VEDTAK, Tilstand.FERDIG): _("NAV har bestemt hva slags hjelp du har rett til."),
    (Steg.VEDTAK, Tilstand.HER): _(
        "Veilederen din skriver vedtaket. Du får beskjed når det er ferdig, og kan lese hvorfor."
    ),
    (Steg.VEDTAK, Tilstand.KOMMER): _("Du får et vedtak med begrunnelse. Du kan klage på det."),
    (Steg.PLAN, Tilstand.FERDIG): _("Du og NAV fulgte planen."),
    (Steg.PLAN, Tilstand.HER): _(
        "Du og veilederen din gjør det dere har avtalt, og møtes underveis. Endrer noe seg, sier du "
        "fra, så endrer dere planen."
    ),
    (Steg.PLAN, Tilstand.KOMMER): _("Du og veilederen din lager en plan og følger den."),
    (Steg.SLUTT, Tilstand.HER): _(
        "Oppfølgingen er avsluttet. Du kan lese alt som står her. Trenger du hjelp igjen, registrerer "
        "du deg på nytt."
    ),
    (Steg.SLUTT, Tilstand.KOMMER): _(
        "Når du er i arbeid, eller ikke trenger oppfølging lenger, avsluttes den. Du får beskjed før."
    ),
}
