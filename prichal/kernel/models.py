"""Tables of the kernel: outbox, audit trail and its seals, remembered repeats, flags."""

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
            models.Index(fields=["id"], name="delivery_failed", condition=models.Q(state=DeliveryState.FAILED)),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.handler}"


class AuditEntry(models.Model):
    """Who did what, to what, when, before and after. A trigger refuses update and delete."""

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


class AuditSeal(models.Model):
    """A stretch of the trail, sealed: its digest holds the entries and the seal before. Append-only like they are."""

    first_id = models.BigIntegerField(unique=True)
    last_id = models.BigIntegerField(unique=True)
    links = models.BinaryField(help_text="per entry 8 bytes of id and 8 of hash, so that a broken one can be named")
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(last_id__gte=models.F("first_id")), name="seal_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id}"


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


class Flag(models.Model):
    """Something staff switch on and off while the shop runs. Off where there is no row."""

    name = models.CharField(max_length=60, unique=True)
    on = models.BooleanField()
    note = models.CharField("зачем", max_length=200, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {'on' if self.on else 'off'}"
