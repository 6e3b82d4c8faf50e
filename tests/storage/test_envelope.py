from datetime import UTC, datetime

import msgspec
import pytest

from sla_desktop import __version__
from sla_desktop.storage.envelope import LIMIT, BadEnvelopeError, Header, is_sealed, seal, unseal

SAVED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HEADER = Header(format="test", schema=3, generation=17, saved=SAVED)
BODY = b'{"a":{"1":{"x":"\xc3\xa9"}}}'


def sealed() -> bytes:
    return seal(HEADER, BODY)[1]


def problem(data: bytes) -> str:
    with pytest.raises(BadEnvelopeError) as caught:
        unseal(data, "test")
    return str(caught.value)


def test_what_was_sealed_comes_back() -> None:
    header, data = seal(HEADER, BODY)
    assert unseal(data, "test") == (header, BODY)
    assert header.app == __version__
    assert (header.generation, header.schema, header.saved) == (17, 3, SAVED)


def test_the_file_is_readable_by_eye() -> None:
    line, body = sealed().split(b"\n", 1)
    assert msgspec.json.decode(line)["generation"] == 17
    assert body == BODY


def test_every_flipped_bit_is_seen() -> None:
    data = sealed()
    for place in range(len(data)):
        for bit in (1, 4, 32, 128):
            changed = bytearray(data)
            changed[place] ^= bit
            with pytest.raises(BadEnvelopeError):
                unseal(bytes(changed), "test")


def test_every_cut_is_seen() -> None:
    data = sealed()
    for length in range(len(data)):
        with pytest.raises(BadEnvelopeError):
            unseal(data[:length], "test")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (bytes(5000), "holds only zero bytes"),
        (b"x" * (LIMIT + 1), "is larger than 64 MB"),
        (b'{"slas":{}}', "has no readable header"),
        (b"[]\n{}", "has no readable header"),
        (b"\xff\xfe\n{}", "has no readable header"),
        (b'{"x":' + b"[" * 900 + b"\n{}", "has no readable header"),
        (seal(msgspec.structs.replace(HEADER, format="other"), BODY)[1], "is of another kind"),
        (sealed() + b" ", "is not what was written"),
        (sealed().replace(b'"generation":17', b'"generation":18'), "is not what was written"),
        (sealed().replace(b'"generation":17', b'"generation":0'), "has no readable header"),
        (sealed().replace(b"T09:00:00Z", b"T09:00:00"), "has no readable header"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, words: str) -> None:
    assert words in problem(data)


def test_a_header_without_checksum_is_not_sound() -> None:
    line = msgspec.json.encode(HEADER)
    assert "is not what was written" in problem(line + b"\n" + BODY)


def test_fields_that_later_versions_add_are_covered_and_ignored() -> None:
    class Later(Header, frozen=True, kw_only=True):
        more: str = "x"

    later = Later(format="test", schema=9, generation=1, saved=SAVED)
    data = seal(later, BODY)[1]
    assert unseal(data, "test")[0].schema == 9
    with pytest.raises(BadEnvelopeError):
        unseal(data.replace(b'"more":"x"', b'"more":"y"'), "test")


def test_a_sealed_file_is_known_even_when_damaged() -> None:
    assert is_sealed(sealed()[:-5], "test")
    assert not is_sealed(sealed(), "tes")
    assert not is_sealed(b'{"format": "sla"}', "test")
    assert not is_sealed(b"", "test")
