"""A killed program leaves no helpers behind."""

import os
import subprocess
import sys
import time

PROGRAM = """
import os, sys
from dap.felles.hjelpeprosess import hjelpere
sys.modules["__main__"].__spec__ = None
pool = hjelpere(1)
print(pool.submit(os.getpid).result(), flush=True)
sys.stdin.read()
"""
LENGST = 10.0


def _lever(pid: int) -> bool:
    """A zombie that nobody has looked after yet is not alive."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as fil:
            return fil.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_helpers_end_when_the_program_is_killed() -> None:
    miljo = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=miljo,
    ) as program:
        assert program.stdout is not None
        hjelper = int(program.stdout.readline())
        assert _lever(hjelper)
        program.kill()
        program.wait()
    frist = time.monotonic() + LENGST
    while _lever(hjelper) and time.monotonic() < frist:
        time.sleep(0.02)
    assert not _lever(hjelper)
