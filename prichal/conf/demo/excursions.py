"""What the demo sells: one seller, three excursions, their tickets and prices, in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from prichal.catalog import services
from prichal.catalog.models import PriceList, Product, Seller
from prichal.catalog.rules import ProductTexts, Requisites, TicketTypeFacts
from prichal.fleet.rules import Texts
from prichal.kernel.money import Money

VAT_RATES = (
    (0, date(2019, 1, 1), None),
    (5, date(2025, 1, 1), None),
    (7, date(2025, 1, 1), None),
    (10, date(2019, 1, 1), None),
    (20, date(2019, 1, 1), date(2026, 1, 1)),
    (22, date(2026, 1, 1), None),
)
REQUISITES = Requisites(
    name="ООО «Причал»",
    inn="7700000009",
    kpp="770001001",
    ogrn="1267700000006",
    legal_address="199034, Санкт-Петербург, Университетская наб., д. 1, помещ. 1-Н",
    bank="ПАО Сбербанк, г. Москва",
    bik="044525225",
    account="40702810200000000001",
    correspondent_account="30101810400000000225",
    phone="+7 812 000-00-00",
    email="hello@prichal.example",
    offer_number="1-2026",
    offer_on=date(2026, 11, 1),
)
HOURS = Texts("ежедневно с 9:00 до 23:00", "daily, 9 am to 11 pm", "每天 9:00–23:00")
TICKET_TYPES = (
    TicketTypeFacts("adult", Texts("Взрослый", "Adult", "成人"), Texts("от 14 лет", "14 and over", "14岁及以上"), age_from=14),
    TicketTypeFacts(
        "child",
        Texts("Детский", "Child", "儿童"),
        Texts("от 7 до 13 лет", "7 to 13", "7至13岁"),
        age_from=7,
        age_to=13,
    ),
    TicketTypeFacts(
        "infant",
        Texts("Малыш на коленях", "Infant on a lap", "怀抱幼儿"),
        Texts("до 6 лет, без отдельного места", "up to 6, no seat of their own", "6岁及以下，不占座"),
        takes_place=False,
        age_to=6,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Excursion:
    """One product of the demo; prices in roubles by (ticket type, seat category)."""

    slug: str
    image: str
    texts: ProductTexts
    roubles: Mapping[tuple[str, str], int]
    age_mark: int = 0


NIGHT_BRIDGES = Excursion(
    slug="night-bridges",
    image="ui/scenes/night-bridges.svg",
    roubles={("adult", ""): 1900, ("child", ""): 1200, ("infant", ""): 0},
    age_mark=6,
    texts=ProductTexts(
        title=Texts("Ночь разводных мостов", "Night of the Raised Bridges", "开桥之夜"),
        summary=Texts(
            "Два часа на ночной Неве: мосты поднимаются прямо над палубой.",
            "Two hours on the Neva at night: the bridges rise right above the deck.",
            "在夜色中的涅瓦河上航行两小时，大桥就在甲板上方缓缓升起。",
        ),
        story=Texts(
            "После полуночи Нева меняет хозяев: машины останавливаются, и город ждёт кораблей. Мы "
            "подходим к Дворцовому "
            "мосту к самому разводу, глушим двигатель и смотрим снизу, как тысячетонные крылья уходят в "
            "небо.\n\n"
            "Потом идём мимо Стрелки и Петропавловской крепости к Троицкому и Литейному мостам. Гид "
            "рассказывает негромко "
            "и по делу, а между рассказами слышно только воду и музыку с набережных.\n\n"
            "Одевайтесь теплее, чем днём: на воде ночью свежо. Пледы и горячий чай есть на борту.",
            "After midnight the Neva changes hands: the cars stop and the city waits for the ships. We "
            "reach the Palace "
            "Bridge just as it opens, cut the engine and watch from below as its thousand-tonne wings "
            "lift into the sky.\n\n"
            "Then we pass the Spit and the Peter and Paul Fortress towards the Trinity and Liteyny "
            "bridges. The guide speaks "
            "softly and to the point; in between you hear only the water and the music from the "
            "embankments.\n\n"
            "Dress warmer than by day: nights on the river are fresh. Blankets and hot tea are on board.",
            "午夜过后，涅瓦河换了主人：车流停下，整座城市等待船只通过。我们恰好在开桥时分抵达宫殿桥，"
            "关掉引擎，从桥下仰望"
            "上千吨的桥翼升向夜空。\n\n"
            "随后驶过瓦西里岛岬角和彼得保罗要塞，前往圣三一桥与铸造桥。讲解轻声而简洁，"
            "其余时间只听得见水声和岸边的音乐。\n\n"
            "请比白天多穿一件：夜里河上较凉。船上备有毛毯和热茶。",
        ),
        included=Texts(
            "Прогулка под разводными мостами, 2 часа\nЖивой рассказ гида\nПлед на открытой палубе\nЧашка горячего чая",
            "A two-hour cruise under the raised bridges\nA live guide\nA blanket on the open deck\nA cup of hot tea",
            "两小时开桥夜游\n导游现场讲解\n露天甲板毛毯\n一杯热茶",
        ),
        image_alt=Texts(
            "Разведённый Дворцовый мост над ночной Невой, между крыльями шпиль Петропавловского собора",
            "The raised Palace Bridge over the Neva at night, the spire of the Peter and Paul Cathedral "
            "between its wings",
            "夜色中涅瓦河上升起的宫殿桥，桥翼之间是彼得保罗大教堂的尖顶",
        ),
    ),
)
RIVERS_CANALS = Excursion(
    slug="rivers-canals",
    image="ui/scenes/rivers-canals.svg",
    roubles={("adult", ""): 1200, ("child", ""): 800, ("infant", ""): 0},
    texts=ProductTexts(
        title=Texts("Реки и каналы", "Rivers and Canals", "河流与运河"),
        summary=Texts(
            "Весь парадный Петербург за час с четвертью, с воды и без толпы.",
            "All of grand Saint Petersburg in an hour and a quarter, from the water and without the crowds.",
            "一小时十五分，从水上饱览圣彼得堡的华美，远离人潮。",
        ),
        story=Texts(
            "Петербург строили так, чтобы на него смотрели с воды. Фасады, решётки и спуски обращены к "
            "рекам, и отсюда, "
            "с низкой палубы, видно то, чего не замечаешь с тротуара.\n\n"
            "Идём по Фонтанке под Аничковым мостом, вдоль Летнего сада, выходим на простор Невы у Эрмитажа и "
            "возвращаемся "
            "по Мойке мимо Новой Голландии. Двадцать мостов, под некоторыми хочется пригнуться.\n\n"
            "Хорошее начало знакомства с городом: сразу понятно, куда потом идти пешком.",
            "Saint Petersburg was built to be seen from the water. Façades, railings and steps all face "
            "the rivers, and from "
            "a low deck you notice what the pavement hides.\n\n"
            "We follow the Fontanka under the Anichkov Bridge and past the Summer Garden, come out onto the "
            "wide Neva by the "
            "Hermitage and return along the Moyka past New Holland. Twenty bridges; under some you will "
            "want to duck.\n\n"
            "A fine first meeting with the city: afterwards you know where to walk.",
            "圣彼得堡生来就是要从水上欣赏的：建筑立面、栏杆和台阶都朝向河流，坐在低矮的甲板上，"
            "能看到人行道上看不到的细节。\n\n"
            "我们沿丰坦卡河穿过阿尼奇科夫桥、经过夏园，在冬宫旁驶入开阔的涅瓦河，再沿莫伊卡河经新荷兰岛返回。"
            "途经二十座桥，有几座低得让人想弯腰。\n\n"
            "这是认识这座城市的好开始：下船后就知道该往哪里走。",
        ),
        included=Texts(
            "Прогулка по рекам и каналам, 1 час 15 минут\nРассказ гида на русском\nАудиогид на "
            "английском и китайском\nПлед",
            "A cruise along rivers and canals, 1 hour 15 minutes\nA guide in Russian\n"
            "An audio guide in English and Chinese\nA blanket",
            "1小时15分钟河流与运河之旅\n俄语导游讲解\n英语和中文语音导览\n毛毯",
        ),
        image_alt=Texts(
            "Прогулочный теплоход подходит к мосту через канал, по берегам светлые фасады",
            "A sightseeing boat nearing a bridge over a canal, pale façades along both banks",
            "游船驶近运河上的小桥，两岸是浅色的建筑立面",
        ),
    ),
)
GULF_SUNSET = Excursion(
    slug="gulf-sunset",
    image="ui/scenes/gulf-sunset.svg",
    roubles={
        ("adult", "standard"): 1800,
        ("adult", "window"): 2200,
        ("adult", "premium"): 3200,
        ("child", "standard"): 1200,
        ("child", "window"): 1500,
        ("child", "premium"): 2400,
        ("infant", ""): 0,
    },
    texts=ProductTexts(
        title=Texts("Закат над заливом", "Sunset over the Gulf", "海湾日落"),
        summary=Texts(
            "Полтора часа до открытого горизонта и обратно, со своим местом у воды.",
            "An hour and a half to the open horizon and back, with a seat of your own by the water.",
            "一个半小时驶向开阔的海平线再返回，临水座位为你保留。",
        ),
        story=Texts(
            "В городе закат прячется за крышами, а здесь ему некуда деться: вода, небо и тонкая линия "
            "между ними. "
            "Мы выходим мимо Лахта Центра под Яхтенным мостом туда, где берега почти не видно.\n\n"
            "Посреди залива останавливаемся. Капитан ставит судно так, чтобы солнце садилось прямо по носу, "
            "и минут десять никто ничего не говорит.\n\n"
            "Места по билетам: выберите окно в салоне или кресло на верхней палубе, и оно точно будет вашим.",
            "In the city the sunset hides behind the roofs; here it has nowhere to go: water, sky and a "
            "thin line between "
            "them. We pass Lakhta Center and the Yacht Bridge and head to where the shore all but "
            "disappears.\n\n"
            "In the middle of the gulf we stop. The captain turns the boat so that the sun goes down "
            "right over the bow, "
            "and for ten minutes nobody says a word.\n\n"
            "Seats are reserved: choose a window in the saloon or an armchair on the upper deck, and it "
            "is yours.",
            "在城里，夕阳躲在屋顶后面；在这里它无处可藏：只有水、天空，和中间一条细线。"
            "我们驶过拉赫塔中心和游艇桥，"
            "去到几乎看不见岸的地方。\n\n"
            "在海湾中央停船。船长把船头对准落日，接下来的十分钟里，没有人说话。\n\n"
            "对号入座：选客舱靠窗的位置，或上层甲板的软椅，它就一定是你的。",
        ),
        included=Texts(
            "Выход в Финский залив, 1,5 часа\nВыбранное место\nПлед на верхней палубе\nЛимонад или чай",
            "A 1.5-hour trip into the Gulf of Finland\nThe seat you chose\nA blanket on the upper "
            "deck\nLemonade or tea",
            "1.5小时芬兰湾之旅\n你选定的座位\n上层甲板毛毯\n柠檬水或茶",
        ),
        image_alt=Texts(
            "Яхта на тихой воде залива, солнце садится за горизонт",
            "A boat on the calm water of the gulf as the sun sets beyond the horizon",
            "平静海湾上的游船，太阳正落向海平线",
        ),
    ),
)
EXCURSIONS = (NIGHT_BRIDGES, RIVERS_CANALS, GULF_SUNSET)


def write_seller() -> Seller:
    """Also the VAT rates of the law, with their days."""
    for rate, valid_from, valid_to in VAT_RATES:
        services.write_vat_rate(rate=rate, valid_from=valid_from, valid_to=valid_to)
    return services.write_seller(slug="prichal", requisites=REQUISITES, hours=HOURS)


def write_excursion(excursion: Excursion, *, seller: Seller, position: int) -> tuple[Product, PriceList]:
    """The product with its tickets; its prices only where it has none yet."""
    product = services.write_product(
        slug=excursion.slug,
        seller=seller,
        texts=excursion.texts,
        image=excursion.image,
        age_mark=excursion.age_mark,
        position=position,
    )
    services.write_ticket_types(product=product, types=TICKET_TYPES)
    prices = {key: Money(roubles * 100) for key, roubles in excursion.roubles.items()}
    latest = product.price_lists.order_by("-version").first()
    return product, latest or services.publish_price_list(product=product, prices=prices)
