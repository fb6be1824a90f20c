"""A refund policy in words: by hours before the start, and by moments for one sailing. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prichal.catalog.rules import Returned

HOURS_ARE_DAYS_FROM = 72


@dataclass(frozen=True, slots=True)
class Rung:
    """So many percent go back until this moment, that moment included."""

    percent: int
    until: datetime


def rungs(starts_at: datetime, *, steps: Sequence[Returned], now: datetime) -> list[Rung]:
    """What is still to be had back for a sailing, the most first."""
    found = [Rung(step.percent, starts_at - timedelta(hours=step.hours_before)) for step in steps]
    return [rung for rung in found if rung.until >= now]


def in_words(steps: Sequence[Returned]) -> list[str]:
    """A sentence per step, the earliest first, and what follows the last one."""
    said = [_sentence(step) for step in steps]
    last = min((step.hours_before for step in steps), default=0)
    nothing = _("Позже возврата нет.") if last >= 0 else _("После этого возврата нет.")
    return [*said, nothing]


def _sentence(step: Returned) -> str:
    share = _("вернём всю сумму") if step.percent == 100 else _("вернём %(percent)d %%") % {"percent": step.percent}
    facts = {"share": share, "time": _length(abs(step.hours_before))}
    if step.hours_before > 0:
        return _("Если до начала %(time)s или больше – %(share)s.") % facts
    if step.hours_before == 0:
        return _("До самого начала – %(share)s.") % facts
    return _("Не позже чем через %(time)s после начала – %(share)s.") % facts


def _length(hours: int) -> str:
    if hours >= HOURS_ARE_DAYS_FROM and hours % 24 == 0:
        return ngettext("%(count)d день", "%(count)d дня", hours // 24) % {"count": hours // 24}
    return ngettext("%(count)d час", "%(count)d часа", hours) % {"count": hours}
