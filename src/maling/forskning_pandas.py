"""The yardstick of `bench forskning`: the same numbers as one would write them in pandas.

Straightforward on purpose: read the files whole, merge, group, apply. Run as a program of its own,
`python -m maling.forskning_pandas DIR`, so that its time and memory are its own; prints JSON.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

_FRA, _TIL = pd.Timestamp("2019-08-01"), pd.Timestamp("2020-07-31")
_SJOKK = [pd.Timestamp("2020-03-01"), pd.Timestamp("2020-04-01")]
_IKKE = {"IKKE_VURDERT", "BEHOV_FOR_AEV", "ANNET"}


def main(mappe: Path) -> dict[str, Any]:
    personer = _personer(mappe)
    dialoger = _dialoger(mappe)
    kort = _kort(mappe)
    return _tall(personer, dialoger, kort)


def _les(mappe: Path, tabell: str) -> pd.DataFrame:
    ramme = pd.read_parquet(mappe / f"{tabell}.parquet")
    for kolonne in ramme.columns:
        if kolonne == "maaned" or kolonne.endswith("_dato"):
            ramme[kolonne] = pd.to_datetime(ramme[kolonne])
    return ramme


def _gruppe(forste: str, siste: str) -> str:
    begge = {forste, siste}
    for gruppe in ("VARIG_TILPASSET", "SPESIELT_TILPASSET", "SYKMELDT"):
        if gruppe in begge:
            return gruppe
    return "IKKE_VURDERT" if begge <= _IKKE else "STANDARD_SITUASJON"


def _koronaledig(rader: pd.DataFrame) -> bool:
    """B4, person by person."""
    maaneder = set(rader["maaned"])
    for maaned, innsats in zip(rader["maaned"], rader["innsatsgruppe"], strict=True):
        if (
            maaned in _SJOKK
            and innsats in {"STANDARD", "SITUASJONSBESTEMT", "IKKE_VURDERT"}
            and maaned - pd.DateOffset(months=1) not in maaneder
            and maaned - pd.DateOffset(months=2) not in maaneder
        ):
            return True
    return False


def _personer(mappe: Path) -> pd.DataFrame:
    """B1 to B5."""
    maaneder = _les(mappe, "personmaaned").sort_values(["person_id", "maaned"])
    korona = maaneder.groupby("person_id")[["maaned", "innsatsgruppe"]].apply(_koronaledig)
    perioden = maaneder[maaneder["maaned"] <= _TIL]
    grupper = perioden.groupby("person_id")["innsatsgruppe"]
    ut = pd.DataFrame({"mnd": grupper.size(), "forste": grupper.first(), "siste": grupper.last()})
    ut["gruppe"] = [_gruppe(a, b) for a, b in zip(ut["forste"], ut["siste"], strict=True)]
    ut["koronaledig"] = korona
    return ut.join(_les(mappe, "person").set_index("person_id")).reset_index()


def _svar(rader: pd.DataFrame) -> pd.Series:
    """B11, B12 and B13, thread by thread."""
    svartider, siden, nav, bruker = [], None, 0, 0
    for sendt, avsender in zip(rader["sendt"], rader["avsender"], strict=True):
        if avsender == "BRUKER":
            bruker += 1
            siden = siden or sendt
        else:
            nav += 1
            if siden is not None:
                svartider.append((sendt - siden).total_seconds() / 3600)
                siden = None
    snitt = sum(svartider) / len(svartider) if svartider else None
    return pd.Series(
        [nav, bruker, snitt, rader["sendt_dato"].max()], index=["nav", "bruker", "svartid", "siste"]
    )


def _dialoger(mappe: Path) -> pd.DataFrame:
    meldinger = _les(mappe, "melding").sort_values(["dialog_id", "sendt", "lopenr"])
    dialoger = _les(mappe, "dialog")
    dialoger = dialoger[dialoger["opprettet_dato"].between(_FRA, _TIL)]
    meldinger = meldinger[meldinger["dialog_id"].isin(dialoger["dialog_id"])]
    per = meldinger.groupby("dialog_id")[["sendt", "sendt_dato", "avsender"]].apply(_svar)
    return dialoger.merge(per, left_on="dialog_id", right_index=True, how="left")


def _kort(mappe: Path) -> pd.DataFrame:
    """B16."""
    status = _les(mappe, "aktivitetsstatus").sort_values(["aktivitet_id", "tidspunkt", "lopenr"])
    status = status[status["status"].isin(["PLANLAGT", "GJENNOMFORES", "FULLFORT"])]
    forste = status.groupby("aktivitet_id")["tidspunkt_dato"].first()
    kort = _les(mappe, "aktivitet").merge(forste, left_on="aktivitet_id", right_index=True)
    kort = kort[~kort["type"].isin(["MOTE", "SAMTALEREFERAT"])]
    return kort[kort["tidspunkt_dato"].between(_FRA, _TIL)]


def _tall(personer: pd.DataFrame, dialoger: pd.DataFrame, kort: pd.DataFrame) -> dict[str, Any]:
    ordinaere = personer[~personer["koronaledig"]]
    dialoger = dialoger.merge(personer[["person_id", "koronaledig"]], on="person_id")
    i_sjokk = dialoger["opprettet_dato"].dt.strftime("%Y-%m").isin(["2020-03", "2020-04"])
    vanlige = dialoger[~(dialoger["koronaledig"] & i_sjokk)]
    per_person = dialoger.groupby("person_id").size()
    rate = ordinaere["person_id"].map(per_person).fillna(0) / ordinaere["mnd"]
    egen = kort[kort["type"] == "EGEN"].groupby("person_id").size()
    egen_rate = ordinaere["person_id"].map(egen).fillna(0) / ordinaere["mnd"]
    return {
        "alle": len(personer),
        "koronaledige": int(personer["koronaledig"].sum()),
        "dialoger": len(dialoger),
        "svartid": float(vanlige["svartid"].mean()),
        "svartid_median": float(vanlige["svartid"].median()),
        "henv_nav": float(vanlige["nav"].mean()),
        "rate": {k: float(v) for k, v in rate.groupby(ordinaere["gruppe"]).mean().items()},
        "kort": len(kort),
        "egen": {k: float(v) for k, v in egen_rate.groupby(ordinaere["gruppe"]).mean().items()},
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
