"""A payment's life: pending → (waiting_for_capture →) succeeded, or canceled."""

from datetime import datetime, timedelta

from sandbox.book import Json, Record
from sandbox.yookassa import ids, money, receipts, webhooks
from sandbox.yookassa.errors import invalid, missing
from sandbox.yookassa.instruments import Instrument, unused
from sandbox.yookassa.requests import NewCapture, NewPayment, check_range, read, read_receipt
from sandbox.yookassa.shop import PAYMENT, Shop, object_of, private_of, unix

HOLD_FOR = timedelta(days=7)
LATE_BY = 5.0  # seconds, where the fault names none


class NotPending(Exception):
    """The payment is already decided, or on its way to be."""


def create(shop: Shop, body: Json, now: datetime) -> Record:
    """A pending payment with the address of its page; refuses with 400."""
    wanted = read(NewPayment, body)
    check_range(wanted.amount, wanted.method)
    if wanted.method == "sbp" and not wanted.capture:
        raise invalid("SBP payments can't be held: capture must be true", "capture")
    receipt = read_receipt(body, wanted.amount.kopecks)
    id = ids.payment_id(now)
    until = unix(now + shop.payment_for)
    private = {
        "capture": wanted.capture,
        "receipt": receipt,
        "method": wanted.method,
        "return_url": wanted.confirmation.return_url,
        "enforce": wanted.confirmation.enforce,
        "pay_until": until,
    }
    shown = _fresh(shop, id, wanted, now)
    return shop.book.add(Record(PAYMENT, id, {"object": shown, "private": private}, due_at=until))


def get(shop: Shop, id: str) -> Record:
    """Refuses an unknown id with 404."""
    record = shop.book.get(PAYMENT, id)
    if record is None:
        raise missing("payment_id")
    return record


def pay(shop: Shop, record: Record, instrument: Instrument, now: datetime) -> None:
    """The payer has confirmed, as well or badly as the instrument does. Raises NotPending."""
    if not is_open(record):
        raise NotPending
    private = private_of(record)
    private.pop("challenge", None)
    private["instrument"] = instrument.kept()
    if fault := shop.strike("payment.late"):
        record.due_at = unix(now) + fault.delay(LATE_BY)
        shop.book.save(record)
    else:
        _decide(shop, record, now)


def expire(shop: Shop, record: Record, now: datetime) -> None:
    """The payer never came. Raises NotPending."""
    if not is_open(record):
        raise NotPending
    _cancel(shop, record, "yoo_money", "expired_on_confirmation", now)


def challenge(shop: Shop, record: Record, instrument: Instrument) -> None:
    """The card waits for the code of 3-D Secure. Raises NotPending."""
    if not is_open(record):
        raise NotPending
    private_of(record)["challenge"] = instrument.kept()
    shop.book.save(record)


def is_open(record: Record) -> bool:
    """Whether the payer can still do something."""
    return object_of(record)["status"] == "pending" and "instrument" not in private_of(record)


def capture(shop: Shop, id: str, body: Json, now: datetime) -> Record:
    """Take the held money, all of it or a part; refuses with 400."""
    record = _held(shop, id)
    wanted = read(NewCapture, body)
    shown = object_of(record)
    held = money.kopecks(shown["amount"])
    taken = wanted.amount.kopecks if wanted.amount else held
    if not 0 < taken <= held:
        raise invalid("The amount must be above zero and at most the held amount", "amount.value")
    if taken < held:
        _replace_receipt(shop, record, read_receipt(body, taken), now)
    shown["amount"], shown["income_amount"] = money.amount(taken), money.income(taken)
    _succeed(shop, record, now)
    return record


def cancel(shop: Shop, id: str, now: datetime) -> Record:
    """Give the held money back; refuses with 400."""
    record = _held(shop, id)
    _cancel(shop, record, "merchant", "canceled_by_merchant", now)
    return record


def wake(shop: Shop, record: Record, now: datetime) -> None:
    """Its time has come: late money arrives, or a wait ends."""
    if object_of(record)["status"] == "waiting_for_capture":
        _cancel(shop, record, "yoo_money", "expired_on_capture", now)
    elif "instrument" in private_of(record):
        _decide(shop, record, now)
    else:
        _cancel(shop, record, "yoo_money", "expired_on_confirmation", now)


