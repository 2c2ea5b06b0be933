"""Which channels somebody can be reached by: plain functions."""

from dap.varsel.values import DIGITALE, Feilkode, Kanal, Mottak, Regel, Utsendingsstatus


def er_digital(mottak: Mottak) -> bool:
    """Whether e-mail and SMS may be used at all."""
    return mottak.kan_varsles and not (mottak.reservert or mottak.manuell or mottak.dod)


def kanaler_for(mottak: Mottak, regel: Regel) -> tuple[Kanal, ...]:
    """The digital channels that may be used now, the preferred one first; none for a letter."""
    if not er_digital(mottak):
        return ()
    onsket = mottak.valg.kanaler or DIGITALE
    return tuple(k for k in onsket if k in regel.kanaler and adresse(mottak, k))


def adresse(mottak: Mottak, kanal: Kanal) -> str:
    """Where it goes; empty when there is none, or when the one there is came back."""
    if kanal == Kanal.EPOST:
        return mottak.epost if mottak.epost != mottak.epost_avvist else ""
    if kanal == Kanal.SMS:
        return mottak.telefon if mottak.telefon != mottak.telefon_avvist else ""
    return ""


def forste(
    mottak: Mottak | None, regel: Regel, *, unntatt: frozenset[Kanal] = frozenset()
) -> tuple[Kanal, Utsendingsstatus, Feilkode]:
    """Where a notification goes, and how its row begins. Without a digital channel that is a letter:
    by itself for the kinds that say so, otherwise only when somebody asks for one."""
    digitale = kanaler_for(mottak, regel) if mottak else ()
    for kanal in digitale:
        if kanal not in unntatt:
            return kanal, Utsendingsstatus.VENTER, Feilkode.INGEN
    if mottak and mottak.dod:
        return Kanal.BREV, Utsendingsstatus.HOPPET_OVER, Feilkode.DOD_PERSON
    status = Utsendingsstatus.VENTER if regel.brev else Utsendingsstatus.HOPPET_OVER
    return Kanal.BREV, status, Feilkode.IKKE_DIGITAL
