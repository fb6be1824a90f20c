"""The trail and its seals can be added to, never changed: a trigger refuses update and delete."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON kernel_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON kernel_auditseal
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
"""
BACK = """
DROP TRIGGER seal_append_only ON kernel_auditseal;
DROP TRIGGER audit_append_only ON kernel_auditentry;
DROP FUNCTION audit_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_first")]
    operations = [migrations.RunSQL(APPEND_ONLY, BACK)]
