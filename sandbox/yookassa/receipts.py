"""54-ФЗ receipts: registered a moment after the money moves."""

from datetime import datetime

from sandbox.book import Json, Record
from sandbox.yookassa import ids, money
from sandbox.yookassa.errors import invalid
from sandbox.yookassa.requests import NewReceipt, read
from sandbox.yookassa.shop import PAYMENT, RECEIPT, REFUND, Shop, object_of, private_of, unix

REGISTERED_AFTER = 0.5  # seconds
AT_MOST = 50  # for one payment


def create(shop: Shop, body: Json, now: datetime) -> Record:
    """A receipt by the shop's own wish, as the one that closes a prepayment; refuses with 400."""
    wanted = read(NewReceipt, body)
    settled = sum(settlement.amount.kopecks for settlement in wanted.settlements)
    if settled != money.total(body["items"]):
        raise invalid("The settlements must make as much as the items", "settlements")
    payment_id, refund_id = _owner(shop, wanted)
    if len(shop.book.children(RECEIPT, payment_id)) >= AT_MOST:
        raise invalid("Too many receipts for one payment", "payment_id")
    return register(
        shop,
        kind=wanted.type,
        payment_id=payment_id,
        refund_id=refund_id,
        receipt=body,
        now=now,
        settlements=body["settlements"],
    )


def register(
    shop: Shop,
    *,
    kind: str,
    payment_id: str,
    refund_id: str | None = None,
    receipt: Json,
    now: datetime,
    settlements: list[Json] | None = None,
) -> Record:
    """Begin the registration of a receipt of `kind` `payment` or `refund`."""
    shown: Json = {
        "id": ids.receipt_id(now),
        "type": kind,
        "payment_id": payment_id,
        "status": "pending",
        "items": [item | {"quantity": float(item["quantity"])} for item in receipt["items"]],
        "internet": receipt.get("internet", True),
        "settlements": settlements or [{"type": "cashless", "amount": money.amount(money.total(receipt["items"]))}],
    }
    if refund_id:
        shown["refund_id"] = refund_id
    if "tax_system_code" in receipt:
        shown["tax_system_code"] = receipt["tax_system_code"]
    private = {
        "customer": receipt["customer"],
        "created_at": ids.moment(now),
        "asked_for": settlements is not None,  # by the shop itself, so not the receipt of the money's own move
    }
    body = {"object": shown, "private": private}
    return shop.book.add(Record(RECEIPT, shown["id"], body, parent=payment_id, due_at=unix(now) + REGISTERED_AFTER))


def wake(shop: Shop, record: Record, now: datetime) -> None:
    """The register has answered; the payment or refund shows it too."""
    shown = object_of(record)
    record.due_at = None
    if shop.strike("receipt.cancel"):
        shown["status"] = "canceled"
    else:
        shown |= {
            "status": "succeeded",
            "fiscal_document_number": ids.digits(5),
            "fiscal_storage_number": ids.digits(16),
            "fiscal_attribute": ids.digits(10),
            "registered_at": ids.moment(now),
        }
    shop.book.save(record)
    if not private_of(record)["asked_for"]:
        _show_on_owner(shop, shown)


def _owner(shop: Shop, wanted: NewReceipt) -> tuple[str, str | None]:
    """The payment, and the refund if it is one's, that the receipt belongs to; refuses with 400."""
    if wanted.refund_id is not None:
        refund = shop.book.get(REFUND, wanted.refund_id)
        if refund is None or wanted.type != "refund" or object_of(refund)["status"] != "succeeded":
            raise invalid("Incorrect refund_id: it must name a succeeded refund", "refund_id")
        return refund.parent, refund.id
    payment = shop.book.get(PAYMENT, wanted.payment_id or "")
    if payment is None or object_of(payment)["status"] not in ("waiting_for_capture", "succeeded"):
        raise invalid("Incorrect payment_id: it must name a paid payment", "payment_id")
    return payment.id, None


def _show_on_owner(shop: Shop, shown: Json) -> None:
    kind, id = (REFUND, shown["refund_id"]) if "refund_id" in shown else (PAYMENT, shown["payment_id"])
    owner = shop.book.get(kind, id)
    if owner and "receipt_registration" in object_of(owner):
        object_of(owner)["receipt_registration"] = shown["status"]
        shop.book.save(owner)
