import pytest

from embedded.errors import CannotStart
from embedded.plan import Plan, Step
from embedded.steps import Preparation, fingerprint
from tests.embedded.small_shop import python


@pytest.fixture
def prepare(folder):
    """Runs lanes of steps and gives the lines they wrote into one file, in order."""
    diary = folder / "diary"

    def run(*lanes):
        plan = Plan(folder, {"DIARY": str(diary)}, [], [*lanes], [], ready_port=0, banner="", root=folder)
        Preparation(plan).run(lambda: None)
        return diary.read_text().split() if diary.exists() else []

    return run


def step(label, made_from=()):
    code = "import os, sys; print(sys.argv[1], file=open(os.environ['DIARY'], 'a'))"
    return Step(label, python(code, label), made_from=made_from)


def test_the_steps_of_a_lane_follow_each_other(prepare):
    assert prepare([step("one"), step("two"), step("three")]) == ["one", "two", "three"]


def test_lanes_run_side_by_side(prepare, folder):
    waits = "import os, time\nwhile not os.path.exists('sign'): time.sleep(0.01)"
    sets = "open('sign', 'w')"
    prepare([Step("waits", python(waits))], [Step("sets", python(sets))])
    assert (folder / "sign").exists()


def test_a_step_runs_again_only_when_what_it_is_made_from_has_changed(prepare, folder):
    source = folder / "sources"
    source.mkdir()
    lane = [step("always"), step("words", made_from=(source,))]
    assert prepare(lane) == ["always", "words"]
    assert prepare(lane) == ["always", "words", "always"]
    (source / "ru.po").touch()
    assert prepare(lane) == ["always", "words", "always", "always", "words"]


def test_a_step_that_failed_runs_again(prepare, folder):
    broken = Step("words", python("print('Error: no disk'); raise SystemExit(1)"), made_from=(folder / "sources",))
    with pytest.raises(CannotStart) as refused:
        prepare([broken])
    assert str(refused.value) == (f"Preparing the words failed: Error: no disk (see {folder}/logs/words.log)")
    assert prepare([step("words", made_from=broken.made_from)]) == ["words"]


def test_a_step_that_tells_shows_what_it_writes_this_time_and_no_other_does(prepare, folder, capsys):
    (folder / "logs/season.log").write_text("yesterday\n")
    (folder / "logs/quiet.log").write_text("")
    prepare(
        [Step("season", python("print('1 of 2'); print('2 of 2')"), tells=True), Step("quiet", python("print('no')"))]
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["  1 of 2", "  2 of 2"]
    assert [line.split()[0] for line in lines[2:]] == ["season", "quiet"]


def test_a_step_shows_whole_lines_while_it_is_under_way(folder, capsys):
    code = "import time; print('1 of 2', flush=True); print('half', end='', flush=True); time.sleep(60)"
    plan = Plan(folder, {}, [], [[Step("season", python(code), tells=True)]], [], 0, "", root=folder)
    seen = []

    class Stop(Exception):
        pass

    def breathe():
        seen.append(capsys.readouterr().out)
        if "".join(seen) == "  1 of 2\n" and (folder / "logs/season.log").read_text().endswith("half"):
            raise Stop

    with pytest.raises(Stop):
        Preparation(plan).run(breathe)


def test_an_interruption_ends_what_is_under_way(folder):
    plan = Plan(folder, {}, [], [[Step("long", python("import time; time.sleep(60)"))]], [], 0, "", root=folder)

    class Stop(Exception):
        pass

    def breathe():
        raise Stop

    with pytest.raises(Stop):
        Preparation(plan).run(breathe)


def test_a_fingerprint_sees_files_come_go_and_change(tmp_path):
    seen = [fingerprint([tmp_path, tmp_path / "single"])]
    for change in (
        lambda: (tmp_path / "new").write_text("a"),
        lambda: (tmp_path / "new").write_text("ab"),
        lambda: (tmp_path / "new").rename(tmp_path / "other"),
        lambda: (tmp_path / "other").unlink(),
    ):
        change()
        seen.append(fingerprint([tmp_path, tmp_path / "single"]))
    assert (len(set(seen)), seen[0]) == (4, seen[-1])


def test_compiled_python_does_not_count(tmp_path):
    before = fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/module.pyc").touch()
    assert fingerprint([tmp_path]) == before
