"""How a block is sealed: a canonical text of each row, hashed with the block before."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any


def hash_blokk(forrige: str, rader: Iterable[dict[str, Any]]) -> str:
    """SHA-256 in hex over the previous block's hash and the rows in order of id."""
    sum_ = hashlib.sha256(forrige.encode())
    for rad in rader:
        sum_.update(json.dumps(rad, sort_keys=True, ensure_ascii=False, default=str).encode())
    return sum_.hexdigest()
