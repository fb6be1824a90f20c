"""Prices by season, refund policies, dated VAT, events ashore, and the local day of an event as a column."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import prichal.catalog.models
from django.db import migrations, models


CARRIED_OVER = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE catalog_event e SET timezone = p.timezone FROM fleet_pier p WHERE p.id = e.pier_id;
INSERT INTO catalog_priceseason (price_list_id, position, name, weekdays)
    SELECT id, 0, 'Все дни', '{1,2,3,4,5,6,7}' FROM catalog_pricelist;
UPDATE catalog_price p SET season_id = s.id FROM catalog_priceseason s WHERE s.price_list_id = p.price_list_id;
INSERT INTO catalog_refundpolicy (slug, title, title_ru, title_en, title_zh_hans, basis)
    SELECT CASE refund_hours WHEN 24 THEN 'full-until-a-day-before' ELSE 'full-until-' || refund_hours || '-hours' END,
           'Полный возврат за ' || refund_hours || ' ч', 'Полный возврат за ' || refund_hours || ' ч',
           'Full refund until ' || refund_hours || ' h before', '开始前' || refund_hours || '小时可全额退款', 'OWN'
    FROM (SELECT DISTINCT refund_hours FROM catalog_product) AS hours;
INSERT INTO catalog_refundstep (policy_id, hours_before, percent)
    SELECT DISTINCT r.id, p.refund_hours, 100 FROM catalog_product p JOIN catalog_refundpolicy r
    ON r.slug IN ('full-until-' || p.refund_hours || '-hours',
                  CASE p.refund_hours WHEN 24 THEN 'full-until-a-day-before' END);
UPDATE catalog_product p SET refund_policy_id = s.policy_id FROM catalog_refundstep s
    WHERE s.hours_before = p.refund_hours;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0001_first'),
        ('fleet', '0002_venues'),
    ]

    operations = [
        migrations.CreateModel(
            name='PriceSeason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='порядок')),
                ('name', models.CharField(max_length=60, verbose_name='название')),
                ('first_day', models.DateField(blank=True, null=True, verbose_name='с дня')),
                ('last_day', models.DateField(blank=True, null=True, verbose_name='по день')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), help_text='1 — понедельник', size=None, verbose_name='дни недели')),
            ],
        ),
        migrations.CreateModel(
            name='RefundPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('title', models.CharField(max_length=120, verbose_name='название')),
                ('title_ru', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('title_en', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('title_zh_hans', models.CharField(max_length=120, null=True, verbose_name='название')),
                ('basis', models.CharField(choices=[('OWN', 'правила продавца'), ('CARRIAGE', 'перевозка по внутренним водам, КВВТ'), ('CULTURE', 'мероприятие культуры, 52.1 Основ законодательства о культуре'), ('RENTAL', 'прокат, ГК')], default='OWN', max_length=10, verbose_name='основание')),
            ],
        ),
        migrations.CreateModel(
            name='RefundStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hours_before', models.SmallIntegerField(verbose_name='часов до начала')),
                ('percent', models.PositiveSmallIntegerField(verbose_name='возвращается, %')),
            ],
        ),
        migrations.CreateModel(
            name='VatChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_day', models.DateField(verbose_name='с дня услуги')),
                ('vat_mode', models.CharField(choices=[('NONE', 'без НДС'), ('INCLUDED', 'НДС в цене'), ('EXCLUDED', 'НДС сверх цены')], max_length=10, verbose_name='НДС')),
                ('vat_rate', models.PositiveSmallIntegerField(verbose_name='ставка НДС, %')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='price',
            name='price_once',
        ),
        migrations.AddField(
            model_name='event',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='fleet.venue'),
        ),
        migrations.AddField(
            model_name='product',
            name='route',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='fleet.route'),
        ),
        migrations.AddField(
            model_name='product',
            name='good_to_know',
            field=models.TextField(blank=True, help_text='по строке на пункт', verbose_name='полезно знать'),
        ),
        migrations.AddField(
            model_name='product',
            name='good_to_know_en',
            field=models.TextField(blank=True, help_text='по строке на пункт', null=True, verbose_name='полезно знать'),
        ),
        migrations.AddField(
            model_name='product',
            name='good_to_know_ru',
            field=models.TextField(blank=True, help_text='по строке на пункт', null=True, verbose_name='полезно знать'),
        ),
        migrations.AddField(
            model_name='product',
            name='good_to_know_zh_hans',
            field=models.TextField(blank=True, help_text='по строке на пункт', null=True, verbose_name='полезно знать'),
        ),
        migrations.AlterField(
            model_name='event',
            name='pier',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='fleet.pier'),
        ),
        migrations.AddField(
            model_name='priceseason',
            name='price_list',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seasons', to='catalog.pricelist'),
        ),
        migrations.AddConstraint(
            model_name='refundpolicy',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['OWN', 'CARRIAGE', 'CULTURE', 'RENTAL'])), name='refund_basis_known'),
        ),
        migrations.AddField(
            model_name='refundstep',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='catalog.refundpolicy'),
        ),
        migrations.AddField(
            model_name='vatchange',
            name='product',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vat_changes', to='catalog.product'),
        ),
        migrations.AddConstraint(
            model_name='priceseason',
            constraint=models.UniqueConstraint(fields=('price_list', 'position'), name='price_season_position_once'),
        ),
        migrations.AddConstraint(
            model_name='priceseason',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='price_season_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='priceseason',
            constraint=models.CheckConstraint(condition=models.Q(('weekdays__contained_by', [1, 2, 3, 4, 5, 6, 7]), ('weekdays__len__gt', 0)), name='price_season_has_weekdays'),
        ),
        migrations.AddConstraint(
            model_name='refundstep',
            constraint=models.UniqueConstraint(fields=('policy', 'hours_before'), name='refund_step_once'),
        ),
        migrations.AddConstraint(
            model_name='refundstep',
            constraint=models.CheckConstraint(condition=models.Q(('percent__range', (1, 100))), name='refund_step_is_a_share'),
        ),
        migrations.AddConstraint(
            model_name='vatchange',
            constraint=models.UniqueConstraint(fields=('product', 'from_day'), name='vat_change_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='vatchange',
            constraint=models.CheckConstraint(condition=models.Q(('vat_mode__in', ['NONE', 'INCLUDED', 'EXCLUDED'])), name='vat_change_mode_known'),
        ),
        migrations.AddConstraint(
            model_name='vatchange',
            constraint=models.CheckConstraint(condition=models.Q(('vat_rate__in', (0, 5, 7, 10, 20, 22))), name='vat_change_rate_known'),
        ),
        migrations.AddField(
            model_name='event',
            name='timezone',
            field=models.CharField(default='Europe/Moscow', max_length=40, verbose_name='часовой пояс'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='price',
            name='season',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='prices', to='catalog.priceseason'),
        ),
        migrations.AddField(
            model_name='product',
            name='refund_policy',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalog.refundpolicy'),
        ),
        migrations.RunSQL(CARRIED_OVER, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='price',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prices', to='catalog.priceseason'),
        ),
        migrations.AlterField(
            model_name='product',
            name='refund_policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='products', to='catalog.refundpolicy'),
        ),
        migrations.RemoveField(
            model_name='price',
            name='price_list',
        ),
        migrations.RemoveField(
            model_name='product',
            name='refund_hours',
        ),
        migrations.AddConstraint(
            model_name='price',
            constraint=models.UniqueConstraint(fields=('season', 'ticket_type', 'category'), name='price_once'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pier__isnull', False), ('venue', None)), models.Q(('pier', None), ('venue__isnull', False), ('vessel', None)), _connector='OR'), name='event_at_a_pier_or_a_venue'),
        ),
        migrations.AddField(
            model_name='event',
            name='day',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(prichal.catalog.models.LocalTime(models.F('timezone'), models.F('starts_at')), models.DateField()), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='event',
            name='minute',
            field=models.GeneratedField(db_persist=True, expression=prichal.catalog.models.MinuteOfDay(prichal.catalog.models.LocalTime(models.F('timezone'), models.F('starts_at'))), output_field=models.PositiveSmallIntegerField()),
        ),
    ]

