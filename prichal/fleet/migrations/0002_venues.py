"""Venues ashore; a deck becomes a section of a plan; vessels and venues say how their places are sold."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('fleet', '0001_first'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="deck", name="deck_code_once_in_plan"),
        migrations.RenameModel(old_name="Deck", new_name="Section"),
        migrations.RenameField(model_name="seat", old_name="deck", new_name="section"),
        migrations.AlterField(
            model_name="section",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="fleet.seatplan"
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(fields=("plan", "code"), name="section_code_once_in_plan"),
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='название')),
                ('name_ru', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('name_en', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('name_zh_hans', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('address', models.CharField(max_length=200, verbose_name='адрес')),
                ('address_ru', models.CharField(max_length=200, null=True, verbose_name='адрес')),
                ('address_en', models.CharField(max_length=200, null=True, verbose_name='адрес')),
                ('address_zh_hans', models.CharField(max_length=200, null=True, verbose_name='адрес')),
                ('directions', models.TextField(blank=True, verbose_name='как пройти')),
                ('directions_ru', models.TextField(blank=True, null=True, verbose_name='как пройти')),
                ('directions_en', models.TextField(blank=True, null=True, verbose_name='как пройти')),
                ('directions_zh_hans', models.TextField(blank=True, null=True, verbose_name='как пройти')),
                ('latitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='широта')),
                ('longitude', models.DecimalField(decimal_places=6, max_digits=9, verbose_name='долгота')),
                ('timezone', models.CharField(default='Europe/Moscow', max_length=40, verbose_name='часовой пояс')),
                ('seating', models.CharField(choices=[('ASSIGNED', 'места по схеме'), ('GENERAL', 'места без номеров')], default='GENERAL', max_length=10, verbose_name='места')),
                ('general_capacity', models.PositiveSmallIntegerField(default=0, verbose_name='продаётся мест без номеров')),
                ('description', models.TextField(blank=True, verbose_name='описание')),
                ('description_ru', models.TextField(blank=True, null=True, verbose_name='описание')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='описание')),
                ('description_zh_hans', models.TextField(blank=True, null=True, verbose_name='описание')),
                ('visitor_max', models.PositiveSmallIntegerField(verbose_name='посетителей не больше')),
            ],
        ),
        migrations.AddField(
            model_name='route',
            name='passenger_data_required',
            field=models.BooleanField(default=False, help_text='между портами разных регионов: 16-ФЗ, ст. 11', verbose_name='нужны данные пассажиров'),
        ),
        migrations.AddField(
            model_name='vessel',
            name='general_capacity',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='продаётся мест без номеров'),
        ),
        migrations.AddField(
            model_name='vessel',
            name='seating',
            field=models.CharField(choices=[('ASSIGNED', 'места по схеме'), ('GENERAL', 'места без номеров')], default='GENERAL', max_length=10, verbose_name='места'),
        ),
        migrations.AlterField(
            model_name='seatplan',
            name='vessel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seat_plans', to='fleet.vessel'),
        ),
        migrations.AddConstraint(
            model_name='pier',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), name='pier_lies_on_earth'),
        ),
        migrations.AddConstraint(
            model_name='vessel',
            constraint=models.CheckConstraint(condition=models.Q(('seating__in', ['ASSIGNED', 'GENERAL'])), name='vessel_seating_known'),
        ),
        migrations.AddConstraint(
            model_name='vessel',
            constraint=models.CheckConstraint(condition=models.Q(('general_capacity__lte', models.F('passenger_max'))), name='vessel_sells_what_it_carries'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), name='venue_lies_on_earth'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('seating__in', ['ASSIGNED', 'GENERAL'])), name='venue_seating_known'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('general_capacity__lte', models.F('visitor_max')), ('visitor_max__gt', 0)), name='venue_sells_what_it_holds'),
        ),
        migrations.AddField(
            model_name='seatplan',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seat_plans', to='fleet.venue'),
        ),
        migrations.AddConstraint(
            model_name='seatplan',
            constraint=models.UniqueConstraint(fields=('venue', 'version'), name='seat_plan_version_once_at_venue'),
        ),
        migrations.AddConstraint(
            model_name='seatplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('venue', None), ('vessel__isnull', False)), models.Q(('venue__isnull', False), ('vessel', None)), _connector='OR'), name='seat_plan_of_a_vessel_or_a_venue'),
        ),
        migrations.RunSQL(
            "UPDATE fleet_vessel SET seating = 'ASSIGNED' WHERE id IN (SELECT vessel_id FROM fleet_seatplan)",
            migrations.RunSQL.noop,
        ),
    ]
