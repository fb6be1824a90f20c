"""The test shop's cards: what each number does."""

from dataclasses import dataclass

NETWORK = "payment_network"
YOO_MONEY = "yoo_money"


@dataclass(frozen=True)
class Card:
    """A test card. `reason` is empty where the payment goes through."""

    number: str
    brand: str
    secured: bool = False  # asks for 3-D Secure
    reason: str = ""
    party: str = ""

    @property
    def spaced(self) -> str:
        return " ".join(self.number[at : at + 4] for at in range(0, len(self.number), 4))


_BRANDS = ("MasterCard", "Visa", "Mir")

_SECURED = ("5555555555554477", "4793128161644804", "2200000000000004")
_PLAIN = ("5555555555554444", "4111111111111111", "2202474301322987")
_OTHERS = (
    ("6759649826438453", "MasterCard"),
    ("4175001000000017", "Visa"),
    ("370000000000002", "AmericanExpress"),
    ("3528000700000000", "JCB"),
    ("36700102000000", "DinersClub"),
)
_DECLINED = (
    ("3d_secure_failed", NETWORK, "5555555555554592", "4839665499603842", "2200000000000012"),
    ("call_issuer", NETWORK, "5555555555554535", "4926946416239025", "2200000000000020"),
    ("card_expired", NETWORK, "5555555555554543", "4141435412630840", "2200000000000038"),
    ("fraud_suspected", NETWORK, "5555555555554568", "4483274282299972", "2200000000000046"),
    ("general_decline", NETWORK, "5555555555554527", "4889971706588753", "2202202212312379"),
    ("insufficient_funds", NETWORK, "5555555555554600", "4562265587712390", "2200000000000053"),
    ("invalid_card_number", NETWORK, "5555555555554618", "4951017853630544", "2201382000000013"),
    ("invalid_csc", NETWORK, "5555555555554626", "4194180666146368", "2200770212727079"),
    ("issuer_unavailable", NETWORK, "5555555555554501", "4654130848359150", "2201382000000021"),
    ("payment_method_limit_exceeded", NETWORK, "5555555555554576", "4565231022577548", "2201382000000039"),
    ("payment_method_restricted", NETWORK, "5555555555554550", "4233961169071671", "2201382000000047"),
    ("country_forbidden", YOO_MONEY, "5555555555554584", "4969751510013864", "2201382000000054"),
    ("fraud_suspected", YOO_MONEY, "5555555555554634", "4119098878796485", "2201696981989955"),
)

CARDS: dict[str, Card] = {
    card.number: card
    for card in [
        *(Card(number, brand) for number, brand in zip(_PLAIN, _BRANDS, strict=True)),
        *(Card(number, brand, secured=True) for number, brand in zip(_SECURED, _BRANDS, strict=True)),
        *(Card(number, brand) for number, brand in _OTHERS),
        *(
            Card(number, brand, secured=reason == "3d_secure_failed", reason=reason, party=party)
            for reason, party, *numbers in _DECLINED
            for number, brand in zip(numbers, _BRANDS, strict=True)
        ),
    ]
}

PLAIN_CARD = CARDS["5555555555554444"]

# Who says no, for refusals asked by name. The payer's own silence and the shop's cancel are not here.
PARTIES = {
    **{reason: party for reason, party, *_ in reversed(_DECLINED)},
    "identification_required": YOO_MONEY,
    "internal_timeout": YOO_MONEY,
    "permission_revoked": YOO_MONEY,
    "unsupported_mobile_operator": NETWORK,
}

REASONS_IN_WORDS = {
    "3d_secure_failed": "Не пройдена проверка 3-D Secure",
    "call_issuer": "Банк просит позвонить ему",
    "card_expired": "Срок действия карты истёк",
    "country_forbidden": "Карты этой страны не принимаются",
    "expired_on_capture": "Магазин не подтвердил списание вовремя",
    "expired_on_confirmation": "Время на оплату вышло",
    "canceled_by_merchant": "Магазин отменил платёж",
    "fraud_suspected": "Платёж похож на мошеннический",
    "general_decline": "Банк отказал без объяснения",
    "identification_required": "Нужно подтвердить личность в кошельке",
    "insufficient_funds": "Не хватает денег",
    "internal_timeout": "ЮKassa не успела обработать платёж",
    "invalid_card_number": "Неверный номер карты",
    "invalid_csc": "Неверный код CVC",
    "issuer_unavailable": "Банк не отвечает",
    "payment_method_limit_exceeded": "Превышен лимит карты",
    "payment_method_restricted": "Карта заблокирована",
    "permission_revoked": "Разрешение на списания отозвано",
    "unsupported_mobile_operator": "Оператор связи не поддерживается",
}
