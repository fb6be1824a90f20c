"""Days and times as people read them, in a pier's zone and a visitor's language. Pure: nothing here reads the clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

NIGHT_ENDS_AT = 5  # a start before 05:00 belongs, for people, to the night of the day before
MOSCOW = ZoneInfo("Europe/Moscow")

LOCALES = {"ru": "ru", "en": "en_GB", "zh-hans": "zh_Hans"}
DAY = {"ru": "EEE, d MMMM", "en": "EEE, d MMMM", "zh-hans": "M月d日EEE"}
DAY_AND_YEAR = {"ru": "d MMMM y", "en": "d MMMM y", "zh-hans": "y年M月d日"}
SHORT_DAY = {"ru": "EEE d", "en": "EEE d", "zh-hans": "M月d日"}
MOSCOW_NAMES = {"ru": "МСК", "en": "MSK", "zh-hans": "莫斯科时间"}


def local(moment: datetime, zone: str) -> datetime:
    """The same instant on the clock of `zone` (an IANA key). Refuses (ValueError) a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone can't be shown")
    return moment.astimezone(ZoneInfo(zone))


def day(on: date, language: str) -> str:
    """`пт, 3 июля`, `Fri, 3 July`, `7月3日周五`."""
    return format_date(on, DAY[language], LOCALES[language])


def day_and_year(on: date, language: str) -> str:
    """`3 июля 2027`, `3 July 2027`, `2027年7月3日`: where the year can be in doubt."""
    words = format_date(on, DAY_AND_YEAR[language], LOCALES[language])
    return words.replace(" ", "\u00a0")


def clock(moment: datetime, zone: str) -> str:
    """`22:30`, the same in all three languages."""
    return f"{local(moment, zone):%H:%M}"


def zone_name(moment: datetime, zone: str, language: str) -> str:
    """`МСК`, `МСК+1`: every Russian zone as its distance from Moscow, as tickets print it."""
    offset, moscow = local(moment, zone).utcoffset(), moment.astimezone(MOSCOW).utcoffset()
    hours = int(((offset or timedelta()) - (moscow or timedelta())) / timedelta(hours=1))
    return MOSCOW_NAMES[language] + (f"{hours:+d}".replace("-", "−") if hours else "")


def moment(at: datetime, zone: str, language: str) -> str:
    """`пт, 3 июля, 22:30`."""
    joint = " " if language == "zh-hans" else ", "
    return f"{day(local(at, zone).date(), language)}{joint}{clock(at, zone)}"


def deadline(at: datetime, zone: str, language: str) -> str:
    """`3 июля, 00:40 МСК`: a limit one can argue with, so the zone stands beside it."""
    on = format_date(local(at, zone).date(), {"zh-hans": "M月d日"}.get(language, "d MMMM"), LOCALES[language])
    joint = " " if language == "zh-hans" else ", "
    return f"{on}{joint}{clock(at, zone)}\u00a0{zone_name(at, zone, language)}"


def sailing_day(starts_at: datetime, ends_at: datetime, zone: str, language: str) -> str:
    """The day of a sailing; a night one carries both dates: `в ночь с пт 3 на сб 4 июля`."""
    first, last = night(starts_at, ends_at, zone)
    if first == last:
        return day(first, language)
    if language == "zh-hans":
        return f"{day(first, language)}夜至{day(last, language)}"
    pattern = SHORT_DAY if first.month == last.month else DAY
    begin = format_date(first, pattern[language].replace(",", ""), LOCALES[language])
    end = format_date(last, DAY[language].replace(",", ""), LOCALES[language])
    return f"в ночь с {begin} на {end}" if language == "ru" else f"night from {begin} to {end}"


def night(starts_at: datetime, ends_at: datetime, zone: str) -> tuple[date, date]:
    """First and last date of a sailing as people count them: equal unless it is a night one."""
    starts, ends = local(starts_at, zone), local(ends_at, zone)
    if starts.hour < NIGHT_ENDS_AT:
        return starts.date() - timedelta(days=1), starts.date()
    if ends.date() > starts.date():
        return starts.date(), ends.date()
    return starts.date(), starts.date()


def duration(minutes: int, language: str) -> str:
    """`1 ч 30 мин`, `1 h 30 min`, `1小时30分钟`."""
    hours, rest = divmod(minutes, 60)
    units = {"ru": ("\u00a0ч", "\u00a0мин"), "en": ("\u00a0h", "\u00a0min"), "zh-hans": ("小时", "分钟")}[language]
    joint = "" if language == "zh-hans" else " "
    return (
        joint.join(f"{count}{unit}" for count, unit in zip((hours, rest), units, strict=True) if count)
        or f"0{units[1]}"
    )
