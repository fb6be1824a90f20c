import signal
import time

import pytest

from embedded.children import end, last_words, launch, leashed
from tests.embedded.processes import lives
from tests.embedded.small_shop import python

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("", "it said nothing"),
        ("one\n two \n\n", "two"),
        ("Traceback:\nTypeError: no such type\nbye\n", "TypeError: no such type"),
        (
            "django.core.exceptions.ImproperlyConfigured: SECRET_KEY\n[INFO] bye\n",
            "django.core.exceptions.ImproperlyConfigured: SECRET_KEY",
        ),
        ("Ошибка\n" * 5000 + "последняя строка\n", "последняя строка"),
        ("x" * 400, "x" * 300),
    ],
)
def test_the_last_words_are_the_exception_or_the_last_line(tmp_path, log, words):
    (tmp_path / "log").write_text(log)
    assert last_words(tmp_path / "log") == words


def test_a_log_that_was_never_begun_says_nothing(tmp_path):
    assert last_words(tmp_path / "log") == "it said nothing"


def test_a_child_that_will_not_leave_is_killed_in_time(tmp_path):
    log = tmp_path / "log"
    child = launch(python(STUBBORN), log=log, env={})
    while not log.read_text():
        time.sleep(0.01)
    begun = time.monotonic()
    end([child], signal.SIGTERM, within=0.2)
    assert (child.returncode, time.monotonic() - begun < 2) == (-signal.SIGKILL, True)


def test_a_child_follows_its_parent_even_when_that_is_killed(tmp_path):
    child = leashed(python("import time; time.sleep(60)"), signal.SIGTERM)
    parent = python(f"import subprocess; print(subprocess.Popen({child}).pid, flush=True); import time; time.sleep(60)")
    process = launch(parent, log=tmp_path / "log", env={})
    while not (pid := (tmp_path / "log").read_text()):
        time.sleep(0.01)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 5
    while lives(int(pid)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
