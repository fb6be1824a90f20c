"""Places left in lists are never older than two seconds, whoever changes the places, with Redis and without."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from threading import Event as Signal
from threading import Thread
from zoneinfo import ZoneInfo

import httpx
import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from embedded.children import end, launch, leashed
from embedded.plan import ROOT, Plan, prichal
from embedded.redis import Redis
from embedded.settings import Ports
from prichal.inventory.models import Place
from tests.e2e.shop import READY_WITHIN, five_free_ports, soon
from tests.make import make_event

MOST_SECONDS = 2.0
PHASE_SECONDS = 5.0  # with Redis, and as long without
SETTINGS = {"PAGE_CACHE_SECONDS": "1", "DJANGO_SETTINGS_MODULE": "tests.e2e.plain_static"}
LOOKS_APART = 0.02  # between two looks at the places themselves
CARD = re.compile(r'/events/(water-\d+)".*?(\d+)\s+мест', re.DOTALL)
LEFT = """
SELECT event_id, count(*) FILTER (WHERE status = 'FREE' OR held_until <= clock_timestamp())
FROM inventory_place WHERE retired_at IS NULL GROUP BY event_id
"""
SOME = "id IN (SELECT id FROM inventory_place WHERE event_id = %(event)s AND status = %(of)s LIMIT %(count)s)"
HOLD = f"""UPDATE inventory_place SET status = 'HELD', held_by = gen_random_uuid(),
held_until = clock_timestamp() + interval '1.1 seconds' WHERE {SOME}"""  # noqa: S608 - our own words
SELL = f"UPDATE inventory_place SET status = 'SOLD' WHERE {SOME}"  # noqa: S608
FREE = f"UPDATE inventory_place SET status = 'FREE' WHERE {SOME}"  # noqa: S608
STEPS = [(HOLD, "FREE", 5), (SELL, "FREE", 3), (HOLD, "FREE", 7), (SELL, "FREE", 2), (FREE, "SOLD", 4)]


@dataclass
class Truth:
    """What was left, looked at again and again in the places themselves: event → (moment, left)."""

    seen: dict[int, list[tuple[float, int]]] = field(default_factory=dict)

    def look(self, database: psycopg.Connection) -> None:
        before = time.monotonic()
        for event_id, left in database.execute(LEFT):
            self.seen.setdefault(event_id, []).append((before, left))

    def within(self, event_id: int, since: float, until: float) -> set[int]:
        return {left for moment, left in self.seen[event_id] if since - 3 * LOOKS_APART <= moment <= until}


@dataclass(frozen=True)
class Answer:
    """What a list said, when it was asked and when it had answered."""

    address: str
    event_id: int
    left: int
    asked: float
    answered: float


@pytest.fixture
def own_redis(tmp_path) -> Iterator[Redis]:
    """One that may be stopped."""
    server = Redis(tmp_path, tmp_path / "redis.log", durable=False)
    server.start()
    yield server
    stop_redis(server)


def stop_redis(server: Redis) -> None:
    if server.process:
        end([server.process], server.farewell, within=5)
        server.process = None


@pytest.mark.django_db(transaction=True)
def test_places_left_in_lists_are_at_most_two_seconds_old_with_redis_and_without(tmp_path, own_redis):
    starts_at = timezone.now() + timedelta(days=3)
    on_sale = partial(make_event, starts_at=starts_at, sales_open_at=starts_at - timedelta(days=4), now=timezone.now())
    events = [on_sale(seats=60), on_sale(seating="general", seats=90)]
    plan = plan_of(tmp_path, own_redis)
    truth, stop = Truth(), Signal()
    answers: list[Answer] = []
    day = starts_at.astimezone(ZoneInfo("Europe/Moscow")).date().isoformat()
    with processes(plan, "web", "relay"), ExitStack() as threads:
        web = threads.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{plan.ports[0] + 2}", timeout=20))
        lists = lists_of(web, events, day=day)
        Place.objects.filter(event=events[0], code="A-1").update(status="BLOCKED")
        for read in lists:  # until web answers and the relay's rounds go
            soon(partial(left_in, read), [59, 90].__eq__, within=READY_WITHIN)
        began = time.monotonic()
        threads.enter_context(beside(lambda: watch(stop, truth)))
        soon(lambda: truth.seen)
        threads.enter_context(beside(lambda: change(stop, [event.pk for event in events])))
        for read in lists:
            threads.enter_context(beside(partial(collect, stop, read, answers)))
        threads.callback(stop.set)  # before they are waited for
        time.sleep(PHASE_SECONDS)
        stop_redis(own_redis)
        without_redis = time.monotonic()
        time.sleep(PHASE_SECONDS)

    late = [
        one for one in answers if one.left not in truth.within(one.event_id, one.asked - MOST_SECONDS, one.answered)
    ]
    assert late == []
    for since, until in ((began, without_redis), (without_redis, time.monotonic())):
        for event in events:
            for address in {one.address for one in answers}:
                told = [one for one in answers if (one.address, one.event_id) == (address, event.pk)]
                assert len({one.left for one in told if since <= one.asked < until}) >= 5


def plan_of(folder, redis: Redis) -> Plan:
    """The product's processes on the tests' database, pages kept for a second."""
    (folder / "logs").mkdir()
    database = os.environ["DATABASE_URL"].replace("/prichal?", f"/{connection.settings_dict['NAME']}?")
    given = {"DATABASE_URL": database, "REDIS_URL": redis.url(), "BROKER_URL": redis.broker_url()}
    return prichal(folder, Ports(five_free_ports()), {**os.environ, **given, **SETTINGS})


@contextmanager
def processes(plan: Plan, *names: str) -> Iterator[None]:
    """Some of the plan's programs."""
    running: list[subprocess.Popen[bytes]] = []
    try:
        for program in plan.programs:
            if program.name in names:
                log = plan.folder / f"logs/{program.name}.log"
                argv = leashed(program.argv, Redis.farewell)
                running.append(launch(argv, log=log, env=dict(plan.environment), folder=ROOT))
        yield
        assert [process.poll() for process in running] == [None] * len(names)
    finally:
        end(running, Redis.farewell, within=10)


