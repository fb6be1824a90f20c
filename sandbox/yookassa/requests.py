"""What the shop may send: the fields of each request, with ЮKassa's limits."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    IPvAnyAddress,
    StrictBool,
    StrictInt,
    ValidationError,
)

from sandbox.book import Json
from sandbox.yookassa import money
from sandbox.yookassa.errors import invalid
from sandbox.yookassa.fiscal import Measure, Mode, Subject

LEAST = 100
MOST = {"bank_card": 35_000_000, "sbp": 70_000_000, "yoo_money": 25_000_000}  # kopecks


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("must be an absolute http or https address")
    return value


def _quantity(value: object) -> Decimal:
    # The official SDK sends "2.0", the documents say a number: both pass.
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("must be a number")
    try:
        quantity = Decimal(str(value))
    except InvalidOperation:
        raise ValueError("must be a number") from None
    if not quantity.is_finite() or not 0 < quantity <= Decimal("99999.999"):
        raise ValueError("must be above 0 and at most 99999.999")
    if quantity != round(quantity, 3):
        raise ValueError("must have at most 3 decimals")
    return quantity


class Amount(BaseModel):
    value: Annotated[str, Field(strict=True, pattern=r"^\d{1,9}(\.\d{1,2})?$")]
    currency: Literal["RUB"]

    @property
    def kopecks(self) -> int:
        return money.kopecks(self.model_dump())


class Confirmation(BaseModel):
    type: Literal["redirect"]
    return_url: Annotated[str, Field(max_length=2048), AfterValidator(_address)]
    locale: Literal["ru_RU", "en_US"] | None = None
    enforce: StrictBool = False


class MethodChoice(BaseModel):
    type: Literal["bank_card", "yoo_money", "sbp"]


class ReceiptCustomer(BaseModel):
    email: Annotated[str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    phone: Annotated[str, Field(pattern=r"^[0-9]{4,15}$")] | None = None
    full_name: Annotated[str, Field(max_length=256)] | None = None
    inn: Annotated[str, Field(pattern=r"^(\d{10}|\d{12})$")] | None = None


class ReceiptItem(BaseModel):
    description: Annotated[str, Field(min_length=1, max_length=128)]
    quantity: Annotated[Decimal, BeforeValidator(_quantity)]
    amount: Amount
    vat_code: Annotated[StrictInt, Field(ge=1, le=12)]
    measure: Measure
    payment_subject: Subject | None = None
    payment_mode: Mode | None = None


class Receipt(BaseModel):
    customer: ReceiptCustomer
    items: Annotated[list[ReceiptItem], Field(min_length=1, max_length=80)]
    internet: StrictBool = True
    tax_system_code: Annotated[StrictInt, Field(ge=1, le=6)] | None = None
    timezone: Annotated[StrictInt, Field(ge=1, le=11)] | None = None


Model = TypeVar("Model", bound=BaseModel)
MetadataKey = Annotated[str, Field(min_length=1, max_length=32)]
MetadataValue = Annotated[str, Field(strict=True, max_length=512)]
Metadata = Annotated[dict[MetadataKey, MetadataValue | None], Field(max_length=16)]


class NewPayment(BaseModel):
    amount: Amount
    confirmation: Confirmation
    capture: StrictBool = False
    description: Annotated[str, Field(max_length=128)] | None = None
    payment_method_data: MethodChoice | None = None
    metadata: Metadata | None = None
    merchant_customer_id: Annotated[str, Field(max_length=200)] | None = None
    client_ip: IPvAnyAddress | None = None
    # A one-off shop's rights end here: saved methods and widget tokens are not given to it.
    save_payment_method: Literal[False] | None = None
    payment_method_id: None = None
    payment_token: None = None

    @property
    def method(self) -> str | None:
        return self.payment_method_data.type if self.payment_method_data else None


class NewCapture(BaseModel):
    amount: Amount | None = None


class NewRefund(BaseModel):
    payment_id: Annotated[str, Field(min_length=36, max_length=36)]
    amount: Amount
    description: Annotated[str, Field(max_length=250)] | None = None
    metadata: Metadata | None = None


class Settlement(BaseModel):
    type: Literal["cashless", "prepayment", "postpayment", "consideration"]
    amount: Amount


class NewReceipt(Receipt):
    type: Literal["payment", "refund"]
    send: Literal[True]
    settlements: Annotated[list[Settlement], Field(min_length=1)]
    payment_id: str | None = None
    refund_id: str | None = None


def read(model: type[Model], body: Json) -> Model:
    """The body as the model; refuses with 400 naming the first field at fault."""
    try:
        return model.model_validate(body)
    except ValidationError as faults:
        fault = faults.errors()[0]
        path = [str(part) for part in fault["loc"] if not isinstance(part, int)]
        parameter = "metadata" if path[0] == "metadata" else ".".join(path)
        raise invalid(f"{parameter}: {fault['msg']}", parameter) from None


def read_receipt(body: Json, total: int) -> Json:
    """The receipt as sent, checked: present, legal, and adding up to `total` kopecks."""
    sent = body.get("receipt")
    if not isinstance(sent, dict):
        raise invalid("Receipt is missing or illegal", "receipt")
    try:
        Receipt.model_validate(sent)
    except ValidationError as faults:
        fault = faults.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise invalid(f"Receipt is missing or illegal: {where}: {fault['msg']}", "receipt") from None
    made = money.total(sent["items"])
    if made != total:
        raise invalid(f"Receipt is missing or illegal: items make {made} kopecks, not {total}", "receipt")
    return sent


def check_range(amount: Amount, method: str | None) -> None:
    """Refuse what the chosen method (or every method) can't carry."""
    most = MOST[method] if method else max(MOST.values())
    if amount.kopecks < LEAST:
        raise invalid("The amount is below the minimum of 1.00", "amount.value")
    if amount.kopecks > most:
        raise invalid(f"The amount is above the maximum of {most // 100}.00", "amount.value")


def check_moment(name: str, value: str) -> datetime:
    """An ISO 8601 moment with its zone; refuses with 400 naming the filter."""
    # A plus sign in a query arrives as a space.
    text = re.sub(r" (?=\d\d:\d\d$)", "+", value)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise invalid("Not an ISO 8601 moment", name)
    return at
