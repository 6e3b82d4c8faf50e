"""What is the same on every page: margins, header, footer and watermark."""

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import Align, Document
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.look import PAGE_SIZES, Look
from sla_desktop.export.pdf_boxes import TextBox, whole
from sla_desktop.export.pdf_rows import RowBox, Rule, Stack, row
from sla_desktop.export.pdf_setting import Setting, columns, plain, text_box
from sla_desktop.export.pdf_sheet import Sheet
from sla_desktop.export.pdf_tags import Structure
from sla_desktop.export.pdf_text import Typesetter

_MOST_LABEL_LINES = 4  # of a header or footer
_WIDEST_NUMBER = "8888"
_BREATH = 6.0  # between header or footer and a text area that has to give way
_WATERMARK_SHARE = 0.8  # of the page's diagonal


class Furniture(Struct, frozen=True):
    """Header and footer of a document, and the text area between them."""

    size: tuple[float, float]
    header: RowBox | None
    footer: RowBox  # its last cell is made anew for each page
    top: float  # of the text area
    room: float  # its height


def furnish(
    document: Document, look: Look, typesetter: Typesetter, structure: Structure
) -> Furniture:
    """Header and footer as high as their texts need; the text area gives way to them."""
    width, height = PAGE_SIZES[document.page_size]
    setting = Setting(look, typesetter, look.text_width(document.page_size), height, structure)
    labels = document.labels
    header = None
    typesetter.place = "the header"
    if labels.header_left or labels.header_right:
        rule = Rule(0, setting.width, look.table.rule, look.rule_color)
        texts: list[tuple[str, Align]] = [
            (labels.header_left, "left"),
            (labels.header_right, "right"),
        ]
        header = _label_row(setting, texts, look.header_shares, rule)
    typesetter.place = "the footer"
    counted = _counted(labels.page_of, _WIDEST_NUMBER, _WIDEST_NUMBER)
    rule = Rule(0, setting.width, look.table.rule, look.rule_color, on_top=True)
    texts = [(labels.footer_left, "left"), (labels.footer_middle, "center"), (counted, "right")]
    footer = _label_row(setting, texts, look.footer_shares, rule)
    above = look.header_distance + (header.height + _BREATH if header else 0.0)
    below = look.footer_distance + footer.height + _BREATH
    top = max(look.margin, above)
    return Furniture((width, height), header, footer, top, height - top - max(look.margin, below))


def draw_header(sheet: Sheet, furniture: Furniture, setting: Setting, watermark: str) -> None:
    """What is drawn before the text of a page: the watermark below all else, the header."""
    _draw_watermark(sheet, setting, watermark, furniture.size)
    if furniture.header:
        with sheet.furniture("Header"):
            furniture.header.draw(sheet, setting.look.margin, setting.look.header_distance)


def draw_footer(
    sheet: Sheet, furniture: Furniture, setting: Setting, pattern: str, page: int
) -> None:
    """What is drawn after the text of a page: the footer with its number and their total."""
    *others, last = furniture.footer.cells
    place = last.boxes[0]
    counted = _counted(pattern, str(page), str(sheet.pages[""]))
    own = _label(setting, counted, place.x, place.width, "right")
    footer = replace(furniture.footer, cells=(*others, Stack((own,), own.height)))
    top = furniture.size[1] - setting.look.footer_distance - footer.height
    with sheet.furniture("Footer"):
        footer.draw(sheet, setting.look.margin, top)


def _counted(pattern: str, page: str, pages: str) -> str:
    return pattern.replace("{page}", page).replace("{pages}", pages)


def _label_row(
    setting: Setting, texts: list[tuple[str, Align]], shares: tuple[float, ...], rule: Rule
) -> RowBox:
    cells = (
        [_label(setting, text, x, width, align)]
        for (text, align), (x, width) in zip(texts, columns(setting.width, shares), strict=True)
    )
    return row(cells, padding=setting.look.labels_padding, rules=(rule,))


def _label(setting: Setting, text: str, x: float, width: float, align: Align) -> TextBox:
    box = text_box(
        setting, plain(clean_line(text)), setting.look.labels, x=x, width=width, align=align
    )
    return box.cut(_MOST_LABEL_LINES)[0] if box.stop > _MOST_LABEL_LINES else box


def _draw_watermark(sheet: Sheet, setting: Setting, text: str, paper: tuple[float, float]) -> None:
    if not text:
        return
    setting.typesetter.place = "the watermark"
    measured = setting.typesetter.measure(plain(clean_line(text)), 1.0, bold=True, italic=False)
    width, height = paper
    diagonal = 2**0.5 * min(width, height)
    size = min(setting.look.watermark_size, _WATERMARK_SHARE * diagonal / max(measured.width, 1.0))
    with sheet.furniture("Watermark"):
        middle = (width / 2, height / 2)
        sheet.rotated_text(whole(measured), size, setting.look.watermark_color, middle)
