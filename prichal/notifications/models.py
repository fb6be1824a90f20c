"""Messages to people, each a row before it leaves."""

from django.db import models
from django.db.models import Q

from prichal.notifications.rules import MailState


class Mail(models.Model):
    """One mail. SENDING is written before the server gets it; after a crash it goes again, same id."""

    message_id = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=80, unique=True, help_text="what it is about, so that it is written once")
    to = models.EmailField("кому")
    language = models.CharField("язык", max_length=8)
    template = models.CharField("шаблон", max_length=60)
    context = models.JSONField(default=dict, help_text="plain values for the template, no secrets")
    attachments = models.CharField(max_length=40, blank=True, help_text="name of the provider of attachments")
    resend_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="resends", verbose_name="повтор письма"
    )
    reference = models.CharField("о чём", max_length=40, help_text="for the provider and the log, e.g. an order id")
    state = models.CharField("состояние", max_length=8, choices=MailState, default=MailState.QUEUED)
    created_at = models.DateTimeField()
    sending_at = models.DateTimeField("взято в отправку", null=True)
    sent_at = models.DateTimeField(null=True)
    refusal = models.CharField("ответ сервера", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False) | ~Q(state=MailState.SENT) & Q(sent_at=None),
                name="mail_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENDING, sending_at__isnull=False)
                | ~Q(state=MailState.SENDING) & Q(sending_at=None),
                name="mail_being_sent_since_some_moment",
            ),
        ]
        indexes = [models.Index(fields=["reference"], name="mail_by_reference")]

    def __str__(self) -> str:
        return f"{self.template} {self.reference}"
