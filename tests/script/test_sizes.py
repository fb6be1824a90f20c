import pytest

from script import sizes


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    for folder in ("prichal/orders", "prichal/orders/migrations", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def complaints():
    return [complaint for file in sizes.sources() for complaint in sizes.too_long(file)]


def test_a_file_and_a_function_may_be_exactly_as_long_as_allowed(tree):
    (tree / "prichal/style.css").write_text("\n" * 500)
    (tree / "tests/test_it.py").write_text("def test_it():\n" + "    pass\n" * 59)
    assert complaints() == []


def test_one_line_more_is_too_long(tree):
    (tree / "prichal/style.css").write_text("\n" * 501)
    (tree / "tests/test_it.py").write_text("\nasync def test_it():\n" + "    pass\n" * 60)
    assert complaints() == [
        "prichal/style.css: 501 lines, at most 500",
        "tests/test_it.py:2: test_it has 61 lines, at most 60",
    ]


def test_migrations_and_texts_may_be_long(tree):
    (tree / "prichal/orders/migrations/0001_initial.py").write_text("\n" * 501)
    (tree / "prichal/orders/README.md").write_text("\n" * 501)
    assert complaints() == []
