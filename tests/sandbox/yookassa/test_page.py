from html.parser import HTMLParser

import pytest

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import RETURN_URL, Till

CARD = {"number": "5555 5555 5555 4444", "expiry": "12/30", "csc": "123"}


def test_the_page_shows_what_is_paid_and_needs_no_script(till: Till):
    page = till.open(till.create("123456.00"))

    assert page.status_code == 200
    assert "123\u00a0456,00\u00a0₽" in page.text
    assert "Заказ № 42" in page.text
    assert "Песочница" in page.text
    assert "<script" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_test_card_can_be_tapped(till: Till):
    payment = till.create()
    links = _links(till.open(payment).text)

    assert f"/yookassa/checkout/{payment['id']}?card=5555555555554600#card" in links
    filled = till.open(payment, "?card=5555555555554600").text
    assert 'value="5555 5555 5555 4600"' in filled
    assert 'value="12/30"' in filled


def test_a_paying_card_leads_back_to_the_shop(till: Till):
    payment = till.create()

    answer = till.fill(payment, "/card", CARD)

    assert (answer.status_code, answer.headers["location"]) == (303, RETURN_URL)
    assert till.payment(payment["id"])["status"] == "succeeded"
    again = till.fill(payment, "/card", CARD)
    assert (again.status_code, again.headers["location"]) == (303, RETURN_URL)
    assert "Оплачено" in till.open(payment).text


def test_the_typed_expiry_is_kept(till: Till):
    payment = till.create()

    till.fill(payment, "/card", CARD | {"expiry": "07 / 2031"})

    card = till.payment(payment["id"])["payment_method"]["card"]
    assert (card["expiry_month"], card["expiry_year"]) == ("07", "2031")


@pytest.mark.parametrize(
    ("field", "typed"), [("number", "4444 4444"), ("expiry", "13/30"), ("expiry", "01/20"), ("csc", "12")]
)
def test_a_wrong_field_is_named_and_the_text_kept(field: str, typed: str, till: Till):
    payment = till.create()

    answer = till.fill(payment, "/card", CARD | {field: typed})

    assert answer.status_code == 422
    assert f'id="{field}-fault"' in answer.text
    assert f'value="{typed}"' in answer.text
    assert till.payment(payment["id"])["status"] == "pending"


def test_a_declined_card_cancels_and_shows_the_way_back(till: Till):
    payment = till.create()

    answer = till.fill(payment, "/card", CARD | {"number": "5555555555554600"})
    assert answer.headers["location"] == f"/yookassa/checkout/{payment['id']}"

    page = till.open(payment).text
    assert "Не хватает денег" in page
    assert RETURN_URL in _links(page)
    canceled = till.payment(payment["id"])
    assert canceled["cancellation_details"] == {"party": "payment_network", "reason": "insufficient_funds"}


def test_a_secured_card_asks_for_a_code(till: Till):
    payment = till.create()

    answer = till.fill(payment, "/card", CARD | {"number": "2200000000000004"})
    assert answer.headers["location"] == f"/yookassa/checkout/{payment['id']}/3ds"
    assert "•• 0004" in till.open(payment, "/3ds").text
    assert till.payment(payment["id"])["status"] == "pending"

    confirmed = till.fill(payment, "/3ds", {"code": "1", "answer": "confirm"})
    assert confirmed.headers["location"] == RETURN_URL
    assert till.payment(payment["id"])["authorization_details"]["three_d_secure"] == {"applied": True}


def test_a_wrong_code_cancels_the_payment(till: Till):
    payment = till.create()
    till.fill(payment, "/card", CARD | {"number": "5555555555554477"})

    till.fill(payment, "/3ds", {"answer": "refuse"})

    details = till.payment(payment["id"])["cancellation_details"]
    assert details == {"party": "payment_network", "reason": "3d_secure_failed"}


def test_the_shop_can_insist_on_a_code(till: Till):
    payment = till.create(confirmation={"type": "redirect", "return_url": RETURN_URL, "enforce": True})

    assert till.fill(payment, "/card", CARD).headers["location"].endswith("/3ds")


def test_no_code_is_asked_before_a_card(till: Till):
    payment = till.create()

    assert till.open(payment, "/3ds").headers["location"] == RETURN_URL


@pytest.mark.parametrize("method", ["sbp", "yoo_money"])
def test_other_methods_pay_by_one_button(method: str, till: Till):
    payment = till.create()

    assert till.fill(payment, f"/{method}", {}).headers["location"] == RETURN_URL
    assert till.payment(payment["id"])["payment_method"]["type"] == method


def test_only_the_method_chosen_by_the_shop_is_offered(till: Till):
    payment = till.create(payment_method_data={"type": "sbp"})
    page = till.open(payment).text

    assert "Оплатить по СБП" in page
    assert 'name="number"' not in page
    assert till.fill(payment, "/card", CARD).status_code == 422
    assert till.payment(payment["id"])["status"] == "pending"


def test_sbp_is_not_offered_where_money_is_held(till: Till):
    payment = till.create(capture=False)

    assert "Оплатить по СБП" not in till.open(payment).text
    assert till.fill(payment, "/sbp", {}).status_code == 422


def test_a_refusal_can_be_chosen_by_its_reason(till: Till):
    payment = till.create()

    till.fill(payment, "/decline", {"reason": "issuer_unavailable"})

    details = till.payment(payment["id"])["cancellation_details"]
    assert details == {"party": "payment_network", "reason": "issuer_unavailable"}


def test_time_can_be_let_run_out(till: Till):
    payment = till.create()

    till.fill(payment, "/expire", {})

    assert till.payment(payment["id"])["cancellation_details"]["reason"] == "expired_on_confirmation"
    assert "Время на оплату вышло" in till.open(payment).text


def test_late_money_sends_the_payer_back_at_once(till: Till, box: SandboxBox):
    box.switch_on("yookassa", "payment.late", delayMs=60_000, count=1)
    payment = till.create()

    assert till.fill(payment, "/card", CARD).headers["location"] == RETURN_URL
    assert till.payment(payment["id"])["status"] == "pending"
    assert "Платёж проверяется" in till.open(payment).text


def test_an_unknown_payment_has_a_page_that_says_so(box: SandboxBox):
    answer = box.http.get("/yookassa/checkout/nothing")

    assert answer.status_code == 404
    assert "Такого платежа нет" in answer.text


def _links(page: str) -> list[str]:
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attributes if name == "href" and value)

    Links().feed(page)
    return found
