"""Sections of the console, what can be done in them, and roles."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(TextChoices):
    ADMINISTRATOR = "ADMINISTRATOR", _("Администратор")
    MANAGER = "MANAGER", _("Менеджер")


class Section(TextChoices):
    CATALOG = "catalog", _("Каталог")
    SAILINGS = "sailings", _("Рейсы")
    ORDERS = "orders", _("Заказы")
    REFUNDS = "refunds", _("Возвраты")
    CUSTOMERS = "customers", _("Покупатели")
    SUPPORT = "support", _("Обращения")
    REPORTS = "reports", _("Отчёты")
    SETTINGS = "settings", _("Настройки")
    AUDIT = "audit", _("Журнал")


class Action(TextChoices):
    VIEW = "view", pgettext_lazy("право", "смотреть")
    CHANGE = "change", pgettext_lazy("право", "менять")


MANAGER_DEFAULT = (Section.CATALOG, Section.SAILINGS, Section.ORDERS, Section.CUSTOMERS, Section.SUPPORT)
SHIFT = timedelta(hours=12)  # a staff session ends with the shift, whatever the browser does
SESSION_KEY = "staff"
