"""What a killed process left is thrown away; what another one uses is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import dap.forskning
from dap.forskning.midlertidig import egen_mappe

KILDE = Path(dap.forskning.__file__).parents[2]
_HOLDER = """
import sys
from pathlib import Path
from dap.forskning.midlertidig import egen_mappe
with egen_mappe("prove", Path(sys.argv[1])) as mappe:
    (mappe / "stor").write_text("x")
    print(mappe, flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_process_left_is_thrown_away_and_what_is_in_use_is_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "prove-uten-laas").mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(KILDE)},
    ) as annen:  # fmt: skip
        assert annen.stdout is not None
        deres = Path(annen.stdout.readline().strip())
        with egen_mappe("prove", tmp_path) as min_:
            assert min_.is_dir()
        assert not min_.exists()
        assert (deres / "stor").exists()
        annen.send_signal(signal.SIGKILL)
        annen.wait()
        assert (deres / "stor").exists()
        with egen_mappe("prove", tmp_path):
            assert not deres.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["prove-uten-laas"]
