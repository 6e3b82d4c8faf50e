"""The shipped samples are copies that open, named as they call themselves."""

import pytest

from sla_desktop.catalogue.samples import Sample, samples
from sla_desktop.domain.copyfile import SUFFIX, decode
from sla_desktop.resources import path


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_sample_opens_and_is_what_it_is_called(sample: Sample) -> None:
    agreement, images = decode(sample.path.read_bytes(), sample.path.name)
    assert (agreement.id, agreement.title, images) == (sample.id, sample.title, {})


def test_every_shipped_sample_is_offered() -> None:
    shipped = set(path("samples").glob(f"*{SUFFIX}"))
    assert {sample.path for sample in samples()} == shipped
