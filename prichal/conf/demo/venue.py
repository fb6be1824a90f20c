"""The demo's venue ashore: «Эллинг», an old boathouse on the Kryukov Canal with parterre and balcony."""

from datetime import datetime
from decimal import Decimal

from prichal.conf.demo.drawing import Kind, draw
from prichal.fleet import services
from prichal.fleet.models import Venue
from prichal.fleet.rules import Seating, Texts

SLUG = "elling"
PARTERRE = """
 |          [the stage]
 1|    p p p p p    p p p p p
 2|  p p p p p p    p p p p p p
 3|  p p p p p p    p p p p p p
 4|p p p p p p p    p p p p p p p
 5|p p p p p p p    p p p p p p p
 6|p p p p p p p    p p p p p p p
 7|  p p p p p p    p p p p p p
 8|  d c                    c d
"""
BALCONY = """
A|l l                              l l
B|l l                              l l
C|b b                              b b
D|b b   b b b b b      b b b b b   b b
E|      b b b b b      b b b b b
"""
SECTIONS = (
    draw(
        "parterre",
        Texts("Партер", "Parterre", "池座"),
        PARTERRE,
        kinds={
            "p": Kind("parterre"),
            "d": Kind("parterre", ("step-free",)),
            "c": Kind("parterre", ("companion",)),
        },
    ),
    draw(
        "balcony",
        Texts("Балкон", "Balcony", "楼座"),
        BALCONY,
        kinds={"b": Kind("balcony"), "l": Kind("balcony", ("limited-view",))},
    ),
)


def write_venue(*, now: datetime) -> Venue:
    """Its plan is drawn once: sold concerts keep theirs."""
    venue = services.write_venue(
        slug=SLUG,
        name=Texts("Зал «Эллинг»", "Elling Hall", "“船坞”音乐厅"),
        address=Texts("Наб. Крюкова канала, 2", "2 Kryukov Canal Embankment", "克留科夫运河滨河街2号"),
        directions=Texts(
            "От метро «Адмиралтейская» 20 минут пешком: через Исаакиевскую площадь к Мойке и вдоль неё вниз по течению "
            "до Крюкова канала. Кирпичный зал с воротами до воды, вход с набережной, без ступеней.",
            "A 20-minute walk from Admiralteyskaya metro: across St Isaac's Square to the Moyka and down along it to the "
            "Kryukov Canal. A brick hall with gates down to the water; the entrance is from the embankment, step-free.",
            "从“海军部”地铁站步行约20分钟：穿过圣以撒广场走到莫伊卡河，沿河下行到克留科夫运河。"
            "红砖厅堂，大门直通水面，入口在滨河街一侧，无台阶。",
        ),
        description=Texts(
            "Сто лет здесь чинили шлюпки, теперь играют музыку. Кирпичные своды держат звук без микрофонов, "
            "а в антракте открывают ворота к каналу.",
            "For a hundred years rowing boats were mended here; now there is music. The brick vaults carry the sound "
            "without microphones, and in the interval the gates to the canal are opened.",
            "一百年来这里修理小艇，如今奏响音乐。砖砌拱顶托住声音，无需话筒；幕间休息时敞开通向运河的大门。",
        ),
        latitude=Decimal("59.928900"),
        longitude=Decimal("30.292300"),
        visitor_max=160,
        seating=Seating.ASSIGNED,
        general_capacity=130,
    )
    if not venue.seat_plans.exists():
        services.publish_seat_plan(venue=venue, sections=SECTIONS, now=now)
    return venue
