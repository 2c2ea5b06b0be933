"""What runs by the clock (procrastinate finds this module): when, and which operation.

Each task may run again after a crash, and does then only what is left.
"""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from dap.aktivitet.operations import rydd_utforelser
from dap.arkiv.operations import (
    lag_eksport,
    lever_journalpost,
    lever_ventende,
    rydd_eksporter,
)
from dap.bistand import operations as bistand
from dap.brev.operations import ta_bestillinger
from dap.dialog.operations import rydd_vedleggsutkast, varsle_kritiske
from dap.digilab.operations import minn_om_dagen
from dap.eskalering.operations import varsle_om_frister
from dap.forskning.operations import lag_oppdrag, rydd_oppdrag
from dap.gjennomgang.operations import rydd_gjennomganger
from dap.hjelper.queries import med_registerhjelp
from dap.konto.operations import rydd_kladder, rydd_okter
from dap.masseutsending.operations import lagre_neste
from dap.mote.operations import minn_om_moter
from dap.oppfolging.operations import (
    avslutt_flyttede_kvp,
    avslutt_inaktive,
    hent_kontaktinfo,
    minn_om_huskelapper,
)
from dap.oppfolging.queries import under_oppfolging
from dap.sporing.operations import forsegl
from dap.tilstand.operations import ta_opp_hengende
from dap.varsel.operations import les_returmappe, send_ventende
from dap.ytelse.operations import hent_alle

