import pytest

from benchmarks.__main__ import main
from benchmarks.openload import Timing
from benchmarks.report import HEAD, Result, Row


def test_alone_it_lists_what_can_be_measured(capsys):
    assert main([]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["page", "catalog", "publish", "buy", "front"]


@pytest.mark.parametrize("words", [["pages"], ["page", "buy"]])
def test_an_unknown_name_is_refused_with_the_known_ones(capsys, words):
    assert main(words) == 2
    known = "page, catalog, publish, buy, front"
    assert capsys.readouterr().err == f"prichal: no such measurement: {' '.join(words)}. There are: {known}.\n"


def test_a_result_is_a_table_and_one_json_object():
    timing = Timing(400.0, latencies=[0.001, 0.002], lags=[0.0])
    rows = [Row("home page", 3000.4, timing), Row("constant", 4000)]
    assert str(Result("page", rows, {"ratio": 0.75, "aim": 0.6})).splitlines() == [
        HEAD,
        "home page                    3000      2.0      2.0      2.0   400/s",
        "constant                     4000",
        "ratio 0.75, aim ≥ 0.6",
        '{"bench": "page", "ratio": 0.75, "aim": 0.6}',
    ]


def test_a_result_may_have_words_of_its_own():
    result = Result("publish", ["3 sailings"], {"seconds": 1.5}, head="", summary="1.5 s")
    assert str(result).splitlines() == ["3 sailings", "1.5 s", '{"bench": "publish", "seconds": 1.5}']
