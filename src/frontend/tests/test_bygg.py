"""The builder: does nothing twice, sends only what is used, and stays small."""

import re
import subprocess
import sys
import time
from pathlib import Path

import brotli
import pytest

from frontend import bygg


@pytest.fixture(scope="module")
def bygget() -> Path:
    bygg.bygg()
    return bygg.UT


def pakket(fil: Path) -> int:
    return len(brotli.compress(fil.read_bytes(), quality=11))


def test_an_unchanged_tree_is_not_built_again(bygget: Path) -> None:
    foer = {navn: (bygget / navn).stat().st_mtime_ns for navn in bygg.RESULTAT}
    start = time.process_time()
    assert bygg.bygg() is False
    assert time.process_time() - start < 0.3
    assert {navn: (bygget / navn).stat().st_mtime_ns for navn in bygg.RESULTAT} == foer


def test_a_changed_input_gives_another_fingerprint(tmp_path: Path) -> None:
    mal = tmp_path / "ny.html"
    mal.write_text("<p>en</p>")
    en = bygg.fingeravtrykk([mal])
    assert bygg.fingeravtrykk([mal]) == en
    mal.write_text("<p>to</p>")
    assert bygg.fingeravtrykk([mal]) != en


def test_everything_a_first_visit_fetches_fits_the_budget(bygget: Path) -> None:
    """quality.md: 60 KB with the page itself, which gets 12 of them."""
    storrelser = {navn: pakket(bygget / navn) for navn in ("dap.css", "dap.js", "ramme.svg")}
    assert storrelser["dap.css"] <= 20_000, storrelser
    assert storrelser["dap.js"] <= 23_000, storrelser
    assert sum(storrelser.values()) <= 48_000, storrelser


def test_css_that_no_template_uses_is_not_sent(bygget: Path) -> None:
    css = (bygget / "dap.css").read_text()
    assert "aksel-button" in css
    for ubrukt in ("aksel-combobox", "aksel-date__", "aksel-stepper", "aksel-dropzone"):
        assert ubrukt not in css
    assert "@font-face" not in css
    assert "http" not in re.sub(r"http://www\.w3\.org/\S+", "", css)


def test_alternatives_in_where_are_kept(bygget: Path) -> None:
    """A tick that is not drawn is easily overlooked."""
    assert ".aksel-checkbox__input:where(:checked" in (bygget / "dap.css").read_text()


def test_the_dark_theme_can_be_chosen_and_follows_the_system(bygget: Path) -> None:
    css = (bygget / "dap.css").read_text()
    assert ".dark{" in css
    assert re.search(r'prefers-color-scheme:\s?dark\)\{:root\[data-tema="?system', css)


def test_the_dark_theme_changes_colours_and_nothing_else(bygget: Path) -> None:
    """So the browser tests look at it for its colours alone (e2e/conftest.py)."""
    css = (bygget / "dap.css").read_text()
    regler = re.findall(r"[{}]([^{}]*(?:\.dark\b|data-tema)[^{}]*)\{([^{}]*)\}", css)
    assert len(regler) >= 4
    for velger, innhold in regler:
        egenskaper = [e.partition(":") for e in innhold.split(";") if e.strip()]
        for navn, _, verdi in egenskaper:
            farge = navn.startswith(("--ax-", "--dap-", "--lightningcss-")) and (
                "skygge" in navn or "shadow" in navn or not re.search(r"\d(px|r?em|%|v[hw])", verdi)
            )
            assert farge or navn == "color-scheme", f"{velger}: {navn}: {verdi}"


def test_the_sprite_has_every_icon_in_use_and_no_other(bygget: Path) -> None:
    sprite = (bygget / "ikoner.svg").read_text()
    assert set(re.findall(r'<symbol id="(\w+)"', sprite)) == set(bygg.brukte_ikoner())
    assert {"Bell", "XMark", "CheckmarkCircleFill", "ArrowRight"} <= set(bygg.brukte_ikoner())


def test_only_the_icons_of_the_frame_are_fetched_by_themselves(bygget: Path) -> None:
    """Everything else is drawn where it stands (`web/felles/merker.py`)."""
    ramme = set(re.findall(r'<symbol id="(\w+)"', (bygget / "ramme.svg").read_text()))
    assert {"Bell", "House", "Chat"} <= ramme < set(bygg.brukte_ikoner())


def test_an_unknown_icon_stops_the_build_and_says_where(bygget: Path) -> None:
    with pytest.raises(bygg.Byggfeil, match=r"Finnesikke.*dap/web/x\.html"):
        bygg.lag_sprite({"Finnesikke": bygg.DAP / "web" / "x.html"})


def test_no_network_is_said_in_plain_words(tmp_path: Path) -> None:
    """A copy of the folder with nothing installed, and a registry that nobody answers at."""
    kopi = tmp_path / "frontend"
    kopi.mkdir()
    for navn in ("bygg.py", "bygg.mjs", "package.json", "package-lock.json", "__init__.py"):
        (kopi / navn).write_bytes((bygg.FRONTEND / navn).read_bytes())
    (kopi / ".npmrc").write_text("registry=http://127.0.0.1:9/\nfetch-retries=0\n")
    svar = subprocess.run(
        [sys.executable, "-m", "frontend.bygg"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert svar.returncode == 1
    assert "Får ikke kontakt med npm-registeret" in svar.stderr
    assert "Traceback" not in svar.stderr


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (bygg.FRONTEND / "package-lock.json").read_text()
