"""Whoever changes places, its event is noted as touched: one row per statement and event.

The boards say themselves when the next hold of their places lapses; all are counted anew once, to learn it.
"""

from django.db import migrations, models

# A board counts places by these columns: where a statement leaves their rows as they were, nothing is noted. Rows are
# compared as sets and not joined by id: the plan that a session keeps serves one row and a million alike.
NOTE_CHANGES = """
CREATE FUNCTION inventory_note_changed_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO inventory_touchedevent (event_id)
    SELECT DISTINCT event_id FROM (
        SELECT event_id, status, held_until, retired_at FROM after
        EXCEPT ALL
        SELECT event_id, status, held_until, retired_at FROM before
    ) AS changed;
    RETURN NULL;
END $$;
CREATE TRIGGER place_changed AFTER UPDATE ON inventory_place
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION inventory_note_changed_places();

CREATE FUNCTION inventory_note_left_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO inventory_touchedevent (event_id) VALUES (OLD.event_id);
    RETURN NULL;
END $$;
CREATE TRIGGER place_moved AFTER UPDATE OF event_id ON inventory_place
    FOR EACH ROW WHEN (OLD.event_id <> NEW.event_id) EXECUTE FUNCTION inventory_note_left_event();

CREATE FUNCTION inventory_note_made_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO inventory_touchedevent (event_id)
    SELECT e.id FROM catalog_event e
    WHERE e.id IN (SELECT event_id FROM after) AND e.state <> 'DRAFT';  -- publishing makes the board of a draft
    RETURN NULL;
END $$;
CREATE TRIGGER place_made AFTER INSERT ON inventory_place
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION inventory_note_made_places();

CREATE FUNCTION inventory_note_removed_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO inventory_touchedevent (event_id) SELECT DISTINCT event_id FROM before;
    RETURN NULL;
END $$;
CREATE TRIGGER place_removed AFTER DELETE ON inventory_place
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION inventory_note_removed_places();

INSERT INTO inventory_touchedevent (event_id) SELECT event_id FROM inventory_eventboard;
"""
BACK = """
DROP TRIGGER place_changed ON inventory_place;
DROP TRIGGER place_moved ON inventory_place;
DROP TRIGGER place_made ON inventory_place;
DROP TRIGGER place_removed ON inventory_place;
DROP FUNCTION inventory_note_changed_places();
DROP FUNCTION inventory_note_left_event();
DROP FUNCTION inventory_note_made_places();
DROP FUNCTION inventory_note_removed_places();
DELETE FROM inventory_touchedevent;  -- when they were due is not known any more
"""


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_first")]
    operations = [
        migrations.RemoveField(model_name="touchedevent", name="due_at"),
        migrations.AddField(
            model_name="eventboard",
            name="next_lapse_at",
            field=models.DateTimeField(null=True, help_text="when the next hold gives its places back by itself"),
        ),
        migrations.AddIndex(
            model_name="eventboard",
            index=models.Index(
                condition=models.Q(("next_lapse_at__isnull", False)),
                fields=["next_lapse_at"],
                name="board_by_next_lapse",
            ),
        ),
        migrations.RunSQL(NOTE_CHANGES, BACK),
    ]
