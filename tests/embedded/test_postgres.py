import os
import re
import signal
from pathlib import Path

import psycopg
import pytest

from embedded.errors import CannotStart
from embedded.postgres import Postgres

QUICK = {"fsync": "off"}


@pytest.fixture
def postgres(folder, started):
    server = Postgres(folder, folder / "logs/postgres.log", QUICK)
    started.append(server)
    server.start()
    return server


def again(server, started):
    """The same data, as a new run of the supervisor sees them."""
    second = Postgres(server.folder, server.log, server.settings)
    started.append(second)
    second.start()
    return second


def ask(server, statement, database="postgres"):
    with psycopg.connect(server.url(database), autocommit=True) as connection:
        cursor = connection.execute(statement)
        row = cursor.fetchone() if cursor.description else None
        return row and row[0]


def stop(server):
    server.process.send_signal(server.farewell)
    return server.process.wait(10)


def test_it_leaves_at_once_even_when_somebody_is_connected(postgres):
    with psycopg.connect(postgres.url("postgres")):
        assert stop(postgres) == 0


def test_rows_outlive_a_kill_of_the_server_even_while_it_is_a_zombie(postgres, started):
    ask(postgres, "CREATE TABLE kept AS SELECT 7 AS number")
    postgres.process.send_signal(signal.SIGKILL)  # and nobody waits for it yet
    second = again(postgres, started)
    assert ask(second, "SELECT number FROM kept") == 7


def test_a_server_that_an_earlier_run_left_is_ended_first(postgres, started):
    second = again(postgres, started)
    assert postgres.process.wait(10) == 0
    assert ask(second, "SELECT 1") == 1


def test_a_number_that_now_belongs_to_another_process_is_no_obstacle(postgres, started):
    pid_file = postgres.data / "postmaster.pid"
    said = pid_file.read_text()
    postgres.process.kill()
    postgres.process.wait()
    pid_file.write_text(re.sub(r"\A\d+", str(os.getpid()), said))
    assert ask(again(postgres, started), "SELECT 1") == 1


def test_its_data_never_belong_to_root_and_nobody_else_may_look_in(postgres):
    status = postgres.data.stat()
    assert (status.st_uid == 0, status.st_mode & 0o777) == (False, 0o700)


def test_russian_words_fold(postgres):
    assert ask(postgres, "SELECT lower('ПРИЧАЛ') = 'причал' AND 'Ёж' ILIKE 'ёЖ'") is True


def test_a_database_is_made_once_and_then_kept(postgres):
    postgres.create_database("shop")
    ask(postgres, "CREATE TABLE kept AS SELECT 7 AS number", "shop")
    postgres.create_database("shop")
    assert ask(postgres, "SELECT number FROM kept", "shop") == 7


def test_a_deep_folder_with_an_odd_name_works(folder, started):
    deep = folder / ("Мои документы, и ещё?" * 4)
    deep.mkdir()
    server = Postgres(deep, folder / "logs/postgres.log", QUICK)
    started.append(server)
    server.start()
    assert ask(server, "SELECT 1") == 1


def test_an_interrupted_making_of_the_data_is_begun_anew(folder, started):
    (folder / "postgres.new").mkdir()
    (folder / "postgres.new/PG_VERSION").write_text("18\n")
    server = Postgres(folder, folder / "logs/postgres.log", QUICK)
    started.append(server)
    server.start()
    assert not (folder / "postgres.new").exists()


def refusal(folder: Path) -> str:
    with pytest.raises(CannotStart) as refused:
        Postgres(folder, folder / "logs/postgres.log").start()
    return str(refused.value)


def test_data_of_another_version_are_refused(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres/PG_VERSION").write_text("15\n")
    assert refusal(folder) == (
        f"{folder}/postgres was made by PostgreSQL 15 and this is 18: "
        "move the data over with pg_dump and pg_restore, or choose another --data-dir."
    )


def test_a_folder_without_data_is_refused(folder):
    (folder / "postgres").mkdir()
    assert refusal(folder) == (
        f"{folder}/postgres holds no PostgreSQL data: restore a backup, or choose another --data-dir."
    )


def test_damaged_data_are_refused_with_the_servers_own_reason(postgres):
    stop(postgres)
    (postgres.data / "global/pg_control").unlink()
    log = postgres.log
    assert refusal(postgres.folder) == (
        f"PostgreSQL did not start on {postgres.data}: postgres: could not find the database system "
        f'Expected to find it in the directory "{postgres.data}", '
        f'but could not open file "{postgres.data}/global/pg_control": No such file or directory '
        f"(see {log}; restore a backup, or choose another --data-dir)"
    )
