"""The live seat map, as a browser hears it."""

import asyncio
import time
from datetime import timedelta

import pytest
from channels.db import database_sync_to_async
from django.utils import timezone

from embedded.children import end
from embedded.redis import Redis
from prichal.inventory import live, sockets
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.services import boards, holds
from tests.inventory.browser import Browser
from tests.make import ANNA, BORIS, make_event

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def own_redis(tmp_path, settings, monkeypatch):
    """A Redis that may be stopped, and no watch left over from another test's event loop."""
    server = Redis(tmp_path, tmp_path / "redis.log", durable=False)
    server.start()
    settings.REDIS_URL = server.url()
    for name in ("_resting_until", "_told_in_silence"):
        monkeypatch.setattr(live, name, 0)
    monkeypatch.setattr(sockets, "_watches", {})
    monkeypatch.setattr(sockets, "_newsreader", None)
    monkeypatch.setattr(sockets, "REREAD_SECONDS", 0.6)  # sooner than in service, to wait less
    yield server
    stop(server)


def stop(server):
    if server.process:
        end([server.process], server.farewell, within=5)
        server.process = None


def sailing(*, seats=3, seating="assigned"):
    """On sale by the real clock, which is the sockets'."""
    now = timezone.now()
    facts = {"starts_at": now + timedelta(days=3), "sales_open_at": now - timedelta(days=1)}
    return make_event(seats=seats, seating=seating, **facts)


@database_sync_to_async
def hold(event, who, *codes):
    holds.hold_seats(event_id=event.pk, holder=who, channel="shop", codes=codes, now=timezone.now())


@database_sync_to_async
def hold_tickets(event, who, adult):
    chosen = {"adult": adult}
    holds.hold_tickets(event_id=event.pk, holder=who, channel="shop", tickets=chosen, now=timezone.now())


@database_sync_to_async
def release(event, who):
    holds.release(event_id=event.pk, holder=who, codes=None, now=timezone.now())


@database_sync_to_async
def lapse(event):
    past = timezone.now() - SECOND
    WaterSeatLock.objects.update(expires_at=past)
    Place.objects.filter(event=event, status="HELD").update(held_until=past)


def seat(event, code, status, version):
    return {"type": "seat", "eventId": str(event.pk), "seatCode": code, "status": status, "version": version}


def test_a_browser_first_gets_the_whole_map():
    event = sailing()

    async def watch():
        await hold(event, ANNA, "A-2")
        async with Browser(event.pk) as browser:
            return await browser.hear()

    snapshot = asyncio.run(watch())
    assert snapshot == {
        "type": "snapshot",
        "version": live.version_of(event.pk),
        "seats": {"A-1": "free", "A-2": "reserved", "A-3": "free"},
    }


def test_anothers_hold_is_heard_within_a_second_by_everybody_who_watches():
    event, other = sailing(), sailing()

    async def watch():
        async with Browser(event.pk) as first, Browser(event.slug) as second, Browser(other.pk) as elsewhere:
            version = (await first.hear())["version"]
            await second.hear()
            await elsewhere.hear()
            await asyncio.sleep(0.2)
            began = time.monotonic()
            await hold(event, BORIS, "A-3", "A-1")
            heard = [await browser.hear(within=1) for browser in (first, first, second, second)]
            took = time.monotonic() - began
            assert await elsewhere.silent()
            return version, heard, took

    version, heard, took = asyncio.run(watch())
    both = [seat(event, "A-1", "reserved", version + 1), seat(event, "A-3", "reserved", version + 2)]
    assert heard == both * 2
    assert took < 1


def test_versions_follow_each_other_without_a_gap():
    event = sailing()

    async def watch():
        async with Browser(event.pk) as browser:
            versions = [(await browser.hear())["version"]]
            for _ in range(2):
                await hold(event, ANNA, "A-1", "A-2")
                await hold(event, ANNA, "A-1")  # a repeat tells nothing
                versions += [(await browser.hear())["version"] for _ in range(2)]
                await release(event, ANNA)
                versions += [(await browser.hear())["version"] for _ in range(2)]
            return versions

    versions = asyncio.run(watch())
    assert versions == list(range(versions[0], versions[0] + 9))
    assert live.version_of(event.pk) == versions[-1]


def test_without_numbers_the_places_left_are_told():
    event = sailing(seats=5, seating="general")

    async def watch():
        async with Browser(event.pk) as browser:
            heard = [await browser.hear()]
            await hold_tickets(event, ANNA, 2)
            heard.append(await browser.hear())
            await release(event, ANNA)
            return [*heard, await browser.hear()]

    snapshot, fewer, again = asyncio.run(watch())
    version = snapshot["version"]
    assert snapshot == {"type": "snapshot", "version": version, "seatsLeft": 5}
    told = {"type": "seatsLeft", "eventId": str(event.pk)}
    assert fewer == {**told, "seatsLeft": 3, "version": version + 1}
    assert again == {**told, "seatsLeft": 5, "version": version + 2}


def test_a_lapse_is_heard_though_nobody_did_anything():
    event = sailing(seats=1)

    async def watch():
        await hold(event, ANNA, "A-1")
        async with Browser(event.pk) as browser:
            version = (await browser.hear())["version"]
            await lapse(event)
            heard = await browser.hear(within=3)
            await database_sync_to_async(boards.refresh)(now=timezone.now())
            assert await browser.silent()
            await hold(event, BORIS, "A-1")
            return version, [heard, await browser.hear()]

    version, heard = asyncio.run(watch())
    assert heard == [seat(event, "A-1", "free", version + 1), seat(event, "A-1", "reserved", version + 2)]


def test_without_redis_changes_are_heard_a_little_later_and_with_it_at_once_again(own_redis):
    event = sailing()

    async def watch():
        async with Browser(event.pk) as browser:
            version = (await browser.hear())["version"]
            await asyncio.to_thread(stop, own_redis)
            await hold(event, ANNA, "A-1")
            silent = await browser.hear(within=4)
            await asyncio.to_thread(own_redis.start)
            await asyncio.sleep(sockets.REREAD_SECONDS + live.REST_SECONDS)
            began = time.monotonic()
            await hold(event, BORIS, "A-2")
            return version, silent, await browser.hear(), time.monotonic() - began

    version, silent, again, took = asyncio.run(watch())
    assert (silent["seatCode"], silent["status"]) == ("A-1", "reserved")
    assert (again["seatCode"], again["status"]) == ("A-2", "reserved")
    assert version < silent["version"] < again["version"]
    assert took < 1


def test_a_browser_that_comes_while_redis_is_silent_gets_the_map_too(own_redis):
    event = sailing(seats=1)

    async def watch():
        await asyncio.to_thread(stop, own_redis)
        async with Browser(event.pk) as browser:
            return await browser.hear()

    assert asyncio.run(watch())["seats"] == {"A-1": "free"}


def test_an_unknown_event_is_refused():
    async def watch():
        async with Browser("nothing") as browser:
            return await browser.line.receive_output(3)

    assert asyncio.run(watch()) == {"type": "websocket.close", "code": 4404}


def test_a_watch_ends_when_the_last_browser_has_left():
    event = sailing()

    async def watch():
        async with Browser(event.pk) as browser:
            await browser.hear()
            assert list(sockets._watches) == [event.pk]
        await asyncio.sleep(sockets.REREAD_SECONDS + 0.3)
        return list(sockets._watches)

    assert asyncio.run(watch()) == []
