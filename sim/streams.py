"""Random streams by name."""

from hashlib import blake2b
from struct import Struct

_WORDS = Struct("<4Q")
_UNIT = 2.0**-52
WIDTH = 4


class Streams:
    """The sources of chance of one replication, each known by its name (rule R1).

    A stream is keyed by seed, replication and name, never by its place among others,
    and never by the setting: so settings meet the same luck, and a new stream moves no
    draw of another. The numbers are the words of a keyed hash of the name.
    """

    def __init__(self, seed: int, replication: int) -> None:
        self._key = blake2b(f"{seed}/{replication}".encode(), digest_size=32)

    def uniforms(self, *name: str | int) -> tuple[float, float, float, float]:
        """Return the four uniform numbers, each within (0, 1), of the stream *name*."""
        stream = self._key.copy()
        for part in name:
            stream.update(f"\x1f{part}".encode())
        a, b, c, d = _WORDS.unpack(stream.digest())
        return (
            ((a >> 12) + 0.5) * _UNIT,
            ((b >> 12) + 0.5) * _UNIT,
            ((c >> 12) + 0.5) * _UNIT,
            ((d >> 12) + 0.5) * _UNIT,
        )
