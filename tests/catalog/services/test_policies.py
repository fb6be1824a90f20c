"""Refund policies."""

import pytest
from django.db import transaction

from prichal.catalog import services
from prichal.catalog.models import RefundPolicy
from prichal.catalog.rules import RefundBasis, Returned
from prichal.fleet.rules import Texts
from prichal.kernel.errors import Invalid

pytestmark = pytest.mark.django_db
TITLE = Texts("Правила", "Rules", "规则")


def test_the_owners_policy_gives_all_back_until_a_day_before_and_is_made_once():
    policy = services.owners_policy()
    assert services.owners_policy() == policy
    assert policy.returned() == [Returned(hours_before=24, percent=100)]


def test_a_policy_is_made_once_and_changed_after_with_all_its_steps():
    carriage = [Returned(0, 100), Returned(-3, 50)]
    services.write_refund_policy(slug="river", title=TITLE, steps=[Returned(24, 100)])
    policy = services.write_refund_policy(slug="river", title=TITLE, steps=carriage, basis=RefundBasis.CARRIAGE)
    assert list(RefundPolicy.objects.values_list("slug", "title_en", "basis")) == [("river", "Rules", "CARRIAGE")]
    assert policy.returned() == carriage


@pytest.mark.parametrize("steps", [[], [Returned(24, 50)], [Returned(24, 50), Returned(0, 100)]])
def test_a_policy_without_a_full_refund_or_that_rewards_waiting_is_refused(steps):
    with pytest.raises(Invalid) as refusal, transaction.atomic():
        services.write_refund_policy(slug="odd", title=TITLE, steps=steps)
    assert [error.field for error in refusal.value.errors] == ["steps"]
    assert not RefundPolicy.objects.exists()
