import psycopg
import redis

from embedded.redis import Redis
from embedded.servers import addresses, running, servers_for


def test_both_servers_run_for_a_while_and_leave_nothing(folder):
    with running(folder) as found:
        database = found["DATABASE_URL"].replace("/prichal?", "/postgres?")
        with psycopg.connect(database) as connection, redis.from_url(found["REDIS_URL"]) as client:
            assert (connection.execute("SHOW fsync").fetchone(), client.ping()) == (("off",), True)
    assert [*folder.glob("run/*/*")] == []


def test_a_given_database_is_used_instead_of_an_embedded_one(folder):
    given = {"DATABASE_URL": "postgresql://elsewhere/prichal"}
    (server,) = servers_for(folder, given)
    assert isinstance(server, Redis)
    assert addresses([server], given) == {
        "DATABASE_URL": "postgresql://elsewhere/prichal",
        "REDIS_URL": server.url(),
        "BROKER_URL": server.broker_url(),
    }


def test_redis_runs_as_long_as_one_of_its_two_tasks_is_its_own(folder):
    broker = {"BROKER_URL": "amqp://elsewhere"}
    assert [server.name for server in servers_for(folder, broker)] == ["PostgreSQL", "Redis"]
    both = {**broker, "REDIS_URL": "redis://elsewhere"}
    assert [server.name for server in servers_for(folder, both)] == ["PostgreSQL"]