KLADD_LEVER = timedelta(days=90)
"""How long typed text that was never saved is kept."""
UTFORELSE_LEVER = timedelta(days=7)
"""How long a form sent again is known as the one that was carried out."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="forsegl_sporing", pass_context=False)
def forsegl_sporing(timestamp: int) -> None:
    """Every minute: seal the trace of the closed minutes."""
    while forsegl(naa=timezone.now()) > 0:
        pass


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="ta_opp_hengende", pass_context=False)
def ta_opp_hengende_jobber(timestamp: int) -> None:
    """Every five minutes: jobs whose worker was killed."""
    ta_opp_hengende(naa=timezone.now())


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="rydd_okter", pass_context=False)
def rydd_gamle_okter(timestamp: int) -> None:
    """Every night: sessions that nobody can come back to."""
    rydd_okter(naa=timezone.now())


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="varsle_kritiske", pass_context=False)
def varsle_kritiske_meldinger(timestamp: int) -> None:
    """Every hour: messages critical for benefits that nobody has opened for a working day."""
    varsle_kritiske(naa=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="les_returpost", pass_context=False)
def les_returpost(timestamp: int) -> None:
    """Every minute: e-mail that came back after it was sent, when there is a folder for it."""
    if mappe := settings.DAP_EPOST.get("returmappe"):
        les_returmappe(Path(mappe), klokke=timezone.now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="lag_brev", pass_context=False)
def lag_bestilte_brev(timestamp: int) -> None:
    """Every minute: letters that are ordered for those who do not read digitally."""
    while ta_bestillinger(klokke=timezone.now) > 0:
        pass


@app.periodic(cron="10 * * * *")
@app.task(queueing_lock="varsle_om_frister", pass_context=False)
def varsle_om_varselfrister(timestamp: int) -> None:
    """Every hour: warnings whose deadline has passed, and those that have run out."""
    varsle_om_frister(naa=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="minn_om_moter", pass_context=False)
def minn_om_moter_snart(timestamp: int) -> None:
    """Every five minutes: users who have a meeting within a day."""
    minn_om_moter(naa=timezone.now())


@app.periodic(cron="47 4 * * *")
@app.task(queueing_lock="minn_om_huskelapper", pass_context=False)
def minn_om_huskelappfrister(timestamp: int) -> None:
    """Every morning: notes whose day has come."""
    minn_om_huskelapper(naa=timezone.now())


@app.periodic(cron="37 4 * * *")
@app.task(queueing_lock="avslutt_inaktive", pass_context=False)
def avslutt_inaktive_brukere(timestamp: int) -> None:
    """Every night: users who have been inactive for 28 days, and programmes at an office one has left."""
    naa = timezone.now()
    avslutt_flyttede_kvp(naa=naa)
    avslutt_inaktive(naa=naa)


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="rydd_vedleggsutkast", pass_context=False)
def rydd_gamle_vedleggsutkast(timestamp: int) -> None:
    """Every night: files that never were sent."""
    rydd_vedleggsutkast(naa=timezone.now())


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="rydd_kladder", pass_context=False)
def rydd_gamle_kladder(timestamp: int) -> None:
    """Every night: typed text that nobody came back to."""
    rydd_kladder(eldre_enn=timezone.now() - KLADD_LEVER)


@app.periodic(cron="57 3 * * *")
@app.task(queueing_lock="rydd_utforelser", pass_context=False)
def rydd_gamle_utforelser(timestamp: int) -> None:
    """Every night: the keys of forms that nobody sends again."""
    rydd_utforelser(eldre_enn=timezone.now() - UTFORELSE_LEVER)


@app.periodic(cron="7 4 * * *")
@app.task(queueing_lock="rydd_gjennomganger", pass_context=False)
def rydd_gamle_gjennomganger(timestamp: int) -> None:
    """Every night: the notes of portfolio talks that ended a year ago."""
    rydd_gjennomganger(naa=timezone.now())


@app.periodic(cron="37 4 * * *")
@app.task(queueing_lock="hent_ytelser", pass_context=False)
def hent_ytelser(timestamp: int) -> None:
    """Every night: what the register of benefits says of everybody who is followed up."""
    hent_alle(under_oppfolging(), naa=timezone.now())


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="hent_kontaktinfo", pass_context=False)
def hent_alles_kontaktinfo(timestamp: int) -> None:
    """Every night: how everybody who is followed up can be reached."""
    for person_id in under_oppfolging():
        hent_kontaktinfo(person_id=person_id, naa=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="minn_om_gruppedager", pass_context=False)
def minn_om_gruppedager(timestamp: int) -> None:
    """Every ten minutes: users who have a seat at a group day within a day."""
    minn_om_dagen(naa=timezone.now())


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="hent_hjelpere", pass_context=False)
def hent_kjente_hjelpere(timestamp: int) -> None:
    """Every quarter: what the registers say of those who have a guardian or a power of attorney."""
    bistand.hent_flere(med_registerhjelp(), klokke=timezone.now)


@app.periodic(cron="27 4 * * *")
@app.task(queueing_lock="hent_alle_hjelpere", pass_context=False)
def hent_alles_hjelpere(timestamp: int) -> None:
    """Every night: whether somebody who is followed up has got one."""
    bistand.hent_flere(list(under_oppfolging()), klokke=timezone.now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="avslutt_assistanser", pass_context=False)
def avslutt_hjelp_paa_kontoret(timestamp: int) -> None:
    """Every five minutes: help at the office whose half hour is over, or whose browser is signed out."""
    bistand.avslutt_utlopte(naa=timezone.now())


@app.task(pass_context=False)
def lag_bestilt_eksport(eksport_id: str) -> None:
    """When somebody has ordered a file with a case."""
    lag_eksport(eksport_id=UUID(eksport_id), klokke=timezone.now)


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="rydd_eksporter", pass_context=False)
def rydd_gamle_eksporter(timestamp: int) -> None:
    """Every hour: files that are a week old, and orders that nobody makes any longer."""
    rydd_eksporter(naa=timezone.now())


@app.task(pass_context=True)
def lag_forskningsoppdrag(kontekst: JobContext, oppdrag_id: str) -> None:
    """When an analyst has ordered an extract or a report."""
    lag_oppdrag(oppdrag_id=UUID(oppdrag_id), klokke=timezone.now, jobb=kontekst.job.id)


@app.periodic(cron="27 2 * * *")
@app.task(queueing_lock="rydd_forskningsoppdrag", pass_context=False)
def rydd_forskning(timestamp: int) -> None:
    """Every night: extracts past the end date of their project."""
    rydd_oppdrag(naa=timezone.now())


@app.task(pass_context=False)
def lever_til_arkivet(journalpost_id: str) -> None:
    """When something is journalled, and while the archive has not acknowledged it."""
    lever_journalpost(journalpost_id=UUID(journalpost_id), klokke=timezone.now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="lever_ventende", pass_context=False)
def lever_ventende_til_arkivet(timestamp: int) -> None:
    """Every minute: what is due again after a failure, or after a job that was stopped."""
    lever_ventende(klokke=timezone.now)


@app.task(pass_context=False)
def lagre_masseutsending(masseutsending_id: str) -> None:
    """When a message to very many is approved: until everybody has it, or it is stopped."""
    while lagre_neste(masseutsending_id=UUID(masseutsending_id), naa=timezone.now()):
        pass


@app.task(pass_context=False)
def send_varsler() -> None:
    """When something is ordered that can go at once."""
    send_ventende(klokke=timezone.now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_ventende_varsler", pass_context=False)
def send_ventende_varsler(timestamp: int) -> None:
    """Every minute: what was delayed, failed, or left by a worker that was stopped."""
    send_ventende(klokke=timezone.now)
