"""Ticket types that several products share, and what is said of papers and boarding everywhere."""

from prichal.catalog.rules import TicketTypeFacts
from prichal.fleet.rules import Texts

ADULT = TicketTypeFacts(
    "adult",
    Texts("Взрослый", "Adult", "成人"),
    Texts("от 14 лет", "14 and over", "14岁及以上"),
    age_from=14,
)
CONCESSION = TicketTypeFacts(
    "concession",
    Texts("Льготный", "Concession", "优惠票"),
    Texts(
        "студенты и пенсионеры, с документом",
        "students and pensioners, with a document",
        "学生和退休人员，须出示证件",
    ),
    age_from=14,
    requires_document=True,
)
CHILD = TicketTypeFacts(
    "child",
    Texts("Детский", "Child", "儿童"),
    Texts("от 7 до 13 лет", "7 to 13", "7至13岁"),
    age_from=7,
    age_to=13,
)
INFANT = TicketTypeFacts(
    "infant",
    Texts("Малыш на коленях", "Infant on a lap", "怀抱幼儿"),
    Texts("до 6 лет включительно, без отдельного места", "up to 6, no seat of their own", "6岁及以下，不占座"),
    takes_place=False,
    age_to=6,
)
USUAL = (ADULT, CONCESSION, CHILD, INFANT)

LISTENER = TicketTypeFacts(  # where music is loud, or the hall is quiet: nobody under six
    "child",
    Texts("Детский", "Child", "儿童"),
    Texts("от 6 до 13 лет", "6 to 13", "6至13岁"),
    age_from=6,
    age_to=13,
)
LISTENERS = (ADULT, CONCESSION, LISTENER)

DOCUMENTS = Texts(
    "По льготному билету возьмите студенческий или пенсионное удостоверение: их спросят при входе.",
    "With a concession ticket bring a student card or a pension certificate: it is checked at the entrance.",
    "持优惠票请携带学生证或退休证，入场时查验。",
)
BOARDING = Texts(
    "Посадка начинается за 15 минут до отправления и заканчивается за 5 минут до него.",
    "Boarding begins 15 minutes before departure and closes 5 minutes before it.",
    "开船前15分钟开始登船，开船前5分钟停止登船。",
)
STROLLER = Texts(
    "Коляска едет бесплатно, сложенной, у входа в салон; поднять её по трапу поможет матрос.",
    "A stroller travels free, folded, by the saloon door; a deckhand helps you carry it up the gangway.",
    "婴儿车免费携带，折叠后放在客舱门口，水手会帮您抬上跳板。",
)
ROUGH_WATER = Texts(
    "В шторм не выходим: позвоним, перенесём или вернём деньги полностью.",
    "We do not sail in a storm: we call you, and move the trip or return the whole price.",
    "遇大风浪不开航：我们会致电通知，改期或全额退款。",
)
