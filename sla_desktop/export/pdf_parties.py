"""Boxes of the parties: side by side in the title block, two abreast where they sign."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sla_desktop.document.nodes import Blank, Inlines, PartyBlock, Signature, SignatureBlock
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.look import TextStyle
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_rows import RowBox, Rule, SigningPlace, row
from sla_desktop.export.pdf_setting import Setting, plain, text_box


def party_boxes(setting: Setting, parties: Sequence[PartyBlock]) -> Iterator[RowBox]:
    """The parties two abreast, each under a thin rule."""
    look = setting.look
    column = (setting.width - look.party_gap) / 2
    for at in range(0, len(parties), 2):
        pair = parties[at : at + 2]
        starts = [each * (column + look.party_gap) for each in range(len(pair))]
        made = row(
            [_party(setting, party, x, column) for party, x in zip(pair, starts, strict=True)],
            rules=tuple(
                Rule(x, column, look.table.edge, look.accent_color, on_top=True) for x in starts
            ),
        )
        more = at + 2 < len(parties)
        gap = 4 * look.table.padding_y if more else look.parties_after
        yield replace(made, keep=more, gap=gap)


def _party(setting: Setting, party: PartyBlock, x: float, width: float) -> list[TextBox]:
    look = setting.look
    lines: list[tuple[Inlines, TextStyle]] = [
        (plain(party.role), replace(look.party_role, before=2 * look.table.padding_y)),
        (party.name, look.party_name),
        *((detail, look.party_detail) for detail in party.details),
    ]
    division = setting.element("Div")
    return [
        text_box(setting, content, style, x=x, width=width, element=setting.element("P", division))
        for content, style in lines
    ]


def signature_boxes(setting: Setting, block: SignatureBlock) -> Iterator[RowBox]:
    """Signature blocks two abreast; no page divides a pair."""
    for at in range(0, len(block.signatures), 2):
        rows = _signature_rows(setting, block, block.signatures[at : at + 2])
        for index, each in enumerate(rows):
            last = index == len(rows) - 1
            yield replace(
                each,
                keep=not last,
                gap=setting.look.signature.gap_after if last else 0.0,
                anchor=block.id if at == index == 0 else "",
            )


def _signature_rows(
    setting: Setting, block: SignatureBlock, pair: Sequence[Signature]
) -> list[RowBox]:
    look = setting.look.signature
    column = (setting.width - look.column_gap) / 2
    starts = [at * (column + look.column_gap) for at in range(len(pair))]
    divisions = [setting.element("Div") for _ in pair]
    heads = [
        [
            text_box(
                setting, content, style, x=x, width=column, element=setting.element("P", division)
            )
            for content, style in (
                (plain(signature.role), look.role),
                (signature.party, look.party),
            )
        ]
        for signature, x, division in zip(pair, starts, divisions, strict=True)
    ]
    rows = [row(heads)]
    thickness, color = setting.look.table.rule, setting.look.muted_color
    value_width = column - look.label_width
    for index, label in enumerate(block.labels):
        cells: list[list[TextBox]] = []
        signed: list[SigningPlace] = []
        for signature, x, division in zip(pair, starts, divisions, strict=True):
            value, value_x = _values(signature)[index], x + look.label_width
            cells.append([_low(setting, label, look.label, x, look.label_width, division)])
            cells.append([_low(setting, value, look.value, value_x, value_width, division)])
            if not index:
                form = setting.element("Form", division)
                signed.append(SigningPlace(value_x, value_width, _signer(signature), form))
        rules = tuple(Rule(x + look.label_width, value_width, thickness, color) for x in starts)
        height = look.row_height if index else look.signing_height
        made = row(cells, rules=rules, least=height)
        rows.append(replace(made, at_bottom=True, signed=tuple(signed)))
    return rows


def _signer(signature: Signature) -> str:
    """Who signs, e.g. "For the Customer, Wren & Marlow LLP"."""
    party = "".join(each.text for each in signature.party if not isinstance(each, Blank))
    return ", ".join(part for part in (clean_line(signature.role), clean_line(party)) if part)


def _low(
    setting: Setting, text: str, style: TextStyle, x: float, width: float, division: int
) -> TextBox:
    element = setting.element("P", division)
    return text_box(setting, plain(text), style, x=x, width=width, element=element)


def _values(signature: Signature) -> tuple[str, ...]:
    """What stands on the rules, the signature's own rule first."""
    return ("", signature.name, signature.position, signature.place, signature.date)
