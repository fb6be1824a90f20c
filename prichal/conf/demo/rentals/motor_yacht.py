"""A motor yacht for eleven."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import paragraphs, points
from prichal.conf.demo.rentals.facts import DemoRental
from prichal.conf.demo.rentals.said import LIFE_JACKETS, QUIET_AFTER_TEN, STORM
from prichal.fleet.rules import Texts

MOTOR_YACHT = DemoRental(
    slug="motor-yacht",
    vessel="strelka",
    vessel_name=Texts("«Стрелка»", "Strelka", "“岬角”号"),
    vessel_description=Texts(
        "Моторная яхта длиной тринадцать метров. Внизу салон с большими окнами, кухня и каюта, наверху открытая палуба "
        "с диванами и столом. Есть туалет и отопление.",
        "A motor yacht, thirteen metres long. Below, a saloon with large windows, a galley and a cabin; above, an open "
        "deck with sofas and a table. There is a toilet, and heating.",
        "机动游艇，长十三米。下层是大窗客舱、厨房和卧舱，上层露天甲板有沙发和桌子。配有卫生间和暖气。",
    ),
    passenger_max=11,
    pier="senatskaya",
    guests=11,
    minimum_hours=2,
    maximum_hours=10,
    notice_hours=12,
    hour=16000,
    texts=ProductTexts(
        title=Texts("Моторная яхта «Стрелка»", "Strelka, a motor yacht", "机动游艇“岬角”号"),
        summary=Texts(
            "Тёплый салон, открытая палуба наверху и одиннадцать гостей: вся Нева, от Смольного до залива.",
            "A warm saloon, an open deck above and room for eleven: the whole Neva, from Smolny to the gulf.",
            "温暖的客舱，敞亮的上层甲板，可乘十一人：从斯莫尔尼到海湾，整条涅瓦河。",
        ),
        story=paragraphs(
            Texts(
                "Десять минут от Сенатской, и за Дворцовым мостом река расходится надвое. Посередине Стрелка "
                "Васильевского острова: Биржа с белыми колоннами и два красных маяка. Маяками ростральные колонны "
                "служили до 1885 года, теперь огонь на них зажигают по праздникам, и смотреть на него лучше с воды.",
                "Ten minutes from the Senate Pier, beyond the Palace Bridge, the river parts in two. In the middle "
                "lies the Spit of Vasilyevsky Island: the Exchange with its white columns and two red lighthouses. "
                "The Rostral Columns guided ships until 1885; now their fires are lit on holidays, and the best place "
                "to watch them is the water.",
                "从参政院码头出发十分钟，过了宫殿桥，河水一分为二。中间是瓦西里岛岬角：白色柱廊的交易所和两座红色灯塔。"
                "海神柱在1885年以前一直是灯塔，如今逢节日才点火，最好的观赏处就在水上。",
            ),
            Texts(
                "На верхней палубе диваны, стол и второй штурвал, так что с капитаном можно разговаривать. Внизу тепло "
                "в любую погоду. На кухне есть плита и холодильник, а в каюте, проверено, засыпают дети.",
                "On the upper deck there are sofas, a table and a second wheel, so you can talk with the captain. "
                "Below it is warm in any weather. The galley has a stove and a fridge, and in the cabin children fall "
                "asleep: this has been tried.",
                "上层甲板有沙发、桌子和另一个舵轮，可以和船长聊天。下层什么天气都暖和。厨房有炉灶和冰箱，而卧舱呢，"
                "孩子一躺下就睡着，屡试不爽。",
            ),
            Texts(
                "За два часа доходим до Смольного собора и возвращаемся мимо «Авроры» и крепости. За три успеваем к "
                "заливу, под вантовый мост, и домой, когда закат уже за кормой.",
                "In two hours we reach Smolny Cathedral and come back past the cruiser Aurora and the fortress. Three "
                "are enough for the gulf, under the cable-stayed bridge, and home with the sunset astern.",
                "两小时可以到斯莫尔尼大教堂，再经过“阿芙乐尔”号和要塞返回。三小时还能开到海湾，从斜拉桥下穿过，"
                "在船尾的晚霞里回家。",
            ),
        ),
        included=points(
            Texts("Капитан, матрос и топливо", "The captain, a deckhand and the fuel", "船长、水手和燃油"),
            Texts("Посуда, лёд, чай и кофе", "Tableware, ice, tea and coffee", "餐具、冰块、茶和咖啡"),
            Texts("Пледы", "Blankets", "毛毯"),
            Texts("Музыка с вашего телефона", "Music from your phone", "可连接您的手机播放音乐"),
            LIFE_JACKETS,
        ),
        good_to_know=points(
            Texts(
                "Еду и напитки привозите свои, а если нужен повар, скажите за два дня.",
                "Bring your own food and drinks; if you need a cook, tell us two days ahead.",
                "餐食酒水请自带；需要厨师，请提前两天告知。",
            ),
            Texts(
                "Пока мосты разведены, середина Невы отдана большим судам: ночной маршрут обсудите с капитаном заранее.",
                "While the bridges are up the middle of the Neva belongs to the big ships: talk a night route over with "
                "the captain beforehand.",
                "开桥期间，涅瓦河中央让给大船：夜航路线请事先与船长商量。",
            ),
            Texts("По палубе ходят в мягкой обуви.", "Soft shoes on deck, please.", "甲板上请穿软底鞋。"),
            QUIET_AFTER_TEN,
            STORM,
        ),
        image_alt=Texts(
            "Белая моторная яхта вечером у Стрелки Васильевского острова, на ростральных колоннах горят факелы",
            "A white motor yacht in the evening by the Spit of Vasilyevsky Island, torches burning on the Rostral Columns",
            "傍晚瓦西里岛岬角旁的白色机动游艇，海神柱上火炬燃烧",
        ),
    ),
)
