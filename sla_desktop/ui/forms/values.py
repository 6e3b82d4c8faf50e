"""Fields and references within plain text, shown as what the document will say there."""

import re

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.fields import FIELD
from sla_desktop.ui.richtext.chips import chip


def with_values(agreement: Agreement, text: str) -> str:
    """`text` with every ``{{field}}`` as its chip reads."""

    def shown(match: re.Match[str]) -> str:
        return chip(agreement, match[0]).text

    return FIELD.sub(shown, text) if "{{" in text else text
