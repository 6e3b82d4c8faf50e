"""The envelope of every stored file: one header line with a checksum, then the body.

The SHA-256 covers the header line, with the checksum's own place empty, and the body, so no byte
of the file can change unseen. Later versions may add header fields but must keep this rule.
"""

import hashlib
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from sla_desktop import __version__

LIMIT = 64 * 1024 * 1024  # bytes of a whole file
_LONGEST_HEADER = 1000
LIMIT_BODY = LIMIT - _LONGEST_HEADER
Counter = Annotated[int, Meta(ge=1, le=2**53)]


class Header(Struct, frozen=True, kw_only=True):
    """What the file says about itself. `generation` grows with every save; no clock orders it."""

    format: str
    schema: Counter
    generation: Counter
    saved: Annotated[datetime, Meta(tz=True)]
    app: str = __version__
    sha256: str = ""


class BadEnvelopeError(ValueError):
    """What is wrong with the file, as a predicate: "is empty"."""


def seal(header: Header, body: bytes) -> tuple[Header, bytes]:
    """The header with its checksum, and the whole file."""
    blank = msgspec.json.encode(msgspec.structs.replace(header, sha256=""))
    sealed = msgspec.structs.replace(header, sha256=_digest(blank, body))
    return sealed, msgspec.json.encode(sealed) + b"\n" + body


def unseal(data: bytes, kind: str) -> tuple[Header, bytes]:
    """Header and body of a file of format ``kind``, proved whole; raises BadEnvelopeError."""
    if len(data) > LIMIT:
        raise BadEnvelopeError(f"is larger than {LIMIT // 1024 // 1024} MB")
    if not data.strip(b"\0"):
        raise BadEnvelopeError("is empty" if not data else "holds only zero bytes")
    line, body = _split(data)
    try:
        header = msgspec.json.decode(line, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadEnvelopeError("has no readable header") from error
    if header.format != kind:
        raise BadEnvelopeError("is of another kind")
    blank = line.replace(header.sha256.encode(), b"", 1)
    if header.sha256 != _digest(blank, body):
        raise BadEnvelopeError("is not what was written")
    return header, body


def is_sealed(data: bytes, kind: str) -> bool:
    """Whether the content claims to be a stored file of format ``kind``, whole or not."""
    line, _ = _split(data)
    return line.startswith(b'{"format":' + msgspec.json.encode(kind))


def _split(data: bytes) -> tuple[bytes, bytes]:
    end = data.find(b"\n", 0, _LONGEST_HEADER)
    return (data[:end], data[end + 1 :]) if end >= 0 else (b"", b"")


def _digest(blank_line: bytes, body: bytes) -> str:
    digest = hashlib.sha256(blank_line + b"\n")
    digest.update(body)
    return digest.hexdigest()
