from uuid import UUID

from prichal.inventory.rules import holder_of


def test_a_holder_is_the_same_for_every_face_and_tells_nothing_of_the_session():
    assert holder_of("shop", "anna-session-0001") == holder_of("shop", "anna-session-0001")
    assert holder_of("shop", "anna-session-0001") == UUID("0e6c6f94-838c-72b0-ca37-076a2339e045")
    assert holder_of("api", "anna-session-0001") != holder_of("shop", "anna-session-0001")
