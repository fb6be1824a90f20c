import redis

from embedded.redis import Redis


def start(folder, started, **options):
    server = Redis(folder, folder / "redis.log", **options)
    started.append(server)
    server.start()
    return server


def talk_to(server):
    return redis.Redis(unix_socket_path=str(server.socket), db=1)


def test_the_queue_outlives_a_kill(folder, started):
    server = start(folder, started)
    with talk_to(server) as client:
        client.rpush("queue", *range(1000))
    server.process.kill()
    server.process.wait()
    with talk_to(start(folder, started)) as client:
        assert client.llen("queue") == 1000


def test_full_memory_refuses_new_work_instead_of_dropping_old(folder, started):
    with talk_to(start(folder, started)) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_a_deep_folder_with_an_odd_name_works(folder, started):
    deep = folder / ("Мои документы, и ещё?" * 4)
    deep.mkdir()
    with talk_to(start(deep, started)) as client:
        assert client.ping() is True


def test_cache_and_queue_never_share_a_database(folder):
    server = Redis(folder, folder / "redis.log")
    assert (server.url(), server.broker_url()) == (
        f"unix://{server.socket}?db=0",
        f"redis+socket://{server.socket}?virtual_host=1",
    )
