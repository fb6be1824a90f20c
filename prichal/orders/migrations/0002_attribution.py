"""Orders keep where they came from, their items what they were sold with."""

import django.db.models.deletion
from django.db import migrations, models


CARRIED_OVER = """
UPDATE orders_order SET first_utm = last_utm, campaign = coalesce(last_utm ->> 'utm_campaign', '');
UPDATE orders_orderitem i SET route_id = e.route_id, pier_id = e.pier_id, venue_id = e.venue_id, vessel_id = e.vessel_id
    FROM catalog_event e WHERE e.id = i.event_id;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0002_seasons'),
        ('fleet', '0002_venues'),
        ('orders', '0001_first'),
        ('staff', '0001_first'),
    ]

    operations = [
        migrations.RenameField(model_name="order", old_name="utm", new_name="last_utm"),
        migrations.AlterField(
            model_name="order",
            name="last_utm",
            field=models.JSONField(blank=True, default=dict, verbose_name="последние метки"),
        ),
        migrations.AddField(
            model_name='order',
            name='campaign',
            field=models.CharField(blank=True, max_length=200, verbose_name='кампания'),
        ),
        migrations.AddField(
            model_name='order',
            name='device',
            field=models.CharField(blank=True, choices=[('', 'неизвестно'), ('phone', 'телефон'), ('tablet', 'планшет'), ('desktop', 'компьютер')], max_length=10, verbose_name='устройство'),
        ),
        migrations.AddField(
            model_name='order',
            name='first_utm',
            field=models.JSONField(blank=True, default=dict, verbose_name='первые метки'),
        ),
        migrations.AddField(
            model_name='order',
            name='promo_code',
            field=models.CharField(blank=True, max_length=40, verbose_name='промокод'),
        ),
        migrations.AddField(
            model_name='order',
            name='staff',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.staffmember', verbose_name='кто оформил'),
        ),
        migrations.AddField(
            model_name='order',
            name='team',
            field=models.CharField(blank=True, max_length=60, verbose_name='команда'),
        ),
        migrations.AddField(
            model_name='orderitem',
            name='pier',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fleet.pier'),
        ),
        migrations.AddField(
            model_name='orderitem',
            name='route',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fleet.route'),
        ),
        migrations.AddField(
            model_name='orderitem',
            name='supplier',
            field=models.CharField(default='local', max_length=10, verbose_name='поставщик'),
        ),
        migrations.AddField(
            model_name='orderitem',
            name='venue',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fleet.venue'),
        ),
        migrations.AddField(
            model_name='orderitem',
            name='vessel',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fleet.vessel'),
        ),
        migrations.RunSQL(CARRIED_OVER, migrations.RunSQL.noop),
    ]

