"""Random streams by name."""

from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

WIDTH = 4
_WORDS = Struct(f"<{WIDTH}Q")
_UNIT = 2.0**-52

Name: TypeAlias = tuple[str | int, ...]
"""What a stream is called: its purpose, then whom it is for."""


def spelled(name: Name) -> bytes:
    """Return *name* as it is hashed."""
    return "".join([f"\x1f{part}" for part in name]).encode()


class Streams:
    """The sources of chance of one replication, each known by its name (rule R1).

    A stream is keyed by seed, replication and name, never by its place among others,
    and never by the setting: so settings meet the same luck, and a new stream moves no
    draw of another. The numbers are the words of a keyed hash of the name.
    """

    def __init__(self, seed: int, replication: int) -> None:
        self._key = blake2b(f"{seed}/{replication}".encode(), digest_size=32)

    def uniforms(self, *name: str | int) -> tuple[float, ...]:
        """Return the four uniform numbers, each within (0, 1), of the stream *name*."""
        words = _WORDS.unpack(self._digest(spelled(name)))
        return tuple([((word >> 12) + 0.5) * _UNIT for word in words])

    def table(self, names: Sequence[bytes]) -> NDArray[np.float64]:
        """Return the numbers of many streams, a row each; their names as `spelled`."""
        digests = b"".join([self._digest(name) for name in names])
        words = np.frombuffer(digests, "<u8").reshape(-1, WIDTH)
        return ((words >> 12).astype(np.float64) + 0.5) * _UNIT

    def _digest(self, name: bytes) -> bytes:
        stream = self._key.copy()
        stream.update(name)
        return stream.digest()
