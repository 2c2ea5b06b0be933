"""The state of the machinery in Prometheus' format. What each is, and when to be woken by it, stands in
docs/drift/overvaking.md."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from dap.tilstand.values import Tilstand


class _Maler(Collector):
    def __init__(self, tilstand: Tilstand) -> None:
        self._tilstand = tilstand

    def collect(self) -> Iterator[GaugeMetricFamily]:
        t = self._tilstand
        yield from self._koer(t)
        yield from self._kanaler(t)
        dialog = {
            "dap_dialog_ubesvart": ("Threads that wait for NAV", t.restanse.ubesvart),
            "dap_dialog_over_frist": ("Threads past their deadline", t.restanse.over_frist),
            "dap_dialog_kritisk_usett": (
                "Threads critical for benefits that nobody has opened in time",
                t.restanse.kritiske_usett,
            ),
            "dap_dialog_eldste_sekunder": (
                "How long the oldest question has waited",
                (t.naa - t.restanse.eldste).total_seconds() if t.restanse.eldste else 0,
            ),
            "dap_arbeider_stille_sekunder": (
                "Since the last sign of life of any worker",
                (t.naa - t.arbeider_sett).total_seconds() if t.arbeider_sett else float("inf"),
            ),
            "dap_varsel_retur_uforstatt": (
                "Mail that came back and that a human must look at",
                t.uforstatt_retur,
            ),
        }
        for navn, (hva, verdi) in dialog.items():
            yield GaugeMetricFamily(navn, hva, value=verdi)

    def _kanaler(self, t: Tilstand) -> Iterator[GaugeMetricFamily]:
        sendt = GaugeMetricFamily(
            "dap_varsel_sendt_dogn", "Notifications sent the last 24 hours", labels=["kanal"]
        )
        feilet = GaugeMetricFamily(
            "dap_varsel_feilet_dogn", "Of those, what came back", labels=["kanal"]
        )
        for k in t.kanaler:
            sendt.add_metric([k.kanal.lower()], k.sendt)
            feilet.add_metric([k.kanal.lower()], k.feilet)
        yield from (sendt, feilet)

    def _koer(self, t: Tilstand) -> Iterator[GaugeMetricFamily]:
        venter = GaugeMetricFamily("dap_ko_venter", "What is due in each queue", labels=["ko"])
        alder = GaugeMetricFamily(
            "dap_ko_eldste_sekunder", "How long the first has been due", labels=["ko"]
        )
        feilet = GaugeMetricFamily(
            "dap_ko_feilet", "Given up until a human has looked", labels=["ko"]
        )
        for ko in t.koer:
            venter.add_metric([ko.navn], ko.venter)
            alder.add_metric([ko.navn], ko.alder(t.naa))
            feilet.add_metric([ko.navn], ko.feilet)
        yield from (venter, alder, feilet)


def som_tekst(tilstand: Tilstand) -> bytes:
    """The numbers as the collector reads them."""
    register = CollectorRegistry()
    register.register(_Maler(tilstand))
    return generate_latest(register)
