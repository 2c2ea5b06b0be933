"""Texts of the prior notice. The standard text is fixed; the one on ftrl. § 11-9 is a draft to edit."""

from collections.abc import Mapping

from dap.aktivitet.koder import Fhotype
from dap.felles.sprak import N_

FHO_TEKSTER: Mapping[Fhotype, str] = {
    Fhotype.STANDARD: N_(
        "Det er viktig at du gjennomfører denne aktiviteten med NAV. Gjør du ikke det, kan det "
        "medføre at stønaden du mottar fra NAV, bortfaller for en periode eller stanses. Hvis du "
        "ikke kan gjennomføre aktiviteten, ber vi deg ta kontakt med veilederen din så snart som "
        "mulig."
    ),
    Fhotype.PARAGRAF_11_9: N_(
        "Du kan miste arbeidsavklaringspenger (AAP) for én dag hvis du ikke gjennomfører "
        "aktiviteten uten rimelig grunn. Det følger av folketrygdloven § 11-9. Ta kontakt med "
        "veilederen din så snart som mulig hvis noe hindrer deg."
    ),
    Fhotype.IKKE_SEND: "",
}
