"""The demo's routes: from a pier to a pier, forward in time, in three languages."""

import pytest

from prichal.conf.demo.piers import PIERS
from prichal.conf.demo.routes import ROUTES, write_routes
from prichal.conf.demo.timetable import LINES
from prichal.fleet.models import RouteStop


@pytest.mark.parametrize("slug", ROUTES)
def test_a_route_begins_and_ends_at_the_piers_it_names_and_goes_forward(slug):
    route = ROUTES[slug]
    ends = (route.stops[0].name, route.stops[-1].name)
    assert ends == (PIERS[route.begins][0], PIERS[route.ends][0])
    minutes = [stop.minutes for stop in route.stops]
    assert minutes[0] == 0
    assert minutes == sorted(set(minutes))


def test_every_name_is_written_in_three_languages_and_fits():
    names = [route.name for route in ROUTES.values()] + [s.name for route in ROUTES.values() for s in route.stops]
    assert all(0 < len(text) <= 120 for name in names for text in name)


def test_every_route_is_sailed():
    assert {line.route for line in LINES if line.route} == set(ROUTES)


def test_who_goes_one_way_can_come_back():
    one_way = {(route.begins, route.ends) for route in ROUTES.values() if route.begins != route.ends}
    assert (
        one_way
        == {(ends, begins) for begins, ends in one_way}
        == {("dvortsovaya", "peterhof"), ("peterhof", "dvortsovaya")}
    )


def test_a_motor_ship_needs_half_a_day_up_the_neva_and_less_down():
    ashore, leaves, *_, home = (stop.minutes for stop in ROUTES["oreshek"].stops[4:])
    assert leaves - ashore == 120
    up, down = (66 / (minutes / 60) for minutes in (ashore, home - leaves))  # 66 km, in km/h
    assert 12 <= up <= 16
    assert 20 <= down <= 24


@pytest.mark.django_db
def test_they_are_written_once():
    write_routes()
    routes = write_routes()
    assert {route.slug for route in routes.values()} == set(ROUTES)
    assert RouteStop.objects.count() == sum(len(route.stops) for route in ROUTES.values())