def _fresh(shop: Shop, id: str, wanted: NewPayment, now: datetime) -> Json:
    confirmation: Json = {
        "type": "redirect",
        "return_url": wanted.confirmation.return_url,
        "confirmation_url": f"{shop.public_url}/yookassa/checkout/{id}",
    }
    if wanted.confirmation.enforce:
        confirmation["enforce"] = True
    shown: Json = {
        "id": id,
        "status": "pending",
        "amount": money.amount(wanted.amount.kopecks),
        "recipient": {"account_id": shop.id, "gateway_id": f"{shop.id}1"},
        "created_at": ids.moment(now),
        "confirmation": confirmation,
        "test": True,
        "paid": False,
        "refundable": False,
        "metadata": wanted.metadata or {},
    }
    if wanted.description is not None:
        shown["description"] = wanted.description
    if wanted.merchant_customer_id is not None:
        shown["merchant_customer_id"] = wanted.merchant_customer_id
    if wanted.method:
        shown["payment_method"] = unused(wanted.method, id)
    return shown


def _held(shop: Shop, id: str) -> Record:
    record = shop.book.get(PAYMENT, id)
    if record is None:
        raise invalid("Incorrect payment_id. Payment doesn't exist or access denied.", "payment_id")
    if object_of(record)["status"] != "waiting_for_capture":
        raise invalid("Incorrect payment status: it must be waiting_for_capture", "payment_id")
    return record


def _decide(shop: Shop, record: Record, now: datetime) -> None:
    shown, private = object_of(record), private_of(record)
    instrument = Instrument(**private["instrument"])
    shown["payment_method"] = instrument.shown(record.id)
    if details := instrument.authorization():
        shown["authorization_details"] = details
    if instrument.reason:
        _cancel(shop, record, instrument.party, instrument.reason, now)
        return
    del shown["confirmation"]
    shown["paid"] = True
    shown["income_amount"] = money.income(money.kopecks(shown["amount"]))
    shown["receipt_registration"] = "pending"
    receipts.register(shop, kind="payment", payment_id=record.id, receipt=private["receipt"], now=now)
    if private["capture"]:
        _succeed(shop, record, now)
    else:
        shown["status"], shown["expires_at"] = "waiting_for_capture", ids.moment(now + HOLD_FOR)
        record.due_at = unix(now + HOLD_FOR)
        _close(shop, record, now)


def _succeed(shop: Shop, record: Record, now: datetime) -> None:
    shown = object_of(record)
    shown.pop("expires_at", None)
    shown |= {"status": "succeeded", "refundable": True, "captured_at": ids.moment(now)}
    record.due_at = None
    _close(shop, record, now)


def _cancel(shop: Shop, record: Record, party: str, reason: str, now: datetime) -> None:
    shown, private = object_of(record), private_of(record)
    if shown["paid"]:
        # The held money goes back, so the receipt that told of it is taken back too.
        receipts.register(shop, kind="refund", payment_id=record.id, receipt=private["receipt"], now=now)
    for gone in ("confirmation", "expires_at", "income_amount"):
        shown.pop(gone, None)
    shown |= {"status": "canceled", "paid": False, "refundable": False}
    shown["cancellation_details"] = {"party": party, "reason": reason}
    record.due_at = None
    _close(shop, record, now)


def _replace_receipt(shop: Shop, record: Record, receipt: Json, now: datetime) -> None:
    old = private_of(record)["receipt"]
    receipts.register(shop, kind="refund", payment_id=record.id, receipt=old, now=now)
    receipts.register(shop, kind="payment", payment_id=record.id, receipt=receipt, now=now)
    private_of(record)["receipt"] = receipt
    object_of(record)["receipt_registration"] = "pending"


def _close(shop: Shop, record: Record, now: datetime) -> None:
    """Save a decided payment and tell the shop of it."""
    shop.book.save(record)
    shown = object_of(record)
    webhooks.notify(shop, f"payment.{shown['status']}", shown, now)
