"""The engines the analysis runs on."""

from dap.felles.sprak import N_
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.motor.felles import Motor, Motorfeil
from dap.forskning.motor.spark import Sparkmotor
from dap.forskning.tekst import Ordrett, Tekst, rekke

MOTORER = ("duckdb", "spark")


def apne(navn: str, uttrekk: Uttrekk, master: str | None = None) -> Motor:
    """An engine with the extract in it, to be closed. `master` is Spark's (default `local[2]`)."""
    if navn == Duckmotor.navn:
        if master:
            raise Motorfeil(N_("--master gjelder bare --motor spark."))
        return Duckmotor(uttrekk)
    if navn == Sparkmotor.navn:
        return Sparkmotor(uttrekk, master=master or "local[2]")
    kjente = rekke(Ordrett(m) for m in MOTORER)
    raise Motorfeil(
        Tekst(
            N_("Ukjent motor: %(motor)s. Velg en av: %(kjente)s."),
            motor=Ordrett(navn),
            kjente=kjente,
        )
    )


__all__ = ["MOTORER", "Duckmotor", "Motor", "Motorfeil", "Sparkmotor", "apne"]
