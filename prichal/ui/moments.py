"""Days and times as people read them, in a pier's zone and a visitor's language. Pure: nothing here reads the clock."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

NIGHT_ENDS_AT = 5  # a start before 05:00 belongs, for people, to the night of the day before
MOSCOW = ZoneInfo("Europe/Moscow")
REMEMBERED = 4096  # words of days: a list says the same ones again and again, and each costs a tenth of a millisecond

LOCALES = {"ru": "ru", "en": "en_GB", "zh-hans": "zh_Hans"}
DAY = {"ru": "EEE, d MMMM", "en": "EEE, d MMMM", "zh-hans": "M月d日EEE"}
DAY_AND_YEAR = {"ru": "d MMMM y", "en": "d MMMM y", "zh-hans": "y年M月d日"}
SHORT_DAY = {"ru": "EEE d", "en": "EEE d", "zh-hans": "M月d日"}
MOSCOW_NAMES = {"ru": "МСК", "en": "MSK", "zh-hans": "莫斯科时间"}
ZONES = {
    "Europe/Kaliningrad": {"ru": "калининградское время", "en": "Kaliningrad time", "zh-hans": "加里宁格勒时间"},
    "Europe/Samara": {"ru": "самарское время", "en": "Samara time", "zh-hans": "萨马拉时间"},
    "Europe/Saratov": {"ru": "саратовское время", "en": "Saratov time", "zh-hans": "萨拉托夫时间"},
    "Europe/Ulyanovsk": {"ru": "ульяновское время", "en": "Ulyanovsk time", "zh-hans": "乌里扬诺夫斯克时间"},
    "Europe/Astrakhan": {"ru": "астраханское время", "en": "Astrakhan time", "zh-hans": "阿斯特拉罕时间"},
    "Asia/Yekaterinburg": {"ru": "екатеринбургское время", "en": "Yekaterinburg time", "zh-hans": "叶卡捷琳堡时间"},
    "Asia/Omsk": {"ru": "омское время", "en": "Omsk time", "zh-hans": "鄂木斯克时间"},
    "Asia/Krasnoyarsk": {"ru": "красноярское время", "en": "Krasnoyarsk time", "zh-hans": "克拉斯诺亚尔斯克时间"},
    "Asia/Irkutsk": {"ru": "иркутское время", "en": "Irkutsk time", "zh-hans": "伊尔库茨克时间"},
    "Asia/Yakutsk": {"ru": "якутское время", "en": "Yakutsk time", "zh-hans": "雅库茨克时间"},
    "Asia/Vladivostok": {"ru": "владивостокское время", "en": "Vladivostok time", "zh-hans": "符拉迪沃斯托克时间"},
}  # where rivers and lakes carry excursions; any other zone is told by its distance from Moscow


def local(moment: datetime, zone: str) -> datetime:
    """The same instant on the clock of `zone` (an IANA key). Refuses (ValueError) a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone can't be shown")
    return moment.astimezone(ZoneInfo(zone))


@lru_cache(maxsize=REMEMBERED)
def day(on: date, language: str) -> str:
    """`пт, 3 июля`, `Fri, 3 July`, `7月3日周五`."""
    return format_date(on, DAY[language], LOCALES[language])


@lru_cache(maxsize=REMEMBERED)
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


def foreign_clock(moment: datetime, zone: str, language: str) -> str:
    """`самарское время` where the clock is not Moscow's at that moment, else nothing."""
    if local(moment, zone).utcoffset() == moment.astimezone(MOSCOW).utcoffset():
        return ""
    return ZONES[zone][language] if zone in ZONES else zone_name(moment, zone, language)


@lru_cache(maxsize=REMEMBERED)
def short_date(on: date, language: str) -> str:
    """`20 нояб.`, `20 Nov`, `11月20日`: beside a weekday, where room is short."""
    return format_date(on, {"zh-hans": "M月d日"}.get(language, "d MMM"), LOCALES[language])


@lru_cache(maxsize=REMEMBERED)
def weekday(on: date, language: str) -> str:
    """`пт`, `Fri`, `周五`."""
    return format_date(on, "EEE", LOCALES[language])


@lru_cache(maxsize=REMEMBERED)
def weekday_name(on: date, language: str) -> str:
    """`пятница`, `Friday`, `星期五`."""
    return format_date(on, "EEEE", LOCALES[language])


@lru_cache(maxsize=REMEMBERED)
def month(on: date, language: str) -> str:
    """`Ноябрь 2026`: the heading of a calendar's sheet."""
    words = format_date(on, {"zh-hans": "y年M月"}.get(language, "LLLL y"), LOCALES[language])
    return words[:1].upper() + words[1:]


def moment(at: datetime, zone: str, language: str) -> str:
    """`пт, 3 июля, 22:30`."""
    joint = " " if language == "zh-hans" else ", "
    return f"{day(local(at, zone).date(), language)}{joint}{clock(at, zone)}"


def deadline(at: datetime, zone: str, language: str) -> str:
    """`3 июля, 00:40 МСК`: a limit one can argue with, so the zone stands beside it."""
    on = _day_of_month(local(at, zone).date(), language)
    joint = " " if language == "zh-hans" else ", "
    return f"{on}{joint}{clock(at, zone)}\u00a0{zone_name(at, zone, language)}"


@lru_cache(maxsize=REMEMBERED)
def _day_of_month(on: date, language: str) -> str:
    return format_date(on, {"zh-hans": "M月d日"}.get(language, "d MMMM"), LOCALES[language])


def sailing_day(starts_at: datetime, ends_at: datetime, zone: str, language: str) -> str:
    """The day of a sailing; a night one carries both dates: `в ночь с пт 3 на сб 4 июля`."""
    return night_words(*night(starts_at, ends_at, zone), language)


@lru_cache(maxsize=REMEMBERED)
def night_words(first: date, last: date, language: str) -> str:
    """One date, or a night between two: `в ночь с пт 20 на сб 21 ноября`."""
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
    starts, ends = local(starts_at, zone), local(ends_at - timedelta(microseconds=1), zone)  # 00:00 ends the evening
    if starts.hour < NIGHT_ENDS_AT:
        return starts.date() - timedelta(days=1), starts.date()
    if ends.date() > starts.date():
        return starts.date(), ends.date()
    return starts.date(), starts.date()


@lru_cache(maxsize=REMEMBERED)
def duration(minutes: int, language: str) -> str:
    """`1 ч 30 мин`, `1 h 30 min`, `1小时30分钟`."""
    hours, rest = divmod(minutes, 60)
    units = {"ru": ("\u00a0ч", "\u00a0мин"), "en": ("\u00a0h", "\u00a0min"), "zh-hans": ("小时", "分钟")}[language]
    joint = "" if language == "zh-hans" else " "
    return (
        joint.join(f"{count}{unit}" for count, unit in zip((hours, rest), units, strict=True) if count)
        or f"0{units[1]}"
    )
