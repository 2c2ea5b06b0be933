"""What happens to a warning that stands: more time, proofs, answers, and its end."""

from contextlib import suppress
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from dap.dialog import operations as dialog
from dap.eskalering import bygg, rules, tekst
from dap.eskalering.models import Levering, Svar
from dap.eskalering.operations._grep import Grep, hent, registrer, varsle
from dap.eskalering.values import Leveringskilde, Status
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def forleng(
    *, aktor: Aktor, eskalering_id: UUID, versjon: int, frist: date, grunn: str, naa: datetime
) -> None:
    """Give the user more time, with a reason that they read in the thread.

    Raises as `start`, and VersjonsKonflikt (`gjeldende`: Eskaleringsdata), Regelbrudd
    ESKALERING_IKKE_AKTIV, FRIST_FOR_KORT (not later than the one that stands).
    """
    grep = hent(aktor, eskalering_id, naa, versjon=versjon)
    grunn = rules.krev_grunn(grunn)
    rad = grep.rad
    fra = rad.frist
    rad.frist = rules.krev_ny_frist(frist, na=fra, dag=grep.dag)
    grep.lagre(bygg.FORLENGET, grunn)
    _skriv(grep, tekst.ny_frist(rad.frist, grunn, rad.sprak), venter=not _besvart(rad.id))
    registrer(grep, "ESKALERING_FORLENGET", fra=fra.isoformat(), til=rad.frist.isoformat())
    varsle(grep, Varselslag.ESKALERING_FRIST_ENDRET, rad.person_id)


@transaction.atomic
def avslutt(
    *,
    aktor: Aktor,
    eskalering_id: UUID,
    versjon: int,
    status: Status,
    grunn: str,
    naa: datetime,
    melding: str = "",
) -> None:
    """End it: the user has done what it asked (OPPFYLT), NAV takes it back (STOPPET), or somebody
    decides on the benefit now (VIDERE), which demands that it has come or been answered, and
    that the user has answered or the deadline passed.

    `grunn` (1-500) and `melding` stand in the thread. Raises as `forleng`, and Regelbrudd
    UKJENT_UTFALL, VARSELET_ER_IKKE_LEVERT or FRISTEN_ER_IKKE_UTE.
    """
    grep = hent(aktor, eskalering_id, naa, versjon=versjon)
    grunn, melding = rules.krev_grunn(grunn), rules.krev_melding(melding)
    rad = grep.rad
    na = bygg.en(rad, grep.dag)
    rules.krev_kan_avsluttes(
        status, rules.Stilling(rad.frist, na.levert is not None, na.besvart, grep.dag)
    )
    rad.status, rad.avsluttet, rad.sluttgrunn = status, naa, grunn
    grep.lagre(status.value, grunn)
    _skriv(grep, tekst.slutt(status, grunn, melding, rad.sprak), venter=False)
    varsel.stopp(objekt_id=rad.id, naa=naa)
    registrer(grep, "ESKALERING_AVSLUTTET", til=status.value)
    varsle(grep, Varselslag.ESKALERING_AVSLUTTET, rad.person_id)


def _skriv(grep: Grep, ord_: str, *, venter: bool) -> None:
    rad = grep.rad
    dialog.skriv_i_viktig_trad(
        aktor=grep.aktor,
        trad_id=rad.trad_id,
        tekst=ord_,
        venter_paa_bruker=venter,
        nokkel=uuid5(rad.id, str(rad.versjon)),
        naa=grep.naa,
    )


def _besvart(eskalering_id: UUID) -> bool:
    return Svar.objects.filter(eskalering_id=eskalering_id).exists()


def folg_brev_postet(*, aktor: Aktor, eskalering_id: UUID, naa: datetime) -> None:
    """The letter with a warning was given to the post today. Nothing happens to one that has ended."""
    with suppress(rules.IkkeAktiv):
        registrer_brev_postet(aktor=aktor, eskalering_id=eskalering_id, postet=dato(naa), naa=naa)


@transaction.atomic
def registrer_brev_postet(
    *, aktor: Aktor, eskalering_id: UUID, postet: date, naa: datetime
) -> date:
    """A letter with the warning was posted that day. It has come a week later: the day is returned.

    The adviser's to say, or the system's (SYSTEM) when it knows. Twice is once: the first letter
    counts. Raises IkkeFunnet, IkkeTilgang, Regelbrudd ESKALERING_IKKE_AKTIV or URIMELIG_DATO.
    """
    grep = hent(aktor, eskalering_id, naa)
    finnes = Levering.objects.filter(eskalering=grep.rad, kilde=Leveringskilde.BREV).first()
    if finnes is not None:
        return finnes.kom
    kom = rules.kommer(rules.krev_postet(postet, sendt=grep.sendt, dag=grep.dag))
    Levering.objects.create(
        eskalering=grep.rad, kilde=Leveringskilde.BREV, tid=naa, kom=kom, postet=postet,
        av_type=aktor.type, av_id=aktor.id,
    )  # fmt: skip
    registrer(grep, "ESKALERING_BREV_POSTET", postet=postet.isoformat(), kom=kom.isoformat())
    return kom
