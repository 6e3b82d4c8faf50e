"""A list of numbers, one a line, e.g. past results."""

import re
from decimal import Decimal
from typing import cast

from sla_desktop.domain import parse
from sla_desktop.domain.errors import InputError
from sla_desktop.ui.forms.areas import TextArea

_BETWEEN = re.compile(r"[;\s]+|,(?!\d{3}(?!\d))\s*")  # a comma within 1,250 stays


class NumberLines(TextArea):
    """Numbers separated by lines, commas, semicolons or blanks; pasted columns fit too."""

    def __init__(self) -> None:
        super().__init__(4)

    def set_value(self, value: object) -> None:
        """Shows one number a line."""
        numbers = cast("tuple[Decimal, ...]", value) if isinstance(value, tuple) else ()
        if not self._means(numbers):
            super().set_value("\n".join(str(number) for number in numbers))

    def _means(self, numbers: tuple[Decimal, ...]) -> bool:
        try:
            return self._numbers() == numbers
        except InputError:
            return False

    def _numbers(self) -> tuple[Decimal, ...]:
        words = _BETWEEN.split(self.toPlainText())
        return tuple(parse.decimal(word) for word in words if word)

    def _tell(self) -> None:
        try:
            numbers = self._numbers()
        except InputError as error:
            self.refused.emit(str(error))
            return
        self.edited.emit(numbers)
