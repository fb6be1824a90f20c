"""Lines say what happened to which request, and nothing about whom."""

import io
import json
import logging
import logging.config

import pytest

from prichal.kernel import logs


@pytest.fixture
def said():
    """A logger that writes as the process does, into a text of its own: (logger, read lines)."""
    config = logs.logging_config("INFO")
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.config.DictConfigurator(config).configure_formatter(config["formatters"]["json"]))
    logger = logging.Logger("prichal.x")
    logger.addHandler(handler)
    return logger, lambda: [json.loads(line) for line in text.getvalue().splitlines()]


def test_a_line_is_one_json_object_with_the_id_of_its_request(said):
    logger, lines = said
    with logs.traced("a1b2"):
        logger.warning("order %s paid", "7K3M")
    (line,) = lines()
    assert (line["event"], line["trace"], line["level"], line["logger"]) == (
        "order 7K3M paid",
        "a1b2",
        "warning",
        "prichal.x",
    )


def test_an_exception_stays_one_line_and_is_masked_too(said):
    logger, lines = said
    try:
        raise ValueError("no mailbox anna@example.com")
    except ValueError:
        logger.exception("mail failed")
    (line,) = lines()
    assert "ValueError: no mailbox a…@…" in line["exception"]
    assert "anna@" not in json.dumps(line)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("mail to anna.ilyina@example.com refused", "mail to a…@… refused"),
        ("call +7 (921) 123-45-67 now", "call …67 now"),
        ("call 89211234567", "call …67"),
        ("card 5555 5555 5555 4444", "card …"),
        ("GET /orders/7K3M?token=abcdef&x=1", "GET /orders/7K3M?token=…&x=1"),
        ("payment 22e12f66-000f-5000-8000-18db351245c7", "payment 22e12f66-000f-5000-8000-18db351245c7"),
        ("order 7K3M9QXW2D, 1200.00, 2026-06-12T22:30:00", "order 7K3M9QXW2D, 1200.00, 2026-06-12T22:30:00"),
    ],
)
def test_what_is_personal_is_masked_and_the_rest_stays(said, written):
    assert logs.masked(said) == written


@pytest.mark.parametrize("name", ["password", "access_token", "sessionId", "contact_email", "Authorization", "phone"])
def test_values_under_telling_names_are_hidden(name):
    assert logs.mask_event(None, "info", {name: "anything"}) == {name: "…"}


def test_ids_are_nested_and_come_back():
    assert logs.current_trace() == ""
    with logs.traced() as outer:
        with logs.traced("inner"):
            assert logs.current_trace() == "inner"
        assert logs.current_trace() == outer
    assert logs.current_trace() == ""
