"""The demo's routes: what one passes and when, minutes from departure."""

from typing import NamedTuple

from prichal.fleet import services
from prichal.fleet.models import Route
from prichal.fleet.rules import Stop, Texts


class RouteFacts(NamedTuple):
    """`begins` and `ends` are slugs of piers, so that one can prove where the vessel is."""

    name: Texts
    begins: str
    ends: str
    stops: tuple[Stop, ...]

    @property
    def minutes(self) -> int:
        return self.stops[-1].minutes


DVORTSOVAYA = Texts("Дворцовая пристань", "Palace Pier", "宫殿码头")
SENATSKAYA = Texts("Сенатская пристань", "Senate Pier", "参政院码头")
UNIVERSITETSKAYA = Texts("Университетская пристань", "University Pier", "大学码头")
FONTANKA = Texts("Причал на Фонтанке", "Fontanka Pier", "丰坦卡码头")
YELAGIN = Texts("Причал «Елагин остров»", "Yelagin Island Pier", "叶拉金岛码头")
PARK_300 = Texts("Причал «Парк 300-летия»", "Park 300 Pier", "建城三百年公园码头")
PETERHOF = Texts("Петергоф, Нижний парк", "Peterhof, Lower Park", "彼得宫城·下花园")
KRONSTADT = Texts("Кронштадт, Зимняя пристань", "Kronstadt, Winter Pier", "喀琅施塔得·冬季码头")
FORTRESS = Texts("Петропавловская крепость", "Peter and Paul Fortress", "彼得保罗要塞")
SPIT = Texts("Стрелка Васильевского острова", "Spit of Vasilyevsky Island", "瓦西里岛岬角")
SUMMER_GARDEN = Texts("Летний сад", "Summer Garden", "夏园")
SMOLNY = Texts("Смольный собор", "Smolny Cathedral", "斯莫尔尼大教堂")
NEW_HOLLAND = Texts("Новая Голландия", "New Holland Island", "新荷兰岛")
SINGERS_BRIDGE = Texts("Мойка, Певческий мост", "Moyka, Pevchesky Bridge", "莫伊卡河，歌手桥")
BOLSHEOKHTINSKY = Texts("Большеохтинский мост", "Bolsheokhtinsky Bridge", "大奥赫塔桥")
YACHT_BRIDGE = Texts("Яхтенный мост", "Yacht Bridge", "游艇桥")

