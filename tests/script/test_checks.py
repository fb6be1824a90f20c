import sys

from script.checks import Outcome, check, show


def run(code):
    outcome = check([sys.executable, "-c", code], {})
    return outcome.passed, outcome.output


def test_a_check_passes_or_fails_by_its_exit_code_and_keeps_what_it_said():
    assert run("print('fine')") == (True, "fine")
    assert run("import sys; sys.stderr.write('a.py:1 is wrong'); sys.exit(1)") == (False, "a.py:1 is wrong")


def test_only_failed_checks_show_their_output(capsys):
    assert show("lint", Outcome(True, 0.12, "fine")) is True
    assert show("types", Outcome(False, 3.4, "a.py:1 is wrong")) is False
    assert capsys.readouterr().out == "ok     lint            0.1 s\nFAILED types           3.4 s\na.py:1 is wrong\n"
