"""Contacts as people type them: phone numbers in one form, and a hint for a mistyped mail address."""

import phonenumbers

MAIL_HOMES = (
    "gmail.com", "mail.ru", "yandex.ru", "rambler.ru", "inbox.ru", "icloud.com", "outlook.com", "hotmail.com",
    "yahoo.com", "internet.ru", "proton.me", "foxmail.com",
)  # fmt: skip
REAL_NEIGHBOURS = frozenset({
    "bk.ru", "list.ru", "ya.ru", "vk.com", "xmail.ru", "mail.com", "email.com", "ymail.com", "yandex.by",
    "yandex.kz", "yandex.com", "gmx.com", "live.com", "live.ru", "me.com", "qq.com", "163.com", "126.com",
    "sina.com", "inbox.lv",
})  # fmt: skip
WRONG_ENDINGS = {
    "gmail.ru": "gmail.com",
    "icloud.ru": "icloud.com",
    "mail.ru.com": "mail.ru",
    "gmail.com.ru": "gmail.com",
}


def normal_phone(text: str, region: str = "RU") -> str:
    """The number in E.164 (`8 (900) 123-45-67` → `+79001234567`); without a country it is `region`'s.

    Raises ValueError for what can't be a phone number.
    """
    typed = text.strip()
    if any(letter.isalpha() for letter in typed):
        raise ValueError("a phone number has no letters")
    if typed.startswith("00"):
        typed = f"+{typed[2:]}"
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException as problem:
        raise ValueError(str(problem)) from problem
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise ValueError("a phone number has another length")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spoken_phone(text: str) -> str:
    """For people: `+78125550000` → `+7 812 555-00-00`; what is no number stays as it is."""
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def mail_hint(email: str) -> str | None:
    """The address probably meant (`anna@gmial.com` → `anna@gmail.com`), or None. A hint, never a refusal."""
    name, at, home = email.strip().rpartition("@")
    home = home.lower()
    if not (name and at) or home in MAIL_HOMES or home in REAL_NEIGHBOURS:
        return None
    meant = WRONG_ENDINGS.get(home) or next((known for known in MAIL_HOMES if is_one_slip_away(home, known)), None)
    return f"{name}@{meant}" if meant else None


def is_one_slip_away(typed: str, meant: str) -> bool:
    """One letter more, less, other, or two neighbours swapped."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    return typed != meant and (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
