"""A mahogany boat for four."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import CAPTAIN_AND_FUEL, LIFE_JACKETS, STORM
from prichal.fleet.rules import Texts

RETRO_BOAT = DemoRental(
    slug="retro-boat",
    vessel="sfinks",
    vessel_name=Texts("«Сфинкс»", "Sfinks", "“斯芬克斯”号"),
    vessel_description=Texts(
        "Открытый катер красного дерева, шесть с половиной метров. Два дивана из светлой кожи, низкое ветровое стекло, "
        "мотор под крышкой на корме.",
        "An open mahogany boat, six and a half metres long. Two sofas in pale leather, a low windscreen, the engine "
        "under a hatch at the stern.",
        "敞篷红木快艇，长六米半。两排浅色皮座，低矮的挡风玻璃，发动机藏在船尾盖板下。",
    ),
    passenger_max=5,
    pier="universitetskaya",
    guests=4,
    minimum_hours=1,
    maximum_hours=5,
    notice_hours=6,
    hour=9000,
    texts=ProductTexts(
        title=Texts("Катер красного дерева «Сфинкс»", "Sfinks, a mahogany boat", "红木快艇“斯芬克斯”号"),
        summary=Texts(
            "Четыре места, низкий борт и лак, в котором отражаются набережные. На час или на целый вечер вдвоём.",
            "Four seats, low sides and varnish that mirrors the embankments. For an hour, or a whole evening for two.",
            "四个座位，低矮的船舷，漆面映着两岸。租上一小时，或者两个人的整个晚上。",
        ),
        story=paragraphs(
            Texts(
                "На таких катерах в тридцатые годы катались по озёрам: длинный нос, низкое стекло, кожаные диваны. "
                "«Сфинкс» построен по старым чертежам. Доски красного дерева покрыты двенадцатью слоями лака, а мотор "
                "новый и негромкий, можно разговаривать.",
                "In the thirties people went out on lakes in boats like this: a long bow, a low windscreen, leather "
                "sofas. Sfinks was built from the old drawings. Her mahogany planks carry twelve coats of varnish, "
                "while the engine is new and quiet enough to talk.",
                "三十年代，人们就是坐这样的快艇在湖上兜风：长长的船头，低矮的玻璃，皮面座椅。“斯芬克斯”号照老图纸建造，"
                "红木板上了十二道漆，发动机却是新的，声音不大，不妨碍说话。",
            ),
            Texts(
                "Встречаемся на Университетской набережной, немного не доходя до тёзок. Сфинксам у Академии художеств "
                "около трёх с половиной тысяч лет: их вырубили для храма Аменхотепа Третьего в Фивах, а в 1832 году "
                "они приплыли в Петербург. Они смотрят друг на друга, и лучше всего это видно с реки.",
                "We meet on University Embankment, a little short of her namesakes. The sphinxes by the Academy of "
                "Arts are some three and a half thousand years old: they were carved for the temple of Amenhotep the "
                "Third in Thebes and came to Saint Petersburg by sea in 1832. They gaze at each other, and the river "
                "is the best place to see it.",
                "我们在大学滨河街碰头，离它的同名者不远。美术学院门前的那对狮身人面像约有三千五百岁，原为底比斯的阿蒙霍特普"
                "三世神庙所刻，1832年乘船来到彼得堡。它们彼此相望，从河上看得最清楚。",
            ),
            Texts(
                "По Неве катер идёт резво, и ветер в лицо настоящий. В каналы входим тихо: спешить там нельзя, да и не "
                "хочется. Если собираетесь сделать предложение, шепните капитану заранее. Он знает, где встать, чтобы "
                "за вами был закат и ни одного теплохода.",
                "On the Neva she runs briskly, and the wind in your face is real. We enter the canals softly: one may "
                "not hurry there, nor does one want to. If you mean to propose, whisper it to the captain "
                "beforehand. He knows where to stop so that the sunset is behind you and no other boat is.",
                "到了涅瓦河上，快艇跑得轻快，迎面的风真真切切。进运河就放轻脚步：那里不许快，也舍不得快。如果打算求婚，"
                "请事先悄悄告诉船长：他知道停在哪里，能让您身后只有落日，没有别的船。",
            ),
        ),
        included=points(
            CAPTAIN_AND_FUEL,
            Texts("Пледы и очки от ветра", "Blankets and goggles against the wind", "毛毯和防风镜"),
            Texts("Ведёрко со льдом и четыре бокала", "An ice bucket and four glasses", "冰桶和四只酒杯"),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Каблуки лак не прощает: на борту дадим мягкие тапочки.",
                "Varnish does not forgive heels: we have soft slippers on board.",
                "漆面怕高跟鞋：船上备有软底拖鞋。",
            ),
            Texts(
                "На Неве бывают брызги: возьмите куртку.",
                "The Neva can splash: bring a jacket.",
                "涅瓦河上会有浪花：请带件外套。",
            ),
            Texts("Детей берём с семи лет.", "Children from the age of seven.", "七岁以上儿童可乘坐。"),
            STORM,
        ),
        image_alt=Texts(
            "Катер красного дерева у гранитного спуска со сфинксами, позади Академия художеств",
            "A mahogany boat by the granite steps with the sphinxes, the Academy of Arts behind them",
            "红木快艇驶过立着狮身人面像的花岗岩台阶，背后是美术学院",
        ),
    ),
)
