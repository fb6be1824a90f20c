"""The news of seat maps: a version that only grows, a sale that never waits for Redis."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from redis import Redis as Client

from embedded.children import end
from embedded.redis import Redis
from prichal.inventory import live
from prichal.inventory.services import holds
from tests.make import ANNA, NOON, make_event


@pytest.fixture
def redis_of_its_own(tmp_path: Path, settings, monkeypatch) -> Iterator[Redis]:
    """A Redis this test may stop."""
    server = Redis(tmp_path, tmp_path / "redis.log", durable=False)
    server.start()
    settings.REDIS_URL = server.url()
    monkeypatch.setattr(live, "_resting_until", 0.0)
    monkeypatch.setattr(live, "_told_in_silence", 0)
    yield server
    stop(server)


def stop(server: Redis) -> None:
    if server.process:
        end([server.process], server.farewell, within=5)
        server.process = None


def client() -> Client:
    return Client.from_url(settings.REDIS_URL)


@pytest.mark.django_db(transaction=True)
def test_the_first_version_is_the_moment_and_each_change_counts_one_more(redis_of_its_own):
    before = int(time.time()) * 1000
    first = live.version_of(1)
    live.announce(1)
    live.announce(1, changes=3)

    assert before <= first <= int(time.time()) * 1000
    assert live.version_of(1) == first + 4
    assert live.version_of(1, raised_by=2) == first + 6


@pytest.mark.django_db(transaction=True)
def test_news_are_told_after_the_commit_and_never_of_what_was_undone(redis_of_its_own):
    with client() as redis, redis.pubsub() as news:
        news.psubscribe("seatmap:*")
        news.get_message(timeout=1)
        first = live.version_of(7)
        with transaction.atomic():
            live.announce(7)
            assert live.version_of(7) == first
        live.carry()
        with transaction.atomic():
            live.announce(7)
            transaction.set_rollback(True)
        live.announce(7)

        told = [news.get_message(timeout=1) for _ in range(2)]
        assert [(message["channel"], int(message["data"])) for message in told if message] == [
            (b"seatmap:7", first + 1),
            (b"seatmap:7", first + 2),
        ]
        assert news.get_message(timeout=0.1) is None


@pytest.mark.django_db(transaction=True)
def test_a_hold_needs_no_redis_and_waits_for_none(redis_of_its_own):
    event = make_event(seats=2)
    known = live.version_of(event.pk)
    stop(redis_of_its_own)

    began = time.monotonic()
    for code in ("A-1", "A-2"):
        holds.hold_seats(event_id=event.pk, holder=ANNA, channel="shop", codes=[code], now=NOON)

    assert time.monotonic() - began < 1
    assert event.places.filter(held_by=ANNA).count() == 2
    assert live.version_of(event.pk) >= known


@pytest.mark.django_db(transaction=True)
def test_after_a_silence_versions_go_on_above_what_was_told_meanwhile(redis_of_its_own, monkeypatch):
    stop(redis_of_its_own)
    silent = live.version_of(9)
    redis_of_its_own.start()
    client().set("seatmap:9", silent - 5)  # as an append-only file would bring it back
    monkeypatch.setattr(live, "_resting_until", 0.0)

    live.announce(9)

    assert live.version_of(9) == silent + 1


@pytest.mark.django_db(transaction=True)
def test_a_silent_redis_is_asked_once_a_second(redis_of_its_own, caplog):
    stop(redis_of_its_own)
    for _ in range(5):
        live.announce(1)
        live.carry()
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.django_db(transaction=True)
def test_news_of_a_moment_go_together_and_by_themselves(redis_of_its_own):
    with client() as redis, redis.pubsub() as news:
        news.psubscribe("seatmap:*")
        news.get_message(timeout=1)
        first = live.version_of(3)
        with transaction.atomic():
            for _ in range(20):
                live.announce(3)

        told: list[int] = []
        while not told or told[-1] < first + 20:
            message = news.get_message(timeout=1)
            assert message, told
            told.append(int(message["data"]))
        assert len(told) < 20
        assert told == sorted(set(told))