def lists_of(web: httpx.Client, events, *, day: str) -> list[Callable[[], list[Answer]]]:
    """The same events as the API lists them and as the page does."""

    def ask(address: str, told_by: Callable[[httpx.Response], list[int]]) -> list[Answer]:
        asked = time.monotonic()
        response = web.get(address).raise_for_status()
        answered = time.monotonic()
        told = zip(events, told_by(response), strict=True)
        return [Answer(address, event.pk, left, asked, answered) for event, left in told]

    def in_json(response: httpx.Response) -> list[int]:
        items = {item["id"]: item["seatsLeft"] for item in response.json()["items"]}
        return [items[str(event.pk)] for event in events]

    def in_page(response: httpx.Response) -> list[int]:
        cards = dict(CARD.findall(response.text))
        return [int(cards[event.slug]) for event in events]

    return [lambda: ask("/api/v1/events?limit=50", in_json), lambda: ask(f"/events?date={day}", in_page)]


def left_in(read: Callable[[], list[Answer]]) -> list[int]:
    """What a list says; nothing while nobody answers."""
    with suppress(httpx.TransportError):
        return [one.left for one in read()]
    return []


def change(stop: Signal, event_ids: list[int]) -> None:
    """A hand with SQL: holds that lapse by themselves, sales, places freed; some in both events at once."""
    with psycopg.connect(dsn(), autocommit=True) as database:
        while True:
            for step, (statement, of, count) in enumerate(STEPS):
                for event_id in event_ids[: 1 + step % 2]:
                    database.execute(statement, {"event": event_id, "of": of, "count": count})
                event_ids.reverse()
                if stop.wait(0.45):
                    return


def watch(stop: Signal, truth: Truth) -> None:
    with psycopg.connect(dsn(), autocommit=True) as database:
        while not stop.wait(LOOKS_APART):
            truth.look(database)


def collect(stop: Signal, read: Callable[[], list[Answer]], answers: list[Answer]) -> None:
    while not stop.wait(0.05):
        answers += read()


def dsn() -> str:
    database = connection.settings_dict
    return f"dbname={database['NAME']} user={database['USER']} host={database['HOST']} port={database['PORT']}"


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """In a thread; whatever it raises is raised here at the end."""
    problems: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as problem:
            problems.append(problem)

    thread = Thread(target=run)
    thread.start()
    yield
    thread.join()
    if problems:
        raise problems[0]
