"""What runs by the clock (procrastinate finds this module): when, and which operation."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dap.dialog.operations import rydd_vedleggsutkast, varsle_kritiske
from dap.konto.operations import rydd_okter


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


@app.periodic(cron="47 3 * * *")
@app.task(queueing_lock="rydd_vedleggsutkast", pass_context=False)
def rydd_gamle_vedleggsutkast(timestamp: int) -> None:
    """Every night: files that never were sent."""
    rydd_vedleggsutkast(naa=timezone.now())
