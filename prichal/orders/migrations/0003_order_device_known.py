"""The device of an order is one of those known."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0003_event_of_product'),
        ('customers', '0001_first'),
        ('orders', '0002_attribution'),
        ('staff', '0001_first'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('device__in', ['', 'phone', 'tablet', 'desktop'])), name='order_device_known'),
        ),
    ]

