"""The engines the analysis runs on."""

from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.motor.felles import Motor, Motorfeil
from dap.forskning.motor.spark import Sparkmotor

MOTORER = ("duckdb", "spark")


def apne(navn: str, uttrekk: Uttrekk, master: str | None = None) -> Motor:
    """An engine with the extract in it, to be closed. `master` is Spark's (default `local[2]`)."""
    if navn == Duckmotor.navn:
        if master:
            raise Motorfeil("--master gjelder bare --motor spark")
        return Duckmotor(uttrekk)
    if navn == Sparkmotor.navn:
        return Sparkmotor(uttrekk, master=master or "local[2]")
    raise Motorfeil(f"Ukjent motor: {navn}. Velg {' eller '.join(MOTORER)}.")


__all__ = ["MOTORER", "Duckmotor", "Motor", "Motorfeil", "Sparkmotor", "apne"]
