"""What goes back to a customer who gives up."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from prichal.catalog.models import RefundPolicy, RefundStep
from prichal.catalog.rules import OWNERS_REFUND, RefundBasis, Returned
from prichal.fleet.rules import Texts
from prichal.kernel.errors import FieldError, Invalid
from prichal.kernel.tx import operation

OWNERS_POLICY = "full-until-a-day-before"
OWNERS_TITLE = Texts("Полный возврат за сутки", "Full refund until a day before", "开始前一天可全额退款")


@operation
def write_refund_policy(
    *, slug: str, title: Texts, steps: Sequence[Returned], basis: str = RefundBasis.OWN
) -> RefundPolicy:
    """Make or change a policy; what is already ordered keeps what it was promised.

    Raises Invalid without a step of 100 %, or where waiting would bring more money back.
    """
    in_order = sorted(steps, key=lambda step: -step.hours_before)
    if not any(step.percent == 100 for step in steps):
        raise Invalid([FieldError("steps", _("Укажите, до какого часа возвращаются все деньги."))])
    if [step.percent for step in in_order] != sorted((step.percent for step in steps), reverse=True):
        raise Invalid([FieldError("steps", _("Чем ближе начало, тем меньше возвращается: проверьте порядок."))])
    facts = {**title.columns("title"), "basis": basis}
    policy, _made = RefundPolicy.objects.update_or_create(slug=slug, defaults=facts)
    policy.steps.all().delete()
    RefundStep.objects.bulk_create(
        RefundStep(policy=policy, hours_before=step.hours_before, percent=step.percent) for step in in_order
    )
    return policy


@operation
def owners_policy() -> RefundPolicy:
    """The one every product begins with: all until 24 hours before the start, nothing after. Made where it is not."""
    policy = RefundPolicy.objects.filter(slug=OWNERS_POLICY).first()
    return policy or write_refund_policy(slug=OWNERS_POLICY, title=OWNERS_TITLE, steps=OWNERS_REFUND)
