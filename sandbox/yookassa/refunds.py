"""Refunds: never more than was paid, each with its receipt."""

import secrets
from datetime import datetime

from sandbox.book import Json, Record
from sandbox.yookassa import ids, money, receipts, webhooks
from sandbox.yookassa.errors import invalid, missing
from sandbox.yookassa.requests import NewRefund, read, read_receipt
from sandbox.yookassa.shop import PAYMENT, REFUND, Shop, object_of, private_of, unix

SBP_TAKES = 1.0  # seconds until the other bank has answered
PARTIES = {
    "insufficient_funds": "yoo_money",
    "general_decline": "yoo_money",
    "rejected_by_payee": "refund_network",
    "rejected_by_timeout": "yoo_money",
    "yoo_money_account_closed": "yoo_money",
    "payment_expired": "yoo_money",
}


def create(shop: Shop, body: Json, now: datetime) -> Record:
    """Give money back: card and wallet at once, SBP after a while; refuses with 400."""
    wanted = read(NewRefund, body)
    payment = _refundable(shop, wanted.payment_id)
    paid = money.kopecks(object_of(payment)["amount"])
    returned = wanted.amount.kopecks
    if not 0 < returned <= paid - _given_back(shop, payment):
        raise invalid("The amount is above what is left of the payment", "amount.value")
    receipt = _receipt(payment, body, returned, paid)
    id = ids.refund_id(now)
    shown: Json = {
        "id": id,
        "payment_id": payment.id,
        "status": "pending",
        "created_at": ids.moment(now),
        "amount": money.amount(returned),
        "receipt_registration": "pending",
        "metadata": wanted.metadata or {},
    }
    if wanted.description is not None:
        shown["description"] = wanted.description
    private = {"receipt": receipt, "refusal": _refusal(shop)}
    record = shop.book.add(Record(REFUND, id, {"object": shown, "private": private}, parent=payment.id))
    if object_of(payment)["payment_method"]["type"] == "sbp":
        shown["refund_method"] = {"type": "sbp"}
        record.due_at = unix(now) + SBP_TAKES
        shop.book.save(record)
    else:
        _finish(shop, record, payment, now)
    return record


def get(shop: Shop, id: str) -> Record:
    """Refuses an unknown id with 404."""
    record = shop.book.get(REFUND, id)
    if record is None:
        raise missing("refund_id")
    return record


def wake(shop: Shop, record: Record, now: datetime) -> None:
    """The other bank has answered."""
    payment = shop.book.get(PAYMENT, record.parent)
    if payment is None:
        raise LookupError(record.parent)
    _finish(shop, record, payment, now)


def _refundable(shop: Shop, payment_id: str) -> Record:
    payment = shop.book.get(PAYMENT, payment_id)
    if payment is None:
        raise invalid("Incorrect payment_id. Payment doesn't exist or access denied.", "payment_id")
    if object_of(payment)["status"] != "succeeded":
        raise invalid("Only a succeeded payment can be refunded", "payment_id")
    return payment


def _given_back(shop: Shop, payment: Record) -> int:
    """Kopecks already returned or on their way back."""
    others = [object_of(other) for other in shop.book.children(REFUND, payment.id)]
    return sum(money.kopecks(other["amount"]) for other in others if other["status"] != "canceled")


def _receipt(payment: Record, body: Json, returned: int, paid: int) -> Json:
    """A part needs its own receipt; for the whole ЮKassa takes the payment's."""
    if returned < paid:
        return read_receipt(body, returned)
    if body.get("receipt"):
        raise invalid("A full refund repeats the payment's receipt: send none", "receipt")
    kept: Json = private_of(payment)["receipt"]
    return kept


def _refusal(shop: Shop) -> Json | None:
    fault = shop.strike("refund.refuse")
    if fault is None:
        return None
    reason = fault.reason if fault.reason in PARTIES else "insufficient_funds"
    return {"party": PARTIES[reason], "reason": reason}


def _finish(shop: Shop, record: Record, payment: Record, now: datetime) -> None:
    shown = object_of(record)
    record.due_at = None
    if refusal := private_of(record)["refusal"]:
        shown |= {"status": "canceled", "cancellation_details": refusal}
        del shown["receipt_registration"]
        shop.book.save(record)  # and no word to the shop: there is no refund.canceled
        return
    shown["status"] = "succeeded"
    if "refund_method" in shown:
        shown["refund_method"]["sbp_operation_id"] = secrets.token_hex(16).upper()
    elif object_of(payment)["payment_method"]["type"] == "bank_card":
        shown["refund_authorization_details"] = {"rrn": ids.digits(12)}
    shop.book.save(record)
    _show_on_payment(shop, payment)
    receipts.register(
        shop,
        kind="refund",
        payment_id=payment.id,
        refund_id=record.id,
        receipt=private_of(record)["receipt"],
        now=now,
    )
    webhooks.notify(shop, "refund.succeeded", shown, now)


def _show_on_payment(shop: Shop, payment: Record) -> None:
    others = [object_of(other) for other in shop.book.children(REFUND, payment.id)]
    total = sum(money.kopecks(other["amount"]) for other in others if other["status"] == "succeeded")
    shown = object_of(payment)
    shown["refunded_amount"] = money.amount(total)
    shown["refundable"] = total < money.kopecks(shown["amount"])
    shop.book.save(payment)
