"""Office files without the time at which they were made: same content, same bytes."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""The time that stands for that of making a file."""
WRITTEN = f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}".encode()
INSTANT = re.compile(rb'(?<=W3CDTF">)[^<]*')


def repeatable(package: bytes) -> bytes:
    """Return an office file with `MOMENT` in place of every time, within it too."""
    made = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = ZipInfo(info.filename, MOMENT.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, _timeless(info.filename, old.read(info)))
    return made.getvalue()


def _timeless(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return repeatable(content)
    return INSTANT.sub(WRITTEN, content) if name == "docProps/core.xml" else content
