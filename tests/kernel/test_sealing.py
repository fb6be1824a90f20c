"""The chain over the trail: nothing is passed over, and whatever is changed behind its back is named."""

from datetime import UTC, datetime
from io import StringIO
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from prichal.kernel import audit, sealing, tasks
from prichal.kernel.models import AuditEntry, AuditSeal
from prichal.kernel.sealing import BEFORE_ALL, check, seal

NOON = datetime(2026, 6, 12, 9, 0, 0, 123, tzinfo=UTC)


def write(count=1, **facts):
    defaults = {"actor": "staff:1", "action": "order.paid", "obj": ("order", "A1"), "now": NOON}
    with transaction.atomic():
        return [audit.record(**{**defaults, "after": {"n": n, "слово": "да"}, **facts}).pk for n in range(count)]


def behind_the_triggers_back(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def faulty():
    return check().fault


@pytest.mark.django_db
def test_entries_are_sealed_in_order_once_and_each_seal_holds_the_one_before():
    first = write(3)
    assert seal(now=NOON) == 3
    assert seal(now=NOON) == 0
    (last,) = write()
    assert seal(now=NOON) == 1

    one, two = AuditSeal.objects.order_by("id")
    assert (one.first_id, one.last_id, two.first_id, two.last_id) == (first[0], first[-1], last, last)
    assert (len(one.links), len(two.links), one.sealed_at) == (48, 16, NOON)
    assert str(one) == f"{first[0]}–{first[-1]}"
    verdict = check()
    assert (verdict.entries, verdict.seals, verdict.unsealed, verdict.fault) == (4, 2, 0, "")
    assert verdict.digest == two.digest != one.digest


@pytest.mark.django_db
def test_a_batch_is_a_batch_and_the_task_goes_on_until_nothing_is_left(monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    write(5)

    tasks.seal_audit()

    assert [len(row.links) // 16 for row in AuditSeal.objects.order_by("id")] == [2, 2, 1]
    assert faulty() == ""


@pytest.mark.django_db
def test_a_changed_a_lost_and_a_slipped_in_entry_are_named():
    ids = write(2) + write(2)
    gap = ids[-1] + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('kernel_auditentry', 'id'))")  # as a rollback leaves it
    ids += write(1)
    seal(now=NOON)
    assert (faulty(), gap in ids) == ("", False)
    row = AuditEntry.objects.values().get(pk=ids[1])

    behind_the_triggers_back("UPDATE kernel_auditentry SET actor = 'nobody' WHERE id = %s", ids[1])
    assert faulty() == f"entry {ids[1]} was changed"
    behind_the_triggers_back("UPDATE kernel_auditentry SET actor = 'staff:1' WHERE id = %s", ids[1])
    assert faulty() == ""

    behind_the_triggers_back("DELETE FROM kernel_auditentry WHERE id = %s", ids[1])
    assert faulty() == f"entry {ids[1]} is missing"
    AuditEntry.objects.create(**row)
    assert faulty() == ""

    AuditEntry.objects.create(**{**row, "id": gap})
    assert faulty() == f"entry {gap} was added after its neighbours were sealed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "action = 'order.expired'",
        "object_type = 'payment'",
        "object_id = 'B2'",
        """before = '{"status": "PAID"}'""",
        """after = '{"n": 1}'""",
    ],
)
def test_every_field_of_an_entry_is_held(change):
    (number,) = write()
    seal(now=NOON)

    behind_the_triggers_back(f"UPDATE kernel_auditentry SET {change}")  # noqa: S608 - the list above

    assert faulty() == f"entry {number} was changed"


@pytest.mark.django_db
def test_a_forged_or_lost_seal_is_found():
    for _ in range(3):
        write()
        seal(now=NOON)
    first, second, third = AuditSeal.objects.order_by("id")

    behind_the_triggers_back("UPDATE kernel_auditseal SET digest = %s WHERE id = %s", BEFORE_ALL, second.pk)
    assert faulty() == f"seal {second.pk} fits neither its entries {second} nor the seal before"
    behind_the_triggers_back("UPDATE kernel_auditseal SET digest = %s WHERE id = %s", second.digest, second.pk)
    assert faulty() == ""

    behind_the_triggers_back("DELETE FROM kernel_auditseal WHERE id = %s", second.pk)
    assert faulty() == f"entry {second.first_id} was added after its neighbours were sealed"
    assert third.digest != first.digest


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_delete_a_seal():
    write()
    seal(now=NOON)
    for change in (lambda: AuditSeal.objects.update(digest=BEFORE_ALL), lambda: AuditSeal.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.django_db
def test_checkaudit_tells_how_far_all_is_well_and_fails_on_the_first_fault():
    ids = write(2)
    seal(now=NOON)
    write()
    said = StringIO()
    call_command("checkaudit", stdout=said)
    digest = AuditSeal.objects.get().digest
    assert said.getvalue() == f"2 entries in 1 seals are whole, up to {digest}; 1 entries wait for a seal.\n"

    behind_the_triggers_back("UPDATE kernel_auditentry SET actor = 'nobody' WHERE id = %s", ids[0])
    with pytest.raises(CommandError, match=f"^entry {ids[0]} was changed; 0 entries in 0 seals are whole"):
        call_command("checkaudit")


class LateWriter:
    """A transaction of another connection that has its entry's id and commits when told."""

    def __enter__(self):
        self.written, self.commit, self.ids = Event(), Event(), []
        self.thread = Thread(target=self._work)
        self.thread.start()
        assert self.written.wait(10)
        return self

    def _work(self):
        try:
            with transaction.atomic():
                self.ids += write()
                self.written.set()
                self.commit.wait(10)
        finally:
            connection.close()

    def finish(self):
        self.commit.set()
        self.thread.join(10)

    def __exit__(self, *problem):
        self.finish()


def another_sealer(sealed: list[int]) -> Thread:
    """A sealer at work on another connection; what it sealed is added to the list."""

    def work() -> None:
        try:
            sealed.append(seal(now=NOON))
        finally:
            connection.close()

    sealer = Thread(target=work)
    sealer.start()
    return sealer


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(sealing, "LOOKS", 2)


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_is_not_passed_over(impatient):
    with LateWriter() as late:
        (younger,) = write()
        assert seal(now=NOON) == 0  # whoever may still bring an older one is waited for
        late.finish()

        assert late.ids[0] < younger
        assert seal(now=NOON) == 2
    assert faulty() == ""


@pytest.mark.django_db(transaction=True)
def test_without_the_wait_it_would_be_passed_over(monkeypatch):
    monkeypatch.setattr(sealing, "WRITERS", "SELECT '' WHERE false")
    with LateWriter() as late:
        write()
        assert seal(now=NOON) == 1
        late.finish()

        assert faulty() == f"entry {late.ids[0]} was added after its neighbours were sealed"


@pytest.mark.django_db(transaction=True)
def test_the_sealer_waits_for_writers_and_writers_never_for_the_sealer():
    with LateWriter() as late:
        write()
        sealed: list[int] = []
        sealer = another_sealer(sealed)
        write()  # at once, while the sealer waits
        late.finish()
        sealer.join(10)

    assert sealed[0] in {2, 3}  # the late one and the one it saw, or all if it looked late
    assert seal(now=NOON) == 3 - sealed[0]
    assert faulty() == ""


@pytest.mark.django_db(transaction=True)
def test_two_sealers_do_not_seal_twice(impatient):
    write()
    sealed: list[int] = []
    with transaction.atomic():
        assert seal(now=NOON) == 1
        another_sealer(sealed).join(10)

    assert sealed == [0]
    assert AuditSeal.objects.count() == 1
