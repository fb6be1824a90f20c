"""Prices on boards include the VAT of their day: whoever changes it, the product's events from that day on are noted."""

from django.db import migrations

NOTE_VAT = """
CREATE FUNCTION inventory_note_changed_vat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO inventory_touchedevent (event_id)
    SELECT b.event_id FROM inventory_eventboard b JOIN catalog_event e ON e.id = b.event_id
    WHERE e.product_id IN (OLD.product_id, NEW.product_id) AND e.day >= least(OLD.from_day, NEW.from_day);
    RETURN NULL;
END $$;
CREATE TRIGGER vat_changed AFTER INSERT OR UPDATE OR DELETE ON catalog_vatchange
    FOR EACH ROW EXECUTE FUNCTION inventory_note_changed_vat();
"""
BACK = """
DROP TRIGGER vat_changed ON catalog_vatchange;
DROP FUNCTION inventory_note_changed_vat();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0003_event_of_product"),
        ("inventory", "0002_boards_follow_the_rows"),
    ]
    operations = [migrations.RunSQL(NOTE_VAT, BACK)]
