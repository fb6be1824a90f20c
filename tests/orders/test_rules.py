"""What is known of where an order came from."""

import pytest

from prichal.orders.rules import Attribution, device_of


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "phone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", "phone"),
        ("Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537.36 Chrome/142.0 Safari/537.36", "tablet"),
        ("Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 YaBrowser/26.1", "desktop"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0", "desktop"),
        ("Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", ""),
        ("python-httpx/0.28", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_by_the_browsers_name_of_itself(user_agent, device):
    assert device_of(user_agent) == device


def test_the_campaign_is_the_latest_one():
    came = Attribution(first_utm={"utm_campaign": "spring"}, last_utm={"utm_campaign": "autumn"})
    assert (came.campaign, Attribution().campaign) == ("autumn", "")
