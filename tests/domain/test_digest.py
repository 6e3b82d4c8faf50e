from typing import Any

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.digest import content_digest
from sla_desktop.domain.sections import ControlSection, PurposeSection


def draft(**control: Any) -> Agreement:
    return Agreement(
        id="sla",
        title="Support",
        sections=(
            ControlSection(id="control", title="Control", **control),
            PurposeSection(id="purpose", title="Purpose"),
        ),
    )


def test_digest_is_64_hexadecimal_digits_and_the_same_for_equal_content() -> None:
    assert content_digest(draft()) == content_digest(draft())
    assert set(content_digest(draft())) <= set("0123456789abcdef")
    assert len(content_digest(draft())) == 64


def test_export_status_profile_and_kept_findings_are_no_content() -> None:
    noted = replace(
        draft(exported_version="0.1", exported_digest="f" * 64),
        status="agreed",
        profile="iso",
        waivers=(Waiver(id="w", check="B05", reason="known"),),
    )
    assert content_digest(noted) == content_digest(draft())


def test_any_other_change_is_content() -> None:
    plain = content_digest(draft())
    assert content_digest(draft(storage_place="shared folder")) != plain
    assert content_digest(replace(draft(), version="0.2")) != plain
    assert content_digest(replace(draft(), title="Support for Elm Ltd")) != plain
