"""A morning on the small rivers for families, with age bands of its own."""

from prichal.catalog.rules import ProductTexts, TicketTypeFacts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import ADULT, BOARDING, DOCUMENTS
from prichal.fleet.rules import Texts

GRANDPARENT = TicketTypeFacts(
    "concession",
    Texts("Бабушка, дедушка или студент", "Grandparent or student", "祖父母或学生"),
    Texts(
        "пенсионеры и студенты, с документом",
        "pensioners and students, with a document",
        "退休人员和学生，须出示证件",
    ),
    age_from=14,
    requires_document=True,
)
EXPLORER = TicketTypeFacts(
    "child",
    Texts("Детский", "Child", "儿童"),
    Texts("от 3 до 13 лет, со своим местом", "3 to 13, with a seat", "3至13岁，占座"),
    age_from=3,
    age_to=13,
)
BABY = TicketTypeFacts(
    "infant",
    Texts("Малыш на коленях", "Infant on a lap", "怀抱幼儿"),
    Texts("до 2 лет включительно, без отдельного места", "up to 2, no seat of their own", "2岁及以下，不占座"),
    takes_place=False,
    age_to=2,
)
FAMILY_MORNING = DemoProduct(
    slug="family-morning",
    tickets=(ADULT, GRANDPARENT, EXPLORER, BABY),
    weekdays={"": {"adult": 950, "concession": 850, "child": 650}},
    weekend_percent=120,
    texts=ProductTexts(
        title=Texts("Семейное утро", "Family Morning", "亲子早晨"),
        summary=Texts(
            "Час с четвертью на маленьком катере для тех, кто ещё не ходит в школу, и тех, кто уже умеет считать "
            "львов.",
            "An hour and a quarter on a small boat for those not yet at school, and those who can already count lions.",
            "乘小船一小时十五分：送给还没上学的孩子，和已经会数狮子的孩子。",
        ),
        story=paragraphs(
            Texts(
                "На берегах здесь живёт целый зверинец: львы, кони, орлы, бронзовый заяц и один чижик. Гид раздаёт "
                "карты и карандаши, и дальше все смотрят в оба. Кто заметил первым, кричит; взрослым подсказывать "
                "нельзя.",
                "A whole menagerie lives on these banks: lions, horses, eagles, a bronze hare and one siskin. The "
                "guide hands out maps and pencils, and from then on everybody keeps their eyes open. Whoever sees "
                "one first shouts; grown-ups may not prompt.",
                "岸上住着一整座动物园：狮子、骏马、鹰、一只铜兔和一只小黄雀。导游发下地图和铅笔，接下来大家都睁大眼"
                "睛。谁先看到谁就喊出来，大人不许提示。",
            ),
            Texts(
                "Чижик-Пыжик сидит там, где Мойка выходит из Фонтанки. Ростом он одиннадцать сантиметров, прилетел в "
                "1994 году, и с тех пор его семь раз уносили и семь раз возвращали. Монетка должна остаться у его "
                "лапок, тогда желание сбудется. С воды кидать ближе, чем с набережной.",
                "Chizhik-Pyzhik, the siskin, sits where the Moyka leaves the Fontanka. He is eleven centimetres "
                "tall, flew in in 1994, and since then has been carried off seven times and brought back seven "
                "times. Your coin must stay by his feet, then the wish comes true. From the water the throw is "
                "shorter than from the embankment.",
                "小黄雀“奇日克-佩日克”蹲在莫伊卡河从丰坦卡河分出的地方。它只有十一厘米高，1994年飞来这里，此后被偷走"
                "七次，又回来七次。硬币要停在它脚边，愿望才会实现。从水上扔，比从岸上近。",
            ),
            Texts(
                "Потом протискиваемся под цветными мостами и выходим на Неву, где ветер, волна и чайки, которые "
                "летят вровень с бортом. На свае у Заячьего острова стоит заяц: он спасся от наводнения. Перед "
                "причалом каждый, кто хочет, один раз бьёт в судовой колокол.",
                "Then we squeeze under the coloured bridges and come out onto the Neva, where there are wind, waves "
                "and gulls flying level with the rail. On a pile by Hare Island stands a hare: he escaped the flood. "
                "Before we moor, everyone who wishes strikes the ship's bell once.",
                "接着我们从彩色的桥下钻过，驶进涅瓦河：那里有风，有浪，还有与船舷齐飞的海鸥。兔子岛边的木桩上站着一只"
                "兔子，它从洪水里逃了出来。靠岸前，想敲的人都可以敲一下船钟。",
            ),
        ),
        included=points(
            Texts(
                "Прогулка по рекам и Неве, 1 час 15 минут",
                "A cruise on the small rivers and the Neva, 1 hour 15 minutes",
                "小河与涅瓦河游览，1小时15分钟",
            ),
            Texts("Карта зверинца и карандаш", "A map of the menagerie and a pencil", "动物地图和铅笔"),
            Texts("Спасательный жилет по росту", "A life jacket of the right size", "合身的儿童救生衣"),
            Texts("Морс и печенье", "A berry drink and biscuits", "浆果饮料和饼干"),
            Texts("Удар в судовой колокол", "One stroke of the ship's bell", "敲一下船钟"),
        ),
        good_to_know=points(
            BOARDING,
            Texts(
                "Коляску складываем у входа, поможем поднять. Туалет на борту есть, тесный.",
                "Strollers are folded by the entrance, we help you lift them. There is a toilet on board, a tight one.",
                "婴儿车折叠放在入口，我们帮忙搬抬。船上有洗手间，比较窄。",
            ),
            Texts(
                "На палубе дети до семи лет в жилетах, даже если не хочется.",
                "On deck children under seven wear life jackets, even if they would rather not.",
                "七岁以下儿童在甲板上须穿救生衣，不想穿也得穿。",
            ),
            Texts(
                "На Неве ветер: нужны шапка и куртка, солнце тоже печёт сильнее.",
                "The Neva is windy: bring a hat and a jacket; the sun is stronger here too.",
                "涅瓦河上风大，请带帽子和外套，日晒也更强。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Маленький катер у набережной, дети машут чайкам, на уступе стены Чижик-Пыжик",
            "A small boat by the embankment, children waving to gulls, Chizhik-Pyzhik on a ledge of the wall",
            "小船靠近河岸，孩子们向海鸥挥手，石墙的凸台上蹲着小黄雀",
        ),
    ),
)
