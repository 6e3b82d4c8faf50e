"""Whether a file is fit for an archive, by rules of our own and by other programs that are here."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

import sla_desktop
from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.export import pdf_file
from sla_desktop.export.pdf import write_pdf
from sla_desktop.export.pdf_archive import srgb_profile
from sla_desktop.export.pdf_objects import Objects
from tests.export.docs import ATTACHMENT, document, sample
from tests.export.pdf_read import Pdf
from tests.export.struct_read import File

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "mm": "http://ns.adobe.com/xap/1.0/mm/",
}
JARS = (
    *("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging"),
    *("javax.activation", "jaxb-api", "bcprov"),
)
JAVA = Path("/usr/share/java")


@pytest.fixture(scope="module")
def file() -> File:
    return File(write_pdf(sample("DRAFT"), ATTACHMENT).data)


def told(made: Document) -> ElementTree.Element:
    """The description in the metadata of a document."""
    written = File(write_pdf(made).data)
    (packet,) = written.with_entry(b"/Type/Metadata")
    description = ElementTree.fromstring(written.stream(packet)).find(f".//{RDF}Description")
    assert description is not None
    return description


def value(description: ElementTree.Element, name: str) -> str:
    space, _, tag = name.partition(":")
    (found,) = description.findall(f"{{{NAMES[space]}}}{tag}")
    return "".join(found.itertext()).strip()


def test_the_metadata_says_what_the_information_says() -> None:
    made = replace(sample(), title="Müller & <Søn> ]]>", subject="a > b", author="\u201cX\u201d")
    description = told(made)
    known = Pdf(write_pdf(made).data).file.get_metadata_dict()
    assert value(description, "dc:title") == known["Title"] == made.title
    assert value(description, "dc:creator") == known["Author"] == made.author
    assert value(description, "dc:description") == known["Subject"] == made.subject
    assert value(description, "dc:language") == "en-GB"
    program = f"SLA Desktop {sla_desktop.__version__}"
    assert value(description, "xmp:CreatorTool") == known["Creator"] == program
    assert value(description, "pdf:Producer") == known["Producer"] == program
    assert (value(description, "pdfaid:part"), value(description, "pdfaid:conformance")) == (
        "3",
        "B",
    )


def test_what_is_not_known_is_not_said() -> None:
    description = told(replace(document(), author="", subject=""))
    assert description.find(f"{{{NAMES['dc']}}}creator") is None
    assert description.find(f"{{{NAMES['dc']}}}description") is None


def test_a_document_has_an_identifier_of_its_own() -> None:
    first, again, other = (
        value(told(each), "mm:DocumentID")
        for each in (sample(), sample(), replace(sample(), title="Other"))
    )
    assert first == again != other
    assert re.fullmatch("uuid:[0-9a-f-]{36}", first)


def test_the_file_names_itself_as_the_metadata_does(file: File) -> None:
    (packet,) = file.with_entry(b"/Type/Metadata")
    name = re.findall(rb"uuid:([0-9a-f-]+)", file.stream(packet))[0].replace(b"-", b"")
    assert re.findall(rb"/ID\[<(\w+)><(\w+)>\]", file.data) == [(name.upper(), name.upper())]


def test_the_metadata_is_not_compressed(file: File) -> None:
    (packet,) = file.with_entry(b"/Type/Metadata")
    assert b"/Filter" not in packet.partition(b"stream")[0]


def test_nothing_private_is_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "somebody-known")
    monkeypatch.chdir(tmp_path)
    data = write_pdf(sample(), ATTACHMENT).data
    whole = data + b"".join(File(data).objects.values())
    for trace in (b"somebody-known", str(tmp_path).encode(), b"reportlab", b"ReportLab", b"/home"):
        assert trace not in whole


def test_colours_are_those_of_a_small_profile(file: File) -> None:
    assert b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1" in file.catalogue
    (profile,) = file.with_entry(b"<</N 3")
    data = file.stream(profile)
    assert data == srgb_profile()
    assert len(data) < 2000
    assert int.from_bytes(data[:4]) == len(data)
    assert data[36:40] == b"acsp"
    assert data[8] == 2


def test_another_program_reads_the_profile_as_srgb() -> None:
    image_cms = pytest.importorskip("PIL.ImageCms")
    image = pytest.importorskip("PIL.Image")
    io = pytest.importorskip("io")
    own = image_cms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    change = image_cms.buildTransform(own, image_cms.createProfile("sRGB"), "RGB", "RGB")
    colors = [(31, 56, 100), (255, 255, 255), (0, 0, 0), (200, 30, 120), (91, 100, 114)]
    for color in colors:
        made = image_cms.applyTransform(image.new("RGB", (1, 1), color), change).getpixel((0, 0))
        assert all(abs(one - other) <= 1 for one, other in zip(made, color, strict=True))


def test_nothing_that_an_archive_forbids_is_in_the_file(file: File) -> None:
    whole = b"".join(file.objects.values())
    for entry in (
        *(b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/SMask", b"/CA", b"/ca", b"/AA", b"/LZW"),
        *(b"/Encrypt", b"/OpenAction", b"/NeedAppearances"),
    ):
        assert not re.search(entry + rb"\b", whole), entry


def test_every_annotation_is_printed_and_every_field_has_a_look(file: File) -> None:
    notes = file.with_entry(b"/Type/Annot")
    assert notes
    for note in notes:
        assert b"/F 4" in note
        if b"/Subtype/Widget" in note:
            assert b"/AP<</N " in note


def test_there_is_a_field_to_sign_for_each_signatory(file: File) -> None:
    fields = file.with_entry(b"/FT/Sig")
    assert [re.findall(rb"/T\((.*?)\)/TU\((.*?)\)", each)[0] for each in fields] == [
        (b"Signature 1", b"For the Provider, Harbour Systems Ltd"),
        (b"Signature 2", b"For the Customer, Wren & Marlow LLP"),
    ]
    assert file.catalogue.count(b"/AcroForm<</Fields[") == 1
    for each in fields:
        left, bottom, right, top = map(float, re.findall(rb"/Rect\[(.*?)\]", each)[0].split())
        assert right - left > 100
        assert 30 < top - bottom < 45


def test_every_font_has_a_unicode_map_and_is_embedded(file: File) -> None:
    fonts = file.with_entry(b"/Type/Font/")
    assert len(fonts) >= 3
    for font in fonts:
        assert b"/ToUnicode" in font
        descriptor = file.objects[int(re.findall(rb"/FontDescriptor (\d+)", font)[0])]
        assert b"/FontFile2" in descriptor


def test_the_attachment_tells_its_kind_and_what_it_is_to_the_document(file: File) -> None:
    (held,) = file.with_entry(b"/Type/EmbeddedFile")
    assert b"/Subtype/application#2Fjson" in held
    assert file.stream(held) == ATTACHMENT.data
    (description,) = file.with_entry(b"/Type/Filespec")
    assert b"/AFRelationship/Source" in description
    assert b"/AF[" in file.catalogue


def test_without_data_only_the_attachment_is_left_out() -> None:
    with_data, without = (File(write_pdf(sample(), each).data) for each in (ATTACHMENT, None))
    assert len(with_data.objects) == len(without.objects) + 2
    assert without.structure().outline() == with_data.structure().outline()
    assert b"/OutputIntents" in without.catalogue


def test_a_title_without_end_stays_within_the_limits_of_an_archive() -> None:
    made = replace(document(), title="é" * 40_000, subject="x" * 40_000)
    known = Pdf(write_pdf(made).data).file.get_metadata_dict()
    assert 15_000 < len(known["Title"]) < 16_100
    assert value(told(made), "dc:title") == known["Title"]
    assert value(told(made), "dc:description") == known["Subject"]


def test_pages_are_numbered_as_they_print(file: File) -> None:
    assert b"/PageLabels<</Nums[0<</S/D>>]>>" in file.catalogue


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("tagged", [True, False])
def test_qpdf_finds_no_fault(tmp_path: Path, tagged: bool) -> None:
    (tmp_path / "a.pdf").write_bytes(write_pdf(sample("DRAFT"), ATTACHMENT, tagged=tagged).data)
    done = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_poppler_reads_the_structure(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(write_pdf(sample(), ATTACHMENT).data)
    done = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "a.pdf"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert '  H2 (block)\n    "2.1 How it is measured"\n  P (block)\n' in done.stdout
    assert '      TH:\n         /Scope /Column\n        "Target"\n' in done.stdout


def test_pdf_oxide_finds_it_a_sound_archive_file(tmp_path: Path) -> None:
    oxide = pytest.importorskip("pdf_oxide")
    for attachment in (ATTACHMENT, None):
        (tmp_path / "a.pdf").write_bytes(write_pdf(sample("DRAFT"), attachment).data)
        opened = oxide.PdfDocument(str(tmp_path / "a.pdf"))
        assert opened.validate_pdf_a("3b")["errors"] == []
        assert opened.validate_pdf_ua()["errors"] == []


class Unpacked(Objects):
    """The oldest form of a file, in which nothing is packed."""

    def set(self, number: int, body: bytes, *, packed: bool = False) -> None:
        super().set(number, body)

    def add(self, body: bytes, *, packed: bool = False) -> bytes:
        return super().add(body)


@pytest.mark.skipif(
    not shutil.which("java") or not all((JAVA / f"{jar}.jar").exists() for jar in JARS),
    reason="PDFBox Preflight is not installed",
)
def test_preflight_finds_the_document_sound_as_the_first_kind_of_archive_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_file, "Objects", Unpacked)
    data = write_pdf(sample("DRAFT")).data
    data = data.replace(b"%PDF-1.7", b"%PDF-1.4", 1).replace(b"<pdfaid:part>3", b"<pdfaid:part>1")
    (tmp_path / "a.pdf").write_bytes(data)
    path = os.pathsep.join(str(JAVA / f"{jar}.jar") for jar in JARS)
    program = "org.apache.pdfbox.preflight.Validator_A1b"
    done = subprocess.run(
        ["java", "-cp", path, program, str(tmp_path / "a.pdf")], capture_output=True, text=True
    )
    assert "is a valid PDF/A-1b file" in done.stdout, done.stdout + done.stderr


def test_objects_are_found_again_however_many_there_are() -> None:
    objects = Objects()
    for at in range(1000):
        objects.add(b"(%d)" % at, packed=at % 2 == 0)
    root = objects.add(b"<</Type/Catalog/Pages 1 0 R>>")
    data = objects.file(root, root, hashlib.md5(b"x").digest())
    held = File(data).objects
    assert [held[at + 1] for at in range(1000)] == [b"(%d)" % at for at in range(1000)]


def test_an_attachment_of_another_kind_is_named_so() -> None:
    held = Attachment("a b.csv", "text/csv", b"x", "")
    assert File(write_pdf(document(), held).data).with_entry(b"/Subtype/text#2Fcsv")
