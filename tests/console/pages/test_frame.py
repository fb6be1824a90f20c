"""Who gets in where: every address of the console against everybody who may knock."""

import pytest
from django.test import Client

from prichal.console.urls import urlpatterns
from prichal.staff.rules import MANAGER_DEFAULT, Action, Section
from prichal.staff.services import grant
from tests.console.story import bought
from tests.make import NOON, make_event
from tests.make_people import browser_of, make_administrator, make_customer, make_manager, make_user

pytestmark = pytest.mark.django_db

GUARDED = {  # name of the address → the section one must be allowed to see; None: any staff
    "index": None,
    "logout": None,
    "orders": Section.ORDERS,
    "order": Section.ORDERS,
}
METHOD = {"logout": "post"}
OPEN = {"login"}
LET_IN = {"index": 302, "logout": 303, "orders": 200, "order": 200}


@pytest.fixture
def addresses():
    order = bought(make_event(seats=1), "A-1")
    return {
        "index": "/admin/",
        "logout": "/admin/logout",
        "orders": "/admin/orders",
        "order": f"/admin/orders/{order.code}",
    }


def knock(browser: Client, name: str, address: str):
    return getattr(browser, METHOD.get(name, "get"))(address)


def test_no_address_of_the_console_is_left_out_here(addresses):
    assert {pattern.name for pattern in urlpatterns} == set(GUARDED) | OPEN
    assert set(addresses) == set(GUARDED)


def test_an_administrator_gets_in_everywhere(addresses):
    for name, address in addresses.items():
        assert knock(browser_of(make_administrator()), name, address).status_code == LET_IN[name], name


def test_a_manager_with_one_right_gets_into_the_pages_of_that_section_only(addresses):
    for section in Section:
        for action in Action:
            manager = make_manager(sees=[])
            grant(member_id=manager.pk, section=section, action=action, actor="house", now=NOON)
            for name, address in addresses.items():
                answer = knock(browser_of(manager), name, address)

                wanted = LET_IN[name] if GUARDED[name] in {None, section} else 403
                assert answer.status_code == wanted, (section, action, name)


def test_the_default_manager_sees_orders(addresses):
    manager = make_manager(sees=MANAGER_DEFAULT)

    assert [knock(browser_of(manager), name, address).status_code for name, address in addresses.items()] == [
        302,
        303,
        200,
        200,
    ]


@pytest.mark.parametrize("who", ["dismissed", "closed", "customer", "employee as customer", "anonymous"])
def test_nobody_else_gets_in_anywhere(addresses, who):
    for name, address in addresses.items():
        answer = knock(_browser_of(who), name, address)

        onward = "" if name == "logout" else f"?next={address.replace('/', '%2F')}"
        assert answer.status_code == (303 if name == "logout" else 302), name
        assert answer["Location"] == f"/admin/login{onward}", name


def _browser_of(who: str) -> Client:
    if who == "dismissed":
        return browser_of(make_administrator(active=False))
    if who == "closed":
        member = make_administrator()
        type(member.user).objects.update(is_active=False)
        return browser_of(member)
    browser = Client()
    shopper = make_user()
    make_customer(user=shopper)
    if who == "customer":
        browser.force_login(shopper)
    if who == "employee as customer":  # signed in at the shop: works here, but not in this session
        browser.force_login(make_administrator().user)
    return browser


def test_a_closed_section_is_told_in_the_consoles_own_shell(addresses):
    answer = browser_of(make_manager(sees=[Section.SUPPORT])).get("/admin/orders")

    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Раздел «Заказы» вам не открыт" in page
    assert 'class="console"' in page
    menu = page.partition('class="console__rail"')[2].partition("</nav>")[0]
    assert "href" not in menu  # it shows what one may see only


def test_pages_are_never_kept_by_caches(addresses):
    for browser in (browser_of(make_administrator()), Client()):
        for name in ("index", "orders", "order"):
            assert "no-store" in browser.get(addresses[name])["Cache-Control"]


def test_pages_are_for_looking_and_leaving_is_for_a_form(addresses):
    browser = browser_of(make_administrator())

    for name in ("index", "orders", "order"):
        assert browser.post(addresses[name]).status_code == 405
    assert browser.get(addresses["logout"]).status_code == 405


def test_a_page_in_another_language_leads_back_to_itself():
    answer = Client().get("/en/admin/orders?status=PAID")

    assert answer["Location"] == "/en/admin/login?next=%2Fen%2Fadmin%2Forders%3Fstatus%3DPAID"


@pytest.mark.parametrize("status", [302, 403])
def test_a_part_of_a_page_that_may_not_be_shown_reloads_the_whole_page(addresses, status):
    browser = browser_of(make_manager(sees=[])) if status == 403 else Client()
    assert browser.get(addresses["orders"]).status_code == status
    answer = browser.get(addresses["orders"], headers={"hx-request": "true"})
    assert (answer.status_code, answer["HX-Refresh"], answer.content) == (200, "true", b"")
