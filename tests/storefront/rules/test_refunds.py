"""Refund policies in words."""

from datetime import UTC, datetime, timedelta

from django.utils import translation

from prichal.catalog.rules import OWNERS_REFUND, Returned
from prichal.storefront.rules.refunds import Rung, in_words, rungs

STARTS_AT = datetime(2026, 11, 21, 16, tzinfo=UTC)
CULTURE = [Returned(240, 100), Returned(120, 50), Returned(72, 30)]
CARRIAGE = [Returned(24, 100), Returned(-3, 50)]


def test_the_owners_rule_is_two_sentences() -> None:
    assert in_words(OWNERS_REFUND) == [
        "Если до начала 24 часа или больше – вернём всю сумму.",
        "Позже возврата нет.",
    ]


def test_long_times_are_told_in_days() -> None:
    assert in_words(CULTURE) == [
        "Если до начала 10 дней или больше – вернём всю сумму.",
        "Если до начала 5 дней или больше – вернём 50 %.",
        "Если до начала 3 дня или больше – вернём 30 %.",
        "Позже возврата нет.",
    ]


def test_a_step_after_the_start_says_so() -> None:
    assert in_words(CARRIAGE)[1:] == [
        "Не позже чем через 3 часа после начала – вернём 50 %.",
        "После этого возврата нет.",
    ]


def test_a_policy_speaks_english() -> None:
    with translation.override("en"):
        assert in_words(OWNERS_REFUND)[0] == "If 24 hours or more remain before the start, we return the full amount."


def test_what_is_past_is_not_promised() -> None:
    now = STARTS_AT - timedelta(hours=120)
    assert rungs(STARTS_AT, steps=CULTURE, now=now) == [
        Rung(50, now),
        Rung(30, STARTS_AT - timedelta(hours=72)),
    ]
    assert rungs(STARTS_AT, steps=CULTURE, now=STARTS_AT) == []
