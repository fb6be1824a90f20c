"""Tables of the kernel: outbox, audit trail, remembered repeats."""

from django.db import models

from prichal.kernel.rules import DeliveryState


class OutboxMessage(models.Model):
    """A committed fact whose consequences are owed."""

    name = models.CharField(max_length=80)
    payload = models.JSONField()
    trace = models.CharField("id of the request it came from", max_length=64, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class OutboxDelivery(models.Model):
    """One message for one handler; DONE is committed together with the handler's effect."""

    message = models.ForeignKey(OutboxMessage, models.PROTECT, related_name="deliveries")
    handler = models.CharField(max_length=120)
    queue = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    send_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "handler"], name="delivery_once_per_handler"),
            models.CheckConstraint(
                condition=models.Q(state=DeliveryState.DONE, done_at__isnull=False)
                | ~models.Q(state=DeliveryState.DONE) & models.Q(done_at=None),
                name="delivery_done_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["send_at"], name="delivery_due", condition=models.Q(state=DeliveryState.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.handler}"


class AuditEntry(models.Model):
    """Who did what, to what, when, from where, before and after. A trigger refuses update and delete."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id", "id"], name="audit_of_object")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor} {self.action} {self.object_type} {self.object_id}"


class RememberedRequest(models.Model):
    """A repeatable request and what it made: written in the transaction of what it made."""

    caller = models.CharField(max_length=80)
    endpoint = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    resource = models.CharField(max_length=40)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caller", "endpoint", "key"], name="request_remembered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.endpoint} {self.key}"
