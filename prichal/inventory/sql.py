"""The few statements that must be SQL: the hold in one round trip, places in one insert, the boards.

A hold runs by itself in autocommit. Its parts wait on each other through sub-selects: the session's own lock row
first (which puts a session's repeats in line), then the places by id, then the writes. `FOR UPDATE` re-reads a row
that another transaction has changed meanwhile, so `ok` judges the newest state. Where `ok` or the new lock row fails,
nothing is written and no row comes back; why, is read afterwards. Places without numbers are looked through by code,
which orders them as their ids do, so that the index of the event serves.
"""

_GATE = """
gate AS MATERIALIZED (
    SELECT e.price_list_id,
           set_config('lock_timeout', %(wait)s, true),
           set_config('synchronous_commit', 'off', true)  -- a hold lost in a crash is only a hold_expired
    FROM catalog_event e
    WHERE e.id = %(event)s AND e.state = 'ON_SALE' AND e.seating = %(seating)s
          AND e.sales_open_at <= %(now)s AND %(now)s < e.sales_close_at
),
own AS MATERIALIZED (
    SELECT l.id, l.places, l.expires_at, l.expires_at > %(now)s AS open
    FROM water_seat_locks l, gate
    WHERE l.event_id = %(event)s AND l.holder = %(holder)s AND l.ended_at IS NULL
    FOR UPDATE OF l
),
elsewhere AS (
    SELECT coalesce(sum(cardinality(places)), 0) AS n FROM water_seat_locks
    WHERE holder = %(holder)s AND event_id <> %(event)s AND ended_at IS NULL AND expires_at > %(now)s
)"""

_WRITE = """
ended AS (
    UPDATE water_seat_locks l SET ended_at = l.expires_at, ended_how = 'LAPSED'
    FROM own, ok WHERE l.id = own.id AND NOT own.open RETURNING l.id
),
kept AS (
    UPDATE water_seat_locks l SET places = ok.places, tickets = %(tickets)s::jsonb
    FROM own, ok WHERE l.id = own.id AND own.open
    RETURNING l.id, l.places, l.expires_at, l.price_list_id
),
begun AS (
    INSERT INTO water_seat_locks (id, event_id, holder, channel, places, tickets, price_list_id,
                                  begun_at, extensions, expires_at, ended_how, remote_lock)
    SELECT %(id)s, %(event)s, %(holder)s, %(channel)s, ok.places, %(tickets)s::jsonb, gate.price_list_id,
           %(now)s, 0, %(until)s, '', ''
    FROM gate, ok
    WHERE NOT EXISTS (SELECT FROM own WHERE open) AND (SELECT count(*) FROM ended) >= 0
    ON CONFLICT DO NOTHING  -- the session's twin was quicker: ask again
    RETURNING id, places, expires_at, price_list_id
),
hold AS (SELECT * FROM kept UNION ALL SELECT * FROM begun)"""

HOLD_SEATS = f"""
WITH {_GATE},
want AS MATERIALIZED (
    SELECT p.id, p.status, p.held_by, p.held_until
    FROM inventory_place p, (SELECT count(*) AS n FROM own) AS after_own, gate
    WHERE p.event_id = %(event)s AND p.code = ANY(%(codes)s::varchar[]) AND p.retired_at IS NULL AND after_own.n >= 0
    ORDER BY p.id FOR UPDATE OF p
),
basket AS (
    SELECT o.places || ARRAY(SELECT c FROM unnest(%(codes)s::varchar[]) c WHERE c <> ALL (o.places)) AS places
    FROM (SELECT coalesce((SELECT places FROM own WHERE open), '{{}}'::varchar[]) AS places) o
),
ok AS (
    SELECT basket.places FROM basket, elsewhere
    WHERE cardinality(basket.places) + elsewhere.n <= %(most)s
      AND (SELECT count(*) = %(count)s AND bool_and(
               status = 'FREE' OR status = 'HELD' AND (held_by = %(holder)s OR held_until <= %(now)s)) FROM want)
),{_WRITE},
done AS (
    UPDATE inventory_place p SET status = 'HELD', held_by = %(holder)s, held_until = hold.expires_at
    FROM want, hold WHERE p.id = want.id
)
SELECT id, expires_at, places, price_list_id,
       (SELECT count(*) FROM want
        WHERE NOT (status = 'HELD' AND held_by = %(holder)s AND held_until > %(now)s)) AS changes
FROM hold
"""  # noqa: S608 - put together from constants

_HOLD_TICKETS = f"""
WITH {_GATE},
touch AS MATERIALIZED (
    SELECT p.id, p.code, p.status, p.held_by, p.held_until
    FROM inventory_place p, own
    WHERE p.event_id = %(event)s AND own.open AND p.code = ANY(own.places) AND p.retired_at IS NULL
    ORDER BY p.id FOR UPDATE OF p
),
mine AS MATERIALIZED (
    SELECT id, code, row_number() OVER (ORDER BY id) AS nth FROM touch
    WHERE status = 'HELD' AND held_by = %(holder)s AND held_until > %(now)s
),
extra AS MATERIALIZED (
    SELECT p.id, p.code FROM inventory_place p
    WHERE p.event_id = %(event)s AND p.retired_at IS NULL AND EXISTS (SELECT FROM gate)
          AND (p.status = 'FREE' OR p.status = 'HELD' AND p.held_until <= %(now)s)
    ORDER BY p.event_id, p.code LIMIT greatest(%(count)s - (SELECT count(*) FROM mine), 0)
    FOR UPDATE OF p {{skip}}
),
ok AS (
    SELECT ARRAY(SELECT code FROM mine WHERE nth <= %(count)s UNION ALL SELECT code FROM extra) AS places
    FROM gate, elsewhere
    WHERE (SELECT count(*) FROM mine) + (SELECT count(*) FROM extra) >= %(count)s
      AND %(count)s + elsewhere.n <= %(most)s
),{_WRITE},
done AS (
    UPDATE inventory_place p SET status = 'HELD', held_by = %(holder)s, held_until = hold.expires_at
    FROM extra, hold WHERE p.id = extra.id
),
surplus AS (
    UPDATE inventory_place p SET status = 'FREE', held_by = NULL, held_until = NULL
    FROM mine, hold WHERE p.id = mine.id AND mine.nth > %(count)s
)
SELECT id, expires_at, places, price_list_id,
       (EXISTS (SELECT FROM extra) OR EXISTS (SELECT FROM mine WHERE nth > %(count)s))::int AS changes
FROM hold
"""  # noqa: S608 - put together from constants

