"""What an order owns: taken over, sold, taken again for late money, given back."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from prichal.inventory.errors import HoldExpired, HoldOrdered, PlacesLost
from prichal.inventory.models import Place, WaterSeatLock
from prichal.inventory.services import holds, owning
from prichal.kernel.models import OutboxMessage
from tests.inventory.refusals import refused
from tests.make import ANNA, BORIS, NOON, make_event, make_general_event

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)
UNTIL = NOON + timedelta(minutes=20)
ORDER, OTHER = UUID(int=7), UUID(int=8)


def hold(event, who=ANNA, *codes, now=NOON):
    return holds.hold_seats(event_id=event.pk, holder=who, channel="shop", codes=codes or ["A-1"], now=now)


def tickets(event, who=ANNA, adult=2, now=NOON):
    chosen = {"adult": adult}
    return holds.hold_tickets(event_id=event.pk, holder=who, channel="shop", tickets=chosen, now=now)


def take(*held, who=ANNA, order=ORDER, until=UNTIL, now=NOON):
    lock_ids = [one.hold_id for one in held]
    return owning.take_for_order(lock_ids=lock_ids, session_holder=who, order_holder=order, until=until, now=now)


def ids(owned):
    return [place.pk for places in owned.values() for place in places]


def states(event):
    return list(event.places.order_by("id").values_list("code", "status", "held_by", "held_until"))


def test_an_order_takes_every_place_of_its_holds_and_ends_them():
    numbered, general = make_event(seats=2), make_general_event(capacity=3)
    held = [hold(numbered, ANNA, "A-1", "A-2"), tickets(general)]

    owned = take(*held)

    codes = {event_id: [place.code for place in places] for event_id, places in owned.items()}
    assert codes == {numbered.pk: ["A-1", "A-2"], general.pk: ["G-0001", "G-0002"]}
    assert states(numbered) == [("A-1", "HELD", ORDER, UNTIL), ("A-2", "HELD", ORDER, UNTIL)]
    assert states(general)[1:] == [("G-0002", "HELD", ORDER, UNTIL), ("G-0003", "FREE", None, None)]
    ended = WaterSeatLock.objects.values_list("ended_at", "ended_how", "taken_by")
    assert list(ended) == [(NOON, "ORDERED", ORDER)] * 2


def test_a_hold_becomes_an_order_once():
    event = make_event(seats=1)
    held = hold(event)
    take(held)
    with refused(HoldOrdered):
        take(held, order=OTHER)
    assert states(event) == [("A-1", "HELD", ORDER, UNTIL)]


def test_lapsed_released_foreign_and_unknown_holds_become_no_order():
    event = make_event(seats=3)
    lapsed, foreign = hold(event), hold(event, BORIS, "A-2")
    with refused(HoldExpired):
        take(lapsed, now=NOON + QUARTER)
    with refused(HoldExpired):
        take(foreign)
    with refused(HoldExpired):
        take()
    with refused(HoldExpired):
        owning.take_for_order(lock_ids=[uuid4()], session_holder=ANNA, order_holder=ORDER, until=UNTIL, now=NOON)
    holds.release(event_id=event.pk, holder=ANNA, codes=None, now=NOON)
    with refused(HoldExpired):
        take(lapsed)

    assert [place[1:3] for place in states(event)] == [("FREE", None), ("HELD", BORIS), ("FREE", None)]


def test_a_place_lost_to_another_refuses_the_whole_order():
    event = make_event(seats=2)
    held = hold(event, ANNA, "A-1", "A-2")
    Place.objects.filter(code="A-2").update(held_by=BORIS)
    with refused(HoldExpired):
        take(held)
    assert [place[2] for place in states(event)] == [ANNA, BORIS]


def test_an_order_sells_its_places():
    event = make_event(seats=2)
    owned = take(hold(event, ANNA, "A-1", "A-2"))

    owning.sell(order_holder=ORDER, place_ids=ids(owned), now=NOON)

    assert states(event) == [("A-1", "SOLD", None, None), ("A-2", "SOLD", None, None)]


def test_selling_what_the_order_does_not_own_is_a_bug_that_changes_nothing():
    event = make_event(seats=2)
    owned = take(hold(event))
    free = event.places.get(code="A-2").pk
    with refused(PlacesLost):
        owning.sell(order_holder=ORDER, place_ids=[*ids(owned), free], now=NOON)
    with refused(PlacesLost):
        owning.sell(order_holder=OTHER, place_ids=ids(owned), now=NOON)
    with refused(PlacesLost):
        owning.sell(order_holder=ORDER, place_ids=[free + 1000], now=NOON)
    assert [place[1] for place in states(event)] == ["HELD", "FREE"]


def test_late_money_takes_the_same_seats_again_while_nobody_has_them():
    event = make_event(seats=2)
    owned = take(hold(event, ANNA, "A-1", "A-2"))
    first, second = ids(owned)
    owning.give_back(order_holder=ORDER, place_ids=[first], now=NOON)
    hold(event, BORIS, "A-1")
    later = NOON + timedelta(hours=1)

    taken = owning.retake(event_id=event.pk, order_holder=ORDER, place_ids=[first, second], numbered=True, now=later)

    assert taken == {first: first, second: second}
    assert [place[1:3] for place in states(event)] == [("SOLD", None), ("SOLD", None)]


def test_late_money_gets_no_seat_that_another_has_now():
    event = make_event(seats=2)
    place_ids = ids(take(hold(event, ANNA, "A-1", "A-2")))
    owning.give_back(order_holder=ORDER, place_ids=place_ids, now=NOON)
    hold(event, BORIS, "A-2")
    before = states(event)

    assert owning.retake(event_id=event.pk, order_holder=ORDER, place_ids=place_ids, numbered=True, now=NOON) is None
    assert states(event) == before


def test_late_money_gets_as_many_other_places_without_numbers():
    event = make_general_event(capacity=4)
    place_ids = ids(take(tickets(event)))
    owning.give_back(order_holder=ORDER, place_ids=place_ids, now=NOON)
    tickets(event, BORIS, adult=1)
    first, second, third, _ = event.places.order_by("id").values_list("pk", flat=True)

    taken = owning.retake(event_id=event.pk, order_holder=ORDER, place_ids=place_ids, numbered=False, now=NOON)

    assert taken == {second: second, first: third}
    assert [place[1] for place in states(event)] == ["HELD", "SOLD", "SOLD", "FREE"]


def test_late_money_gets_nothing_where_too_few_places_are_left():
    event = make_general_event(capacity=3)
    place_ids = ids(take(tickets(event)))
    owning.give_back(order_holder=ORDER, place_ids=place_ids, now=NOON)
    tickets(event, BORIS, adult=2)
    before = states(event)

    assert owning.retake(event_id=event.pk, order_holder=ORDER, place_ids=place_ids, numbered=False, now=NOON) is None
    assert states(event) == before


def test_giving_back_frees_what_the_order_still_holds_and_says_so():
    event = make_event(seats=3)
    place_ids = ids(take(hold(event, ANNA, "A-1", "A-2")))
    hold(event, BORIS, "A-3")
    everything = list(event.places.values_list("pk", flat=True))

    assert owning.give_back(order_holder=ORDER, place_ids=everything, now=NOON) == 2
    assert owning.give_back(order_holder=ORDER, place_ids=place_ids, now=NOON) == 0
    assert [place[1:3] for place in states(event)] == [("FREE", None), ("FREE", None), ("HELD", BORIS)]
    messages = OutboxMessage.objects.values_list("name", "payload")
    assert list(messages) == [("inventory.PlacesFreed", {"event_id": event.pk, "codes": ["A-1", "A-2"]})]


def test_sold_places_are_not_given_back():
    event = make_event(seats=1)
    place_ids = ids(take(hold(event)))
    owning.sell(order_holder=ORDER, place_ids=place_ids, now=NOON)

    assert owning.give_back(order_holder=ORDER, place_ids=place_ids, now=NOON) == 0
    assert states(event) == [("A-1", "SOLD", None, None)]
