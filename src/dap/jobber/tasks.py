"""What runs by the clock (procrastinate finds this module): when, and which operation."""

from django.utils import timezone
from procrastinate.contrib.django import app

from dap.konto.operations import rydd_okter


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="rydd_okter", pass_context=False)
def rydd_gamle_okter(timestamp: int) -> None:
    """Every night: sessions that nobody can come back to."""
    rydd_okter(naa=timezone.now())