ROUTES = {
    "raised-bridges": RouteFacts(
        Texts("Под разводными мостами", "Under the raised bridges", "开桥之下"),
        "senatskaya",
        "senatskaya",
        (
            Stop(SENATSKAYA, 0),
            Stop(Texts("Английская набережная в огнях", "The English Embankment in lights", "灯火中的英吉利滨河街"), 10),
            Stop(Texts("Дворцовый мост: развод в 1:10", "Palace Bridge opens at 1:10", "宫殿桥1:10开桥"), 30),
            Stop(SPIT, 38),
            Stop(Texts("Троицкий мост", "Trinity Bridge", "圣三一桥"), 50),
            Stop(Texts("Литейный мост: развод в 1:40", "Liteyny Bridge opens at 1:40", "铸造桥1:40开桥"), 60),
            Stop(SMOLNY, 78),
            Stop(FORTRESS, 98),
            Stop(SENATSKAYA, 120),
        ),
    ),
    "canals-at-night": RouteFacts(
        Texts("Ночные каналы и мосты", "Canals and bridges by night", "夜色中的运河与开桥"),
        "fontanka",
        "fontanka",
        (
            Stop(FONTANKA, 0),
            Stop(Texts("Михайловский замок в огнях", "St Michael's Castle in lights", "灯火中的米哈伊洛夫城堡"), 10),
            Stop(SUMMER_GARDEN, 16),
            Stop(FORTRESS, 30),
            Stop(Texts("Дворцовый мост: развод в 1:10", "Palace Bridge opens at 1:10", "宫殿桥1:10开桥"), 50),
            Stop(Texts("Троицкий мост", "Trinity Bridge", "圣三一桥"), 68),
            Stop(Texts("Литейный мост: развод в 1:40", "Liteyny Bridge opens at 1:40", "铸造桥1:40开桥"), 80),
            Stop(SUMMER_GARDEN, 102),
            Stop(FONTANKA, 120),
        ),
    ),
    "rivers-canals": RouteFacts(
        Texts("Фонтанка, Мойка, Нева", "Fontanka, Moyka, Neva", "丰坦卡河、莫伊卡河与涅瓦河"),
        "fontanka",
        "fontanka",
        (
            Stop(FONTANKA, 0),
            Stop(Texts("Шереметевский дворец", "Sheremetev Palace", "舍列梅捷夫宫"), 4),
            Stop(Texts("Михайловский замок", "St Michael's Castle", "米哈伊洛夫城堡"), 10),
            Stop(SUMMER_GARDEN, 16),
            Stop(Texts("Нева у Эрмитажа", "The Neva by the Hermitage", "冬宫旁的涅瓦河"), 26),
            Stop(Texts("Зимняя канавка", "Winter Canal", "冬宫运河"), 32),
            Stop(SINGERS_BRIDGE, 36),
            Stop(NEW_HOLLAND, 50),
            Stop(Texts("Крюков канал, Никольский собор", "Kryukov Canal, St Nicholas Cathedral", "克留科夫运河，圣尼古拉大教堂"), 57),
            Stop(Texts("Фонтанка, Аничков мост", "Fontanka, Anichkov Bridge", "丰坦卡河，阿尼奇科夫桥"), 72),
            Stop(FONTANKA, 75),
        ),
    ),
    "moyka-fontanka": RouteFacts(
        Texts("Мойка, Фонтанка, Нева", "Moyka, Fontanka, Neva", "莫伊卡河、丰坦卡河与涅瓦河"),
        "dvortsovaya",
        "dvortsovaya",
        (
            Stop(DVORTSOVAYA, 0),
            Stop(Texts("Зимняя канавка", "Winter Canal", "冬宫运河"), 6),
            Stop(SINGERS_BRIDGE, 10),
            Stop(Texts("Исаакиевская площадь, Синий мост", "St Isaac's Square, Blue Bridge", "圣以撒广场，蓝桥"), 18),
            Stop(NEW_HOLLAND, 26),
            Stop(Texts("Крюков канал, Никольский собор", "Kryukov Canal, St Nicholas Cathedral", "克留科夫运河，圣尼古拉大教堂"), 33),
            Stop(Texts("Фонтанка, Аничков мост", "Fontanka, Anichkov Bridge", "丰坦卡河，阿尼奇科夫桥"), 50),
            Stop(SUMMER_GARDEN, 62),
            Stop(Texts("Нева у Петропавловской крепости", "The Neva by the Fortress", "彼得保罗要塞旁的涅瓦河"), 68),
            Stop(DVORTSOVAYA, 75),
        ),
    ),
    "neva-fortress": RouteFacts(
        Texts("Парадная Нева", "The grand Neva", "涅瓦河盛景"),
        "dvortsovaya",
        "dvortsovaya",
        (
            Stop(DVORTSOVAYA, 0),
            Stop(SUMMER_GARDEN, 5),
            Stop(Texts("Крейсер «Аврора»", "The cruiser Aurora", "阿芙乐尔号巡洋舰"), 14),
            Stop(Texts("Домик Петра Первого", "Peter the Great's cabin", "彼得大帝小屋"), 20),
            Stop(FORTRESS, 28),
            Stop(SPIT, 36),
            Stop(Texts("Медный всадник", "The Bronze Horseman", "青铜骑士像"), 44),
            Stop(Texts("Эрмитаж", "The Hermitage", "艾尔米塔什博物馆"), 53),
            Stop(DVORTSOVAYA, 60),
        ),
    ),
    "neva-from-university": RouteFacts(
        Texts("Парадная Нева от Университета", "The grand Neva from the University", "从大学出发的涅瓦河盛景"),
        "universitetskaya",
        "universitetskaya",
        (
            Stop(UNIVERSITETSKAYA, 0),
            Stop(Texts("Медный всадник", "The Bronze Horseman", "青铜骑士像"), 4),
            Stop(Texts("Эрмитаж", "The Hermitage", "艾尔米塔什博物馆"), 12),
            Stop(SUMMER_GARDEN, 20),
            Stop(Texts("Крейсер «Аврора»", "The cruiser Aurora", "阿芙乐尔号巡洋舰"), 29),
            Stop(FORTRESS, 42),
            Stop(SPIT, 50),
            Stop(UNIVERSITETSKAYA, 60),
        ),
    ),
    "gulf": RouteFacts(
        Texts("К Финскому заливу", "Out to the Gulf of Finland", "驶向芬兰湾"),
        "park-300",
        "park-300",
        (
            Stop(PARK_300, 0),
            Stop(Texts("Лахта Центр с воды", "Lakhta Center from the water", "水上看拉赫塔中心"), 12),
            Stop(YACHT_BRIDGE, 25),
            Stop(Texts("Открытый залив, остановка на закате", "Open gulf, a pause at sunset", "开阔海湾，停船看日落"), 55),
            Stop(Texts("Крестовский остров", "Krestovsky Island", "十字架岛"), 76),
            Stop(PARK_300, 90),
        ),
    ),
    "northern-islands": RouteFacts(
        Texts("Вокруг Северных островов", "Around the Northern Islands", "环游北方群岛"),
        "yelagin",
        "yelagin",
        (
            Stop(YELAGIN, 0),
            Stop(Texts("Каменноостровский театр", "Kamennoostrovsky Theatre", "石岛剧院"), 10),
            Stop(Texts("Дачи Каменного острова", "Villas of Kamenny Island", "石岛别墅群"), 18),
            Stop(Texts("Каменноостровский дворец", "Kamennoostrovsky Palace", "石岛宫"), 28),
            Stop(Texts("Малая Невка, гребные клубы", "Malaya Nevka, the rowing clubs", "小涅夫卡河与赛艇俱乐部"), 40),
            Stop(Texts("Петровская коса", "Petrovskaya Spit", "彼得沙嘴"), 54),
            Stop(Texts("Стадион и Яхтенный мост", "The stadium and the Yacht Bridge", "体育场与游艇桥"), 66),
            Stop(Texts("Стрелка Елагина острова, львы", "Yelagin Spit and its lions", "叶拉金岬角石狮"), 78),
            Stop(YELAGIN, 90),
        ),
    ),
    "to-peterhof": RouteFacts(
        Texts("Петербург – Петергоф", "St Petersburg to Peterhof", "圣彼得堡—彼得宫城"),
        "dvortsovaya",
        "peterhof",
        (
            Stop(DVORTSOVAYA, 0),
            Stop(Texts("Благовещенский мост", "Blagoveshchensky Bridge", "报喜桥"), 5),
            Stop(Texts("Вантовый мост, выход в залив", "The cable-stayed bridge, out to the gulf", "斜拉桥，驶入海湾"), 13),
            Stop(Texts("Морской канал, на крыльях 65 км/ч", "The sea channel, 65 km/h on foils", "航道上水翼飞驰，时速65公里"), 20),
            Stop(PETERHOF, 40),
        ),
    ),
    "from-peterhof": RouteFacts(
        Texts("Петергоф – Петербург", "Peterhof to St Petersburg", "彼得宫城—圣彼得堡"),
        "peterhof",
        "dvortsovaya",
        (
            Stop(PETERHOF, 0),
            Stop(Texts("Морской канал, на крыльях 65 км/ч", "The sea channel, 65 km/h on foils", "航道上水翼飞驰，时速65公里"), 12),
            Stop(Texts("Вантовый мост, вход в Неву", "The cable-stayed bridge, into the Neva", "斜拉桥，驶入涅瓦河"), 28),
            Stop(Texts("Благовещенский мост", "Blagoveshchensky Bridge", "报喜桥"), 35),
            Stop(DVORTSOVAYA, 40),
        ),
    ),
    "jazz-evening": RouteFacts(
        Texts("Нева под джаз", "The Neva to jazz", "爵士涅瓦河"),
        "universitetskaya",
        "universitetskaya",
        (
            Stop(UNIVERSITETSKAYA, 0),
            Stop(Texts("Эрмитаж", "The Hermitage", "艾尔米塔什博物馆"), 12),
            Stop(Texts("Первое отделение, Петропавловская крепость", "First set, by the Fortress", "上半场，彼得保罗要塞旁"), 25),
            Stop(Texts("Смольный собор", "Smolny Cathedral", "斯莫尔尼大教堂"), 50),
            Stop(Texts("Разворот у Большеохтинского моста", "The turn at Bolsheokhtinsky Bridge", "大奥赫塔桥掉头"), 60),
            Stop(Texts("Второе отделение, Летний сад", "Second set, by the Summer Garden", "下半场，夏园旁"), 85),
            Stop(SPIT, 108),
            Stop(UNIVERSITETSKAYA, 120),
        ),
    ),
    "dinner-cruise": RouteFacts(
        Texts("Вечер от Сената до залива", "An evening from the Senate to the gulf", "从参政院到海湾的夜晚"),
        "senatskaya",
        "senatskaya",
        (
            Stop(SENATSKAYA, 0),
            Stop(Texts("Эрмитаж и Зимний дворец", "The Hermitage and Winter Palace", "冬宫与艾尔米塔什"), 12),
            Stop(FORTRESS, 25),
            Stop(SMOLNY, 45),
            Stop(BOLSHEOKHTINSKY, 53),
            Stop(Texts("Английская набережная", "The English Embankment", "英吉利滨河街"), 85),
            Stop(Texts("Севкабель Порт", "Sevkabel Port", "北方电缆港"), 103),
            Stop(Texts("Морской фасад, край залива", "The sea front, at the edge of the gulf", "海湾之滨"), 115),
            Stop(SENATSKAYA, 150),
        ),
    ),
    "kronstadt-forts": RouteFacts(
        Texts("Южные форты Кронштадта", "Kronstadt's southern forts", "喀琅施塔得南方要塞"),
        "kronstadt",
        "kronstadt",
        (
            Stop(KRONSTADT, 0),
            Stop(Texts("Форт Кроншлот", "Fort Kronshlot", "喀琅什洛特要塞"), 12),
            Stop(Texts("Форт «Пётр I»", "Fort Peter I", "彼得一世要塞"), 24),
            Stop(Texts("Форт «Император Александр I»", "Fort Emperor Alexander I", "亚历山大一世皇帝要塞"), 42),
            Stop(Texts("Форт «Павел I»", "Fort Paul I", "保罗一世要塞"), 60),
            Stop(Texts("Форт «Великий князь Константин»", "Fort Grand Duke Constantine", "康斯坦丁大公要塞"), 78),
            Stop(Texts("Форт «Граф Милютин»", "Fort Count Milyutin", "米柳京伯爵要塞"), 94),
            Stop(KRONSTADT, 120),
        ),
    ),
    "oreshek": RouteFacts(
        Texts("По Неве к Ладоге и обратно", "Up the Neva to Ladoga and back", "溯涅瓦河往返拉多加湖"),
        "dvortsovaya",
        "dvortsovaya",
        (
            Stop(DVORTSOVAYA, 0),
            Stop(SMOLNY, 20),
            Stop(Texts("Обуховский вантовый мост", "The cable-stayed Obukhovsky Bridge", "奥布霍夫斜拉桥"), 80),
            Stop(Texts("Ивановские пороги", "The Ivanovo rapids", "伊万诺沃急流"), 165),
            Stop(Texts("Крепость Орешек, 2 часа на берегу", "Oreshek fortress, two hours ashore", "奥列舍克要塞，上岸两小时"), 270),
            Stop(Texts("Отход от крепости", "Departure from the fortress", "离开要塞"), 390),
            Stop(Texts("Невский лесопарк", "Nevsky Forest Park", "涅瓦森林公园"), 500),
            Stop(DVORTSOVAYA, 570),
        ),
    ),
    "family-morning": RouteFacts(
        Texts("Каналы для своих и маленьких", "Canals for families", "亲子运河之旅"),
        "dvortsovaya",
        "dvortsovaya",
        (
            Stop(DVORTSOVAYA, 0),
            Stop(Texts("Лебяжья канавка", "Swan Canal", "天鹅运河"), 8),
            Stop(Texts("Летний сад, Чижик-Пыжик", "Summer Garden and the little siskin", "夏园与小黄雀铜像"), 15),
            Stop(Texts("Мойка, цветные мосты", "Moyka and its coloured bridges", "莫伊卡河的彩色桥"), 32),
            Stop(Texts("Зимняя канавка", "Winter Canal", "冬宫运河"), 50),
            Stop(Texts("Заяц на Заячьем острове", "The hare of Hare Island", "兔子岛上的小兔"), 60),
            Stop(DVORTSOVAYA, 75),
        ),
    ),
}  # fmt: skip


def write_routes() -> dict[str, Route]:
    """All of them, by slug."""
    return {slug: services.write_route(slug=slug, name=facts.name, stops=facts.stops) for slug, facts in ROUTES.items()}