TICKET_RULES = """
SELECT t.code, t.takes_place, t.max_per_order FROM catalog_event e JOIN catalog_tickettype t USING (product_id)
WHERE e.id = %(event)s AND e.seating = 'GENERAL' AND e.state <> 'DRAFT'
"""

HOLD_TICKETS = _HOLD_TICKETS.format(skip="SKIP LOCKED")
HOLD_TICKETS_WAITING = _HOLD_TICKETS.format(skip="")

MAKE_SEATS = """
INSERT INTO inventory_place (event_id, code, status)
SELECT e.id, s.code, 'FREE' FROM catalog_event e JOIN fleet_seat s ON s.plan_id = e.seat_plan_id
WHERE e.id = ANY(%(events)s) AND e.seating = 'ASSIGNED' ORDER BY e.id, s.id
"""

MAKE_UNNUMBERED = """
INSERT INTO inventory_place (event_id, code, status)
SELECT e.id, 'G-' || lpad(n::text, greatest(4, length(e.capacity::text)), '0'), 'FREE'
FROM catalog_event e, generate_series(1, e.capacity::int) n
WHERE e.id = ANY(%(events)s) AND e.seating = 'GENERAL' ORDER BY e.id, n
"""

_SAILINGS = """
sailing AS MATERIALIZED (
    SELECT e.id, e.slug, e.vessel_id,
           tstzrange(e.starts_at, e.ends_at + v.turnaround_minutes * interval '1 minute') AS during
    FROM catalog_event e JOIN fleet_vessel v ON v.id = e.vessel_id WHERE e.id = ANY(%(events)s)
)"""

FIND_CLASHES = f"""
WITH {_SAILINGS}
SELECT s.slug, o.kind, coalesce(e.slug, ''), s.id, lower(o.during)
FROM sailing s JOIN inventory_vesseloccupancy o ON o.vessel_id = s.vessel_id AND o.during && s.during
LEFT JOIN catalog_event e ON e.id = o.event_id
UNION ALL
SELECT s.slug, 'SAILING', before.slug, s.id, lower(before.during)
FROM sailing s JOIN sailing before ON before.vessel_id = s.vessel_id AND before.during && s.during
     AND (lower(before.during), before.id) < (lower(s.during), s.id)
ORDER BY 4, 5
"""  # noqa: S608 - put together from constants

MAKE_OCCUPANCIES = f"""
WITH {_SAILINGS}
INSERT INTO inventory_vesseloccupancy (vessel_id, kind, during, event_id)
SELECT vessel_id, 'SAILING', during, id FROM sailing ORDER BY vessel_id, lower(during), id
"""  # noqa: S608 - put together from constants

WRITE_BOARDS = """
INSERT INTO inventory_eventboard (event_id, places_total, places_left, price_from, next_lapse_at, computed_at)
SELECT e.id, count(p.id),
       count(p.id) FILTER (WHERE p.status = 'FREE' OR p.status = 'HELD' AND p.held_until <= %(now)s),
       coalesce(given.price, old.price_from), min(p.held_until) FILTER (WHERE p.held_until > %(now)s), %(now)s
FROM unnest(%(events)s::bigint[], %(prices)s::bigint[]) AS given (event_id, price)
JOIN catalog_event e ON e.id = given.event_id
LEFT JOIN inventory_eventboard old USING (event_id)
LEFT JOIN inventory_place p ON p.event_id = e.id AND p.retired_at IS NULL
WHERE given.price IS NOT NULL OR old.price_from IS NOT NULL
GROUP BY e.id, given.price, old.price_from ORDER BY e.id
ON CONFLICT (event_id) DO UPDATE SET
    places_total = excluded.places_total, places_left = excluded.places_left, price_from = excluded.price_from,
    next_lapse_at = excluded.next_lapse_at, computed_at = excluded.computed_at
"""

FREE_CATEGORIES = """
SELECT DISTINCT p.event_id, s.category
FROM inventory_place p
JOIN catalog_event e ON e.id = p.event_id
JOIN fleet_seat s ON s.plan_id = e.seat_plan_id AND s.code = p.code
WHERE p.event_id = ANY(%(events)s) AND p.retired_at IS NULL
      AND (p.status = 'FREE' OR p.status = 'HELD' AND p.held_until <= %(now)s)
"""

END_LAPSED = """
UPDATE water_seat_locks SET ended_at = expires_at, ended_how = 'LAPSED'
WHERE id IN (
    SELECT id FROM water_seat_locks WHERE ended_at IS NULL AND expires_at <= %(now)s
    ORDER BY expires_at LIMIT %(most)s FOR UPDATE SKIP LOCKED
)
"""

TAKE_TOUCHED = """
WITH taken AS (DELETE FROM inventory_touchedevent RETURNING event_id)
SELECT event_id FROM taken UNION SELECT event_id FROM inventory_eventboard WHERE next_lapse_at <= %(now)s
"""
