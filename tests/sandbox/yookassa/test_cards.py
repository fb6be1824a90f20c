import pytest

from sandbox.yookassa.cards import CARDS, Card
from tests.sandbox.box import SandboxBox
from tests.sandbox.till import Till


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_test_card_does_what_it_is_for(card: Card, till: Till, box: SandboxBox):
    id = till.create()["id"]

    box.pay(id, card=card.number)

    payment = till.payment(id)
    assert payment["payment_method"]["card"]["last4"] == card.number[-4:]
    assert payment["payment_method"]["card"]["card_type"] == card.brand
    assert payment["authorization_details"]["three_d_secure"]["applied"] is card.secured
    if card.reason:
        assert payment["status"] == "canceled"
        assert payment["cancellation_details"] == {"party": card.party, "reason": card.reason}
        assert (payment["paid"], payment["refundable"]) == (False, False)
    else:
        assert payment["status"] == "succeeded"


def test_there_are_as_many_cards_as_the_test_shop_has():
    assert len(CARDS) == 3 + 3 + 5 + 13 * 3
