"""Three buyers, two small events, every order of events: the tables and a plain model never disagree."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from prichal.inventory.errors import HoldExpired, HoldOrdered
from prichal.inventory.models import EventBoard, Place, WaterSeatLock
from prichal.inventory.services import boards, holds
from prichal.kernel.errors import DomainError
from prichal.kernel.money import Money
from prichal.orders import services as orders
from prichal.orders.models import Order, OrderItem
from prichal.orders.queries import shown_status
from prichal.orders.rules import NEXT, Status
from prichal.payments import services as payments
from prichal.payments.models import Payment, Refund
from prichal.payments.ports import AcquirerPayment, AcquirerRefund
from tests.make import ADULT, CHILD, NOON, holder_of, make_event, make_general_event, make_vessel
from tests.orders.buying import Line, hold, hold_tickets, place
from tests.orders.model import EXTENSIONS, GENERAL, SEATED, Attempt, Bought, Model, Refusal

IN_EVERY_RUN = settings(
    max_examples=40,
    stateful_step_count=15,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SESSIONS = ["anna-session-0001", "boris-session-001", "vera-session-0001"]
CODES = ["A-1", "A-2", "A-3", "A-4"]
CAPACITY, PASSENGER_MAX = 5, 5
REFUND_WORDS = {"PENDING": "pending", "SUCCEEDED": "succeeded", "MANUAL": "canceled"}

Wish = tuple[set[str], dict[str, int]]
T = TypeVar("T")
sessions = st.sampled_from(SESSIONS)
either = st.sampled_from([SEATED, GENERAL])
seats = st.sets(st.sampled_from(CODES), min_size=1, max_size=2)
baskets = st.sampled_from(
    [{"adult": 1}, {"adult": 2}, {"adult": 1, "child": 1, "infant": 1}, {"adult": 1, "infant": 2}]
)
wishes = st.tuples(seats, baskets)
pauses = st.sampled_from([0, 1, 16, 21, 50])  # minutes
words = st.sampled_from(["PENDING", "CANCELED", "SUCCEEDED"])
some_events = st.sets(either, min_size=1)
somewhere = st.integers(0, 99)  # which of those there are, counted from the newest
meanwhile = st.lists(
    st.sampled_from(["the buyer gives up", "the clock ticks", "a rival holds the same", "a rival orders beside"]),
    max_size=2,
    unique=True,
)
PAID, DECLINED, PAID_BEFORE = (0, "SUCCEEDED"), (0, "CANCELED"), (1, "SUCCEEDED")
answers = st.sampled_from([[], [PAID], [DECLINED], [DECLINED, PAID], [DECLINED, PAID, PAID_BEFORE]])


class Sale(RuleBasedStateMachine):
    """Each rule does the same to the model and to the services; each takes a second."""

    @initialize()
    def two_events_on_sale(self) -> None:
        departs_at = NOON + timedelta(hours=3)
        self.events = {SEATED: make_event(seats=len(CODES), starts_at=departs_at)}
        self.events[GENERAL] = make_general_event(
            capacity=CAPACITY,
            product=self.events[SEATED].product,
            starts_at=departs_at,
            vessel=make_vessel(passenger_max=PASSENGER_MAX),
        )
        prices = {"adult": ADULT.kopecks, "child": CHILD.kopecks, "infant": 0}
        self.model = Model(NOON, departs_at, CODES, capacity=CAPACITY, passenger_max=PASSENGER_MAX, prices=prices)
        self.rows: dict[Bought, Order] = {}

    def teardown(self) -> None:
        call_command("flush", interactive=False, verbosity=0)

    @rule(minutes=pauses)
    def wait(self, minutes: int) -> None:
        self.model.now += timedelta(minutes=minutes)

    @rule(session=sessions, codes=seats)
    def hold_seats(self, session: str, codes: set[str]) -> None:
        self.tick()
        self.both(
            self.model.hold_seats(session, codes),
            lambda: hold(self.events[SEATED], *sorted(codes), session=session, now=self.model.now),
        )

    @rule(session=sessions, basket=baskets)
    def hold_tickets(self, session: str, basket: dict[str, int]) -> None:
        self.tick()
        self.both(
            self.model.hold_tickets(session, Counter(basket)),
            lambda: hold_tickets(self.events[GENERAL], session=session, now=self.model.now, **basket),
        )

    @rule(
        wish=wishes,
        buyer=sessions,
        rival=sessions,
        pause=st.sampled_from([0, 21]),
        meanwhile=meanwhile,
        answers=answers,
    )
    def buy(
        self, wish: Wish, buyer: str, rival: str, pause: int, meanwhile: list[str], answers: list[tuple[int, str]]
    ) -> None:
        """Much in one step: hold, order, begin to pay, think; others act; the acquirer answers, the buyer tries on."""
        if not self.order_all(buyer, wish):
            return
        self.begin_to_pay(0)
        self.wait(pause)
        for act in meanwhile:
            {
                "the buyer gives up": lambda: self.cancel(0),
                "the clock ticks": self.expire,
                "a rival holds the same": lambda: self.hold_all(rival, wish),
                "a rival orders beside": lambda: self.order_all(rival, (set(), wish[1])),
            }[act]()
        for which, word in answers:
            if self.attempts():
                self.the_acquirer_answers(which, word)
                self.begin_to_pay(which)

    @precondition(lambda self: self.model.holds)
    @rule(session=sessions, event=either, times=st.sampled_from([1, 9, EXTENSIONS + 1]))
    def keep_on_extending(self, session: str, event: str, times: int) -> None:
        while self.model.hold_of(session, event) and times:
            self.wait(13)
            self.extend(session, event)
            times -= 1

    @precondition(lambda self: self.model.holds)
    @rule(session=sessions, event=either)
    def extend(self, session: str, event: str) -> None:
        self.tick()
        expected = self.model.extend(session, event)
        allowed = {expected} if expected is not HoldExpired else {HoldExpired, HoldOrdered}
        self.one_of(allowed, lambda: holds.extend(**self.whose(session, event), now=self.model.now))

    @precondition(lambda self: self.model.holds)
    @rule(session=sessions, event=either, codes=st.none() | seats)
    def release(self, session: str, event: str, codes: set[str] | None) -> None:
        self.tick()
        codes = None if event == GENERAL else codes
        freed = self.model.release(session, event, codes)
        wish: dict[str, Any] = {"codes": sorted(codes) if codes else None, "now": self.model.now}
        try:
            count = holds.release(**self.whose(session, event), **wish)
        except HoldOrdered:
            count = 0
        assert count == freed

    @precondition(lambda self: self.model.holds)
    @rule(session=sessions, events=some_events)
    def order(self, session: str, events: set[str]) -> None:
        self.tick()
        lines = [line for event in sorted(events) for line in self.lines(session, event)]
        refused = self.model.order(session, events)
        row = self.both(refused, lambda: place(*lines, session=session, now=self.model.now))
        if not refused:
            self.rows[self.model.orders[-1]] = row

    @precondition(lambda self: self.rows)
    @rule(which=somewhere)
    def cancel(self, which: int) -> None:
        self.tick()
        order = from_newest(self.model.orders, which)
        wish: dict[str, Any] = {"order_id": self.rows[order].pk, "actor": "customer", "now": self.model.now}
        self.both(self.model.cancel(order), lambda: orders.cancel_order(**wish))

    @precondition(lambda self: self.rows)
    @rule()
    def expire(self) -> None:
        self.tick()
        assert orders.expire_orders(now=self.model.now) == self.model.expire()

    @precondition(lambda self: self.rows)
    @rule(which=somewhere)
    def begin_to_pay(self, which: int) -> None:
        self.tick()
        order = from_newest(self.model.orders, which)
        wish: dict[str, Any] = {"order_id": self.rows[order].pk, "return_url": "http://x/", "repeat": None}
        wish["now"] = self.model.now
        self.both(self.model.open_attempt(order), lambda: payments.open_attempt(**wish))

    @precondition(lambda self: self.attempts())
    @rule(which=somewhere, word=words)
    def the_acquirer_answers(self, which: int, word: str) -> None:
        self.tick()
        order, attempt = from_newest(self.attempts(), which)
        row = self.row_of(order, attempt)
        self.model.answer(order, attempt, word)
        payments.take_answer(payment_id=row.pk, answer=answer_for(row, word), now=self.model.now)

    @precondition(lambda self: any(attempt.refund for _order, attempt in self.attempts()))
    @rule(which=somewhere, word=st.sampled_from(list(REFUND_WORDS)))
    def the_acquirer_answers_a_refund(self, which: int, word: str) -> None:
        self.tick()
        order, attempt = from_newest([pair for pair in self.attempts() if pair[1].refund], which)
        refund = Refund.objects.get(payment=self.row_of(order, attempt))
        self.model.answer_refund(attempt, word)
        answer = AcquirerRefund(f"r-{refund.pk}", "", REFUND_WORDS[word], refund.amount, "")
        payments.take_refund_answer(refund_id=refund.pk, answer=answer, now=self.model.now)

    @invariant()
    def no_place_has_two_owners(self) -> None:
        """What is sold is what paid orders have, each place once; a seat is whose the model says it is."""
        owners: dict[UUID | None, object] = {row.holder: order for order, row in self.rows.items()}
        owners |= {holder_of("shop", session): session for session in SESSIONS}
        items = list(OrderItem.objects.filter(place__isnull=False, released_at=None).select_related("order"))
        paid = {item.place_id: owners[item.order.holder] for item in items if item.order.status == Status.PAID}
        places = list(Place.objects.order_by("pk"))
        sold = [one.pk for one in places if one.status == "SOLD"]
        assert sold == sorted(item.place_id or 0 for item in items if item.order.status == Status.PAID)
        assert sold == sorted(item.place_id or 0 for item in items if item.sold_at)
        for one in (one for one in places if one.event_id == self.events[SEATED].pk):
            owner = owners[one.held_by] if one.held_until and one.held_until > self.model.now else paid.get(one.pk)
            assert ([owner] if owner else []) == self.model.owners(one.code)

    @invariant()
    def what_is_left_is_what_nobody_has(self) -> None:
        free = Counter(Place.objects.open_at(self.model.now).values_list("event", flat=True))
        assert {event: free[row.pk] for event, row in self.events.items()} == self.left()

    @invariant()
    def boards_are_the_places_once_they_are_refreshed(self) -> None:
        boards.refresh(now=self.model.now)
        shown = dict(EventBoard.objects.values_list("event", "places_left"))
        assert shown == {self.events[event].pk: left for event, left in self.left().items()}

    @invariant()
    def every_session_has_its_own_hold(self) -> None:
        running = WaterSeatLock.objects.filter(ended_at=None, expires_at__gt=self.model.now)
        told = {
            (lock.holder, lock.event_id): (lock.expires_at, set() if lock.tickets else set(lock.places), lock.tickets)
            for lock in running
        }
        held = {(session, event): self.model.hold_of(session, event) for session, event in self.model.holds}
        assert told == {
            (holder_of("shop", session), self.events[event].pk): (hold.until, hold.seats, hold.tickets)
            for (session, event), hold in held.items()
            if hold
        }

    @invariant()
    def orders_are_in_the_states_they_may_be_in(self) -> None:
        rows = Order.objects.in_bulk()
        for order, before in self.rows.items():
            row = rows[before.pk]
            assert row.status == before.status or row.status in NEXT[before.status]
            assert (row.status, shown_status(row, self.model.now)) == (order.status, self.model.status_of(order))
            assert (row.refunded, row.refund_pending) == (
                Money(order.shown_back("SUCCEEDED")),
                Money(order.shown_back("OWED", "PENDING", "MANUAL")),
            )
            self.rows[order] = row

    @invariant()
    def money_is_neither_lost_nor_doubled(self) -> None:
        """What came, less what goes back, is what the paid orders cost."""
        payments = list(Payment.objects.order_by("pk"))
        for order, row in self.rows.items():
            told = [(one.status, one.winner) for one in payments if one.order_id == row.pk]
            assert told == [(one.status, one.winner) for one in order.attempts]
        came = sum((one.amount for one in payments if one.status == "SUCCEEDED"), Money(0))
        back = sum((refund.amount for refund in Refund.objects.all()), Money(0))
        assert back == sum((one.refunded for one in payments), Money(0))
        assert came - back == sum((order.total for order in Order.objects.filter(status=Status.PAID)), Money(0))
        assert came == Money(sum(order.paid() for order in self.rows))
        assert back == Money(sum(order.owed_back() for order in self.rows))

    def hold_all(self, session: str, wish: Wish) -> None:
        if wish[0]:
            self.hold_seats(session, wish[0])
        self.hold_tickets(session, wish[1])

    def order_all(self, session: str, wish: Wish) -> bool:
        """Hold and order what there is; whether an order came of it."""
        self.hold_all(session, wish)
        before = len(self.model.orders)
        if events := {event for event in (SEATED, GENERAL) if self.model.hold_of(session, event)}:
            self.order(session, events)
        return len(self.model.orders) > before

    def tick(self) -> None:
        self.model.now += timedelta(seconds=1)

    def both(self, expected: Refusal, action: Callable[[], Any]) -> Any:
        return self.one_of({expected}, action)

    def one_of(self, expected: Collection[Refusal], action: Callable[[], Any]) -> Any:
        refused, answer = None, None
        try:
            answer = action()
        except DomainError as refusal:
            refused = type(refusal)
        assert refused in expected
        return answer

    def left(self) -> dict[str, int]:
        return {SEATED: sum(not self.model.owners(code) for code in CODES), GENERAL: self.model.left()}

    def whose(self, session: str, event: str) -> dict[str, Any]:
        return {"event_id": self.events[event].pk, "holder": holder_of("shop", session)}

    def lines(self, session: str, event: str) -> list[Line]:
        """A ticket for all the session has there; where it has nothing, it asks all the same."""
        ref, held = str(self.events[event].pk), self.model.hold_of(session, event)
        if held is None:
            return [Line(ref, "adult", "A-1" if event == SEATED else None)]
        unnumbered = [Line(ref, kind, None, count) for kind, count in held.tickets.items()]
        return [Line(ref, "adult", code) for code in sorted(held.seats)] + unnumbered

    def attempts(self) -> list[tuple[Bought, Attempt]]:
        return [(order, attempt) for order in self.model.orders for attempt in order.attempts]

    def row_of(self, order: Bought, attempt: Attempt) -> Payment:
        return self.rows[order].payments.order_by("pk")[order.attempts.index(attempt)]


def from_newest(those: Sequence[T], which: int) -> T:
    return those[-1 - which % len(those)]


def answer_for(payment: Payment, word: str) -> AcquirerPayment:
    return AcquirerPayment(
        id=f"p-{payment.pk}",
        status=word.lower(),
        amount=payment.amount,
        attempt=str(payment.idempotence_key),
        confirmation_url="",
        method="bank_card",
        cancellation_party="",
        cancellation_reason="general_decline" if word == "CANCELED" else "",
    )


@pytest.mark.django_db(transaction=True)
def test_whatever_buyers_clock_and_acquirer_do_the_tables_agree_with_the_model():
    run_state_machine_as_test(Sale, settings=IN_EVERY_RUN)
