"""Who may have which place: places, holds, the boards of lists, the one timeline of a vessel."""

from datetime import datetime
from typing import Self
from uuid import UUID, uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from prichal.catalog.models import Event, PriceList
from prichal.fleet.models import Vessel
from prichal.inventory.rules import HoldEnd, OccupancyKind, PlaceStatus
from prichal.kernel.money import MoneyField


class PlaceQuerySet(models.QuerySet["Place"]):
    def open_at(self, now: datetime) -> Self:
        """Places anybody could hold: free ones and lapsed holds."""
        lapsed = Q(status=PlaceStatus.HELD, held_until__lte=now)
        return self.filter(Q(status=PlaceStatus.FREE) | lapsed, retired_at=None)


class Place(models.Model):
    """One place at one event, numbered or not: the only row that says who may have it.

    It carries only what the hold reads; a lapsed hold (`held_until <= now`) counts as free at once.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="places", db_index=False)
    code = models.CharField(max_length=20)
    status = models.CharField(max_length=8, choices=PlaceStatus, default=PlaceStatus.FREE)
    held_by = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(PlaceQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "code"], condition=Q(retired_at=None), name="place_code_once_at_event"
            ),
            models.CheckConstraint(condition=Q(status__in=PlaceStatus.values), name="place_status_known"),
            models.CheckConstraint(
                condition=Q(status=PlaceStatus.HELD, held_by__isnull=False, held_until__isnull=False)
                | ~Q(status=PlaceStatus.HELD) & Q(held_by=None, held_until=None),
                name="place_held_by_someone_for_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def is_open_to(self, holder: UUID, now: datetime) -> bool:
        """Whether the holder may take it: it is free, its hold has lapsed, or it is the holder's already."""
        if self.status == PlaceStatus.FREE:
            return True
        return self.status == PlaceStatus.HELD and (self.held_by == holder or self.has_lapsed(now))

    def is_held_by(self, holder: UUID, now: datetime) -> bool:
        return self.status == PlaceStatus.HELD and self.held_by == holder and not self.has_lapsed(now)

    def has_lapsed(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until <= now


class WaterSeatLock(models.Model):
    """What happened to a hold: one row per session and event, its end written once, never deleted.

    No place is decided by it. At most one open row per holder and event.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    event = models.ForeignKey(Event, models.PROTECT, related_name="locks", db_index=False)
    holder = models.UUIDField()
    channel = models.CharField(max_length=10)
    places = ArrayField(models.CharField(max_length=20))
    tickets = models.JSONField(default=dict, help_text="ticket type code → quantity, for general admission")
    price_list = models.ForeignKey(PriceList, models.PROTECT, related_name="+", db_index=False)
    begun_at = models.DateTimeField()
    extensions = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=10, choices=HoldEnd, blank=True)
    taken_by = models.UUIDField(null=True, help_text="the order that took the places over")
    remote_lock = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "water_seat_locks"
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "event"], condition=Q(ended_at=None), name="one_open_hold_per_session_and_event"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="") | Q(ended_at__isnull=False, ended_how__in=HoldEnd.values),
                name="hold_end_says_how",
            ),
            models.CheckConstraint(
                condition=Q(ended_how=HoldEnd.ORDERED, taken_by__isnull=False)
                | ~Q(ended_how=HoldEnd.ORDERED) & Q(taken_by=None),
                name="ordered_hold_names_its_order",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="open_hold_by_expiry", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return str(self.id)


class TouchedEvent(models.Model):
    """An event whose places changed, noted by triggers on them: its board is recomputed, and this row goes."""

    event_id = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.event_id)


class EventBoard(models.Model):
    """What lists show of an event: recomputed from its places, never incremented, at most 2 s old."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="board")
    places_total = models.PositiveIntegerField(default=0)
    places_left = models.PositiveIntegerField(default=0)
    price_from = MoneyField()
    next_lapse_at = models.DateTimeField(null=True, help_text="when the next hold gives its places back by itself")
    computed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["next_lapse_at"], name="board_by_next_lapse", condition=Q(next_lapse_at__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.places_left} of {self.places_total}"


class VesselOccupancy(models.Model):
    """A vessel is in one place at a time; the range includes its turnaround after the period."""

    vessel = models.ForeignKey(Vessel, models.PROTECT, related_name="occupancies")
    kind = models.CharField(max_length=10, choices=OccupancyKind)
    during = DateTimeRangeField()
    event = models.OneToOneField(Event, models.PROTECT, null=True, related_name="occupancy")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="vessel_in_one_place_at_a_time",
                expressions=[("vessel", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(kind__in=OccupancyKind.values), name="occupancy_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.vessel_id} {self.during}"
