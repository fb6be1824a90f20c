"""Days and times as people read them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prichal.ui import moments

PITER, SAMARA = "Europe/Moscow", "Europe/Samara"
NIGHT = datetime(2027, 7, 3, 21, 40, tzinfo=UTC)  # 00:40 on Sunday 4 July in Saint Petersburg
DAY = datetime(2027, 7, 3, 9, 0, tzinfo=UTC)
TWO_HOURS = timedelta(hours=2)


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "сб, 3 июля"), ("en", "Sat, 3 July"), ("zh-hans", "7月3日周六")]
)
def test_a_day_is_told_in_each_language(language: str, words: str) -> None:
    assert moments.day(date(2027, 7, 3), language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "3\u00a0июля\u00a02027"), ("en", "3\u00a0July\u00a02027"), ("zh-hans", "2027年7月3日")],
)
def test_the_year_stands_where_it_can_be_in_doubt(language: str, words: str) -> None:
    assert moments.day_and_year(date(2027, 7, 3), language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "в ночь с сб 3 на вс 4 июля"),
        ("en", "night from Sat 3 to Sun 4 July"),
        ("zh-hans", "7月3日周六夜至7月4日周日"),
    ],
)
def test_a_sailing_after_midnight_carries_both_dates(language: str, words: str) -> None:
    assert moments.sailing_day(NIGHT, NIGHT + TWO_HOURS, PITER, language) == words


def test_a_sailing_over_midnight_carries_both_dates() -> None:
    starts_at = NIGHT - TWO_HOURS
    assert moments.night(starts_at, NIGHT, PITER) == (date(2027, 7, 3), date(2027, 7, 4))


def test_a_sailing_that_ends_at_midnight_belongs_to_its_evening() -> None:
    assert moments.night(NIGHT - 3 * TWO_HOURS, NIGHT - timedelta(minutes=40), PITER) == (
        date(2027, 7, 3),
        date(2027, 7, 3),
    )


def test_a_night_between_months_names_both() -> None:
    starts_at = datetime(2027, 7, 31, 21, 40, tzinfo=UTC)
    words = moments.sailing_day(starts_at, starts_at + TWO_HOURS, PITER, "ru")
    assert words == "в ночь с сб 31 июля на вс 1 августа"


def test_a_sailing_by_day_has_one_date() -> None:
    assert moments.sailing_day(DAY, DAY + TWO_HOURS, PITER, "ru") == "сб, 3 июля"


def test_the_hour_is_the_piers_own() -> None:
    assert moments.clock(DAY, PITER) == "12:00"
    assert moments.clock(DAY, SAMARA) == "13:00"


@pytest.mark.parametrize(("zone", "name"), [(PITER, "МСК"), (SAMARA, "МСК+1"), ("Europe/Kaliningrad", "МСК−1")])
def test_a_zone_is_told_as_its_distance_from_moscow(zone: str, name: str) -> None:
    assert moments.zone_name(DAY, zone, "ru") == name


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "3 июля, 12:00\u00a0МСК"), ("en", "3 July, 12:00\u00a0MSK"), ("zh-hans", "7月3日 12:00\u00a0莫斯科时间")],
)
def test_a_deadline_names_its_zone(language: str, words: str) -> None:
    assert moments.deadline(DAY, PITER, language) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45\u00a0мин"), (60, "1\u00a0ч"), (90, "1\u00a0ч 30\u00a0мин"), (0, "0\u00a0мин")],
)
def test_a_duration_is_told_without_empty_parts(minutes: int, words: str) -> None:
    assert moments.duration(minutes, "ru") == words


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        moments.clock(datetime(2027, 7, 3, 12, 0), PITER)  # noqa: DTZ001 - the naive one is the point


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        (PITER, "ru", ""),
        ("Europe/Simferopol", "ru", ""),
        (SAMARA, "ru", "самарское время"),
        (SAMARA, "en", "Samara time"),
        (SAMARA, "zh-hans", "萨马拉时间"),
        ("Asia/Chita", "ru", "МСК+6"),
    ],
)
def test_a_clock_that_is_not_moscows_is_named(zone: str, language: str, words: str) -> None:
    assert moments.foreign_clock(DAY, zone, language) == words


@pytest.mark.parametrize("zone", sorted(moments.ZONES))
def test_every_named_clock_is_named_in_three_languages(zone: str) -> None:
    assert set(moments.ZONES[zone]) == {"ru", "en", "zh-hans"}
    assert moments.foreign_clock(DAY, zone, "ru").endswith(" время")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("Июль 2027", "3 июл.", "сб", "суббота")),
        ("en", ("July 2027", "3 Jul", "Sat", "Saturday")),
        ("zh-hans", ("2027年7月", "7月3日", "周六", "星期六")),
    ],
)
def test_calendars_have_their_words(language: str, words: tuple[str, ...]) -> None:
    on = date(2027, 7, 3)
    forms = (moments.month, moments.short_date, moments.weekday, moments.weekday_name)
    assert tuple(form(on, language) for form in forms) == words


# Clocks of Berlin go back an hour in the night to 31 October 2027, those of Moscow never do.
@pytest.mark.parametrize(("hour", "words"), [(23, "02:40"), (0, "03:40"), (1, "04:40")])
def test_a_night_of_changing_clocks_elsewhere_changes_none_here(hour: int, words: str) -> None:
    day = 30 if hour == 23 else 31
    assert moments.clock(datetime(2027, 10, day, hour, 40, tzinfo=UTC), PITER) == words
