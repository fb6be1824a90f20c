import gzip
import threading

import brotli

from prichal.conf.pagestore import OVERHEAD, Page, PageStore

BODY = "Вечер на воде. ".encode() * 100


def page(body=BODY, *, begun=0.0):
    return Page.of(body, {"Content-Type": "text/html"}, begun=begun)


def kept(store, key, one):
    store.board(key)
    store.land(key, one)


def test_a_page_is_packed_once_and_unpacks_to_itself():
    one = page()
    (zipped, _), (brotlied, _), (plain, _) = (one.sent(encoding) for encoding in ("gzip", "br", ""))
    assert gzip.decompress(zipped) == brotli.decompress(brotlied) == plain == BODY
    assert one.sent("gzip") is one.sent("gzip")
    assert len(zipped) + len(brotlied) < len(BODY)


def test_its_headers_say_how_it_is_packed():
    _, headers = page().sent("br")
    assert (headers["Content-Encoding"], headers["Content-Type"], headers["ETag"]) == ("br", "text/html", page().etag)
    assert "Content-Encoding" not in page().sent("")[1]


def test_a_tiny_page_is_not_packed():
    body, headers = page(b"{}").sent("gzip")
    assert (body, headers["Content-Length"], "Content-Encoding" in headers) == (b"{}", "2", False)


def test_a_page_is_named_by_what_it_says():
    assert page(begun=1).etag == page(begun=2).etag != page(b"other").etag
    assert page().etag.startswith('W/"')


def test_a_page_begun_too_early_is_not_given():
    store = PageStore(most_bytes=100_000)
    kept(store, "home", page(begun=10.0))
    assert store.get("home", since=10.0) is not None
    assert store.get("home", since=10.1) is None
    assert store.get("events", since=0.0) is None


def test_the_longest_unused_pages_leave_when_all_weigh_too_much():
    weight = 2 * len(BODY) + OVERHEAD
    store = PageStore(most_bytes=2 * weight)
    for key in ("a", "b"):
        kept(store, key, page())
    store.get("a", since=0.0)
    kept(store, "c", page())
    assert [store.get(key, since=0.0) is not None for key in "abc"] == [True, False, True]
    assert store.weight == 2 * weight


def test_a_page_made_anew_takes_the_place_of_the_former():
    store = PageStore(most_bytes=100_000)
    kept(store, "a", page(b"x" * 1000))
    kept(store, "a", page(b"y"))
    assert store.weight == 2 + OVERHEAD


def test_a_page_heavier_than_everything_is_not_kept():
    store = PageStore(most_bytes=1000)
    kept(store, "a", page())
    assert (store.get("a", since=0.0), store.weight) == (None, 0)


def test_of_many_who_come_at_once_one_makes_and_the_others_get_what_it_made():
    store, made = PageStore(most_bytes=100_000), page()
    _, ours = store.board("home")
    others = [store.board("home") for _ in range(3)]
    assert (ours, [mine for _, mine in others]) == (True, [False, False, False])
    got = []
    waiting = [threading.Thread(target=lambda flight=flight: got.append(flight.wait(5))) for flight, _ in others]
    for thread in waiting:
        thread.start()
    store.land("home", made)
    for thread in waiting:
        thread.join()
    assert got == [made, made, made]


def test_a_failed_making_keeps_nothing_and_the_next_asker_makes_again():
    store = PageStore(most_bytes=100_000)
    flight, _ = store.board("home")
    store.land("home", None)
    assert (flight.wait(0), store.get("home", since=0.0)) == (None, None)
    assert store.board("home")[1] is True
