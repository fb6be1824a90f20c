"""The official client, as people have it, takes the sandbox for ЮKassa."""

from collections.abc import Iterator

import pytest
import yookassa
from yookassa.domain.exceptions import BadRequestError, NotFoundError, UnauthorizedError

from tests.sandbox.box import SandboxBox
from tests.sandbox.till import payment_body, receipt, refund_body


@pytest.fixture
def shop(box: SandboxBox) -> Iterator[SandboxBox]:
    yookassa.Configuration.configure(box.shop_id, box.secret_key, api_url=box.api_url)
    yield box
    yookassa.Configuration.configure(None, None)


def test_it_creates_reads_and_refunds_a_payment(shop: SandboxBox):
    payment = yookassa.Payment.create(payment_body("1500.00"), "sdk-payment")
    assert (payment.status, payment.amount.value) == ("pending", 1500)
    assert payment.confirmation.confirmation_url == f"{shop.url}/yookassa/checkout/{payment.id}"

    shop.pay(payment.id)
    assert yookassa.Payment.find_one(payment.id).status == "succeeded"

    refund = yookassa.Refund.create(refund_body(payment.id, "1500.00"), "sdk-refund")
    assert refund.status == "succeeded"
    assert yookassa.Refund.find_one(refund.id).payment_id == payment.id
    assert yookassa.Payment.list({"limit": 1}).items[0].id == payment.id


def test_it_captures_and_cancels_held_payments(shop: SandboxBox):
    captured, canceled = (
        yookassa.Payment.create(payment_body(capture=False), f"sdk-{step}").id for step in ("capture", "cancel")
    )
    shop.pay(captured)
    shop.pay(canceled)

    assert yookassa.Payment.capture(captured, {}, "sdk-capture-key").status == "succeeded"
    assert yookassa.Payment.cancel(canceled, "sdk-cancel-key").status == "canceled"


def test_it_reads_the_shop_s_settings(shop: SandboxBox):
    assert yookassa.Settings.get_account_settings()["account_id"] == shop.shop_id


def test_it_understands_refusals(shop: SandboxBox):
    with pytest.raises(BadRequestError) as refusal:
        yookassa.Payment.create(payment_body(receipt=receipt("1499.99")), "sdk-bad")
    assert refusal.value.content["parameter"] == "receipt"

    with pytest.raises(NotFoundError):
        yookassa.Payment.find_one("22e12f66-000f-5000-8000-18db351245c7")

    yookassa.Configuration.configure(shop.shop_id, "wrong", api_url=shop.api_url)
    with pytest.raises(UnauthorizedError):
        yookassa.Payment.find_one("22e12f66-000f-5000-8000-18db351245c7")
