"""Own exports are read back; anything else is refused with one sentence."""

import base64
import io
import zipfile
from pathlib import Path

import pytest

from sla_desktop.domain.copyfile import DATA_NAMESPACE
from sla_desktop.reading import exports
from sla_desktop.reading.exports import UnreadableExportError, from_docx, from_pdf, read_limited


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


def part(content: bytes) -> bytes:
    return f'<a xmlns="{DATA_NAMESPACE}">'.encode() + content + b"</a>"


COPY = b'{"format": "x"}'
GOOD = part(base64.b64encode(COPY))


def test_the_copy_in_a_docx_is_found_among_other_parts() -> None:
    data = package(
        {
            "word/document.xml": b"<w/>",
            "customXml/item1.xml": b"<other>QUJD</other>",
            "customXml/item2.xml": GOOD,
        }
    )
    assert exports.is_docx(data)
    assert from_docx(data, "x.docx") == COPY


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"<w/>"},
        {"customXml/item1.xml": part(b"")},
        {
            "customXml/item1.xml": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
        },
    ],
)
def test_a_docx_without_a_copy_is_refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(UnreadableExportError, match="carries no agreement"):
        from_docx(package(parts), "x.docx")


def test_a_damaged_copy_is_refused() -> None:
    with pytest.raises(UnreadableExportError, match=r"inside “x\.docx” is damaged"):
        from_docx(package({"customXml/item1.xml": part(b"QUJDR")}), "x.docx")


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_broken_package_is_refused(cut: int) -> None:
    with pytest.raises(UnreadableExportError, match="damaged"):
        from_docx(package({"customXml/item1.xml": GOOD})[:cut], "x.docx")


def test_a_package_with_damaged_content_is_refused() -> None:
    data = bytearray(package({"customXml/item1.xml": GOOD}, zipfile.ZIP_STORED))
    at = data.find(b"xmlns")
    data[at] ^= 0xFF
    with pytest.raises(UnreadableExportError, match="damaged"):
        from_docx(bytes(data), "x.docx")


@pytest.mark.parametrize(
    "data",
    [
        package({"customXml/item1.xml": b"0" * 3_000_000}),
        package({f"part{n}": b"" for n in range(2001)}),
    ],
)
def test_a_package_that_unpacks_to_too_much_is_not_opened(data: bytes) -> None:
    with pytest.raises(UnreadableExportError, match="unpacks to far more"):
        from_docx(data, "x.docx")


def test_what_is_no_pdf_is_refused() -> None:
    assert exports.is_pdf(b"%PDF-1.7")
    with pytest.raises(UnreadableExportError, match="cannot be read"):
        from_pdf(b"%PDF-1.7 nonsense", "x.pdf")


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(exports.MAX_FILE + 1)
    with pytest.raises(UnreadableExportError, match="larger than 64 MB"):
        read_limited(big)


def test_a_file_of_fair_size_is_read(tmp_path: Path) -> None:
    small = tmp_path / "small.json"
    small.write_bytes(b"{}")
    assert read_limited(small) == b"{}"
