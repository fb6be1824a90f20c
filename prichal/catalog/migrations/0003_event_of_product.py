"""Lists and calendars of one product walk its coming events in their order; the plain index of the key is not needed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0002_seasons"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["product", "starts_at", "id"], name="event_of_product_by_departure"),
        ),
        migrations.AlterField(
            model_name="event",
            name="product",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="catalog.product",
            ),
        ),
    ]
