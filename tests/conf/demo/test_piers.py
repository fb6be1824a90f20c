"""The demo's piers: eight real places, told in three languages."""

import pytest

from prichal.conf.demo.piers import PIERS, write_piers
from prichal.conf.demo.timetable import LINES
from prichal.fleet.models import Pier

CITY = (59.87, 60.00), (29.70, 30.40)  # from Kronstadt to the Fontanka, south to Peterhof


def test_eight_piers_stand_between_kronstadt_and_the_fontanka():
    assert len(PIERS) == 8
    for slug, (*_, latitude, longitude) in PIERS.items():
        for degrees, (least, most) in zip((latitude, longitude), CITY, strict=True):
            assert least < float(degrees) < most, slug


def test_every_text_is_written_in_three_languages():
    for slug, (*texts, _latitude, _longitude) in PIERS.items():
        assert all(all(text) for text in texts), slug
        assert len({len(text) for text in texts}) == 1


def test_something_sails_from_each():
    assert {line.pier for line in LINES if line.pier} == set(PIERS)


@pytest.mark.django_db
def test_they_are_written_once():
    first = {slug: pier.pk for slug, pier in write_piers().items()}
    assert {slug: pier.pk for slug, pier in write_piers().items()} == first
    assert Pier.objects.count() == 8
