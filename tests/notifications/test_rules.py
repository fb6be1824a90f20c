from datetime import timedelta

from prichal.conf.env import Env
from prichal.notifications.rules import LEASE, is_refusal


def test_only_5xx_means_never():
    assert [code for code in (250, 421, 451, 499, 500, 550, 599) if is_refusal(code)] == [500, 550, 599]


def test_the_try_after_a_crash_finds_the_mail_free():
    assert timedelta(seconds=Env.model_fields["redeliver_seconds"].default) > LEASE
