"""The Python API: loaded without Django, light until used, and the session of the documentation."""

import re
import subprocess
import sys
from pathlib import Path

ROT = next(p for p in Path(__file__).parents if (p / "docs").is_dir())
EKSEMPEL = ROT / "docs/forskning/eksempel.md"


def uten_django(kode: str, mappe: Path = ROT) -> str:
    """What the code, or the script of that name, prints in a Python that has never heard of settings."""
    miljo = {"PYTHONPATH": str(ROT / "src"), "PATH": "/usr/bin:/bin"}
    svar = subprocess.run(
        [sys.executable, *(["-c", kode] if " " in kode else [kode])],
        env=miljo,
        cwd=mappe,
        capture_output=True,
        text=True,
        check=False,
    )
    assert svar.returncode == 0, svar.stderr
    return svar.stdout


def test_it_is_loaded_without_settings_and_without_the_engines() -> None:
    kode = (
        "import sys, dap.forskning as f; print('ibis' in sys.modules); f.rapport; f.PROBA_2022_9; "
        "from django.conf import settings; print('ibis' in sys.modules, settings.configured)"
    )
    assert uten_django(kode).split() == ["False", "True", "False"]


def test_everything_offered_is_there_with_words() -> None:
    kode = (
        "import dap.forskning as f; f.les_uttrekk; "
        "print([n for n in f.__all__ if not (getattr(f, n).__doc__ or '').strip()], "
        "callable(f.rapport), callable(f.syntetisk))"
    )
    assert uten_django(kode).strip() == "[] True True"


def test_the_session_of_the_documentation_runs(tmp_path: Path) -> None:
    """Every block of Python in eksempel.md as one plain script; what it prints stands in the page."""
    tekst = EKSEMPEL.read_text(encoding="utf-8")
    blokker = re.findall(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", tekst, re.DOTALL)
    program = tmp_path / "okt.py"
    program.write_text("".join(kode for kode, _ut in blokker), encoding="utf-8")
    ut = uten_django(program.name, tmp_path)
    assert ut == "".join(ut_ for _kode, ut_ in blokker)
    assert (tmp_path / "rapport/index.html").is_file()
