"""Two hours on the Neva under the raised bridges."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import DOCUMENTS
from prichal.fleet.rules import Texts

NIGHT_BRIDGES = DemoProduct(
    slug="night-bridges",
    weekdays={"": {"adult": 1900, "concession": 1600, "child": 1200}},
    texts=ProductTexts(
        title=Texts("Ночь разводных мостов", "Night of the Raised Bridges", "开桥之夜"),
        summary=Texts(
            "Два часа на ночной Неве: у Дворцового моста ждём развода, потом идём под Троицкий и Литейный.",
            "Two hours on the Neva at night: we wait for the Palace Bridge to open, then sail beneath the Trinity "
            "and the Liteyny.",
            "夜游涅瓦河两小时：先在宫殿桥前等待开桥，再从圣三一桥和铸造桥下驶过。",
        ),
        story=paragraphs(
            Texts(
                "Во втором часу ночи машины останавливаются перед шлагбаумами, и река переходит к кораблям. У "
                "Дворцового моста суда собираются заранее и на малом ходу держатся против течения. Потом огни "
                "посередине вздрагивают, два крыла по семьсот тонн отрываются друг от друга, и между ними встаёт "
                "шпиль Петропавловского собора.",
                "Soon after one in the morning the cars stop at the barriers and the river passes to the ships. By "
                "the Palace Bridge boats gather early and hold themselves, engines slow, against the current. Then "
                "the lights in the middle tremble, two wings of seven hundred tonnes each come apart, and between "
                "them stands the spire of the Peter and Paul Cathedral.",
                "凌晨一点过后，汽车停在栏杆前，涅瓦河归船只所有。船早早聚到宫殿桥前，低速顶着水流停在那里。随后桥心的"
                "灯光微微一颤，两扇各重七百吨的桥翼慢慢分开，彼得保罗大教堂的尖顶正好立在中间。",
            ),
            Texts(
                "Дальше Троицкий мост, у которого поднимается один пролёт, у левого берега, и Литейный. Под Литейным "
                "самое глубокое место Невы, двадцать четыре метра, а его крыло тяжелее всех невских: больше трёх "
                "тысяч тонн. В 1879 году здесь зажгли электрические фонари, первые на мостах города.",
                "Next come the Trinity Bridge, where a single span lifts by the left bank, and the Liteyny. Beneath "
                "the Liteyny the Neva is at its deepest, twenty-four metres, and its wing is the heaviest on the "
                "river: more than three thousand tonnes. In 1879 electric lamps were lit here, the first on any "
                "bridge in the city.",
                "接着是圣三一桥，它只在左岸一侧升起一孔；再往前是铸造桥。桥下是涅瓦河最深处，水深二十四米，它的桥翼也"
                "是涅瓦河上最重的，超过三千吨。1879年，这里点亮了全城桥梁上的第一批电灯。",
            ),
            Texts(
                "Гид говорит негромко и с паузами: ночью хочется слушать, как плещет под бортом и как на Стрелке "
                "кто-то играет на трубе. В июне темно не бывает вовсе, в сентябре вода чёрная и вся в огнях. Хороши "
                "и та, и другая ночь, только разные.",
                "The guide speaks softly and leaves pauses: at night one wants to hear the water under the hull, and "
                "somebody on the Spit playing a trumpet. In June it never grows dark at all; in September the water "
                "is black and full of lights. Both nights are good, only different.",
                "导游讲得轻，也懂得停顿：夜里更想听船舷下的水声，还有岬角上不知谁吹起的小号。六月整夜不黑，九月河水漆"
                "黑，满是灯影。两种夜色都好，只是不同。",
            ),
        ),
        included=points(
            Texts(
                "Два часа на Неве и под разводными мостами",
                "Two hours on the Neva and under the raised bridges",
                "涅瓦河与开桥夜游，两小时",
            ),
            Texts("Рассказ гида на русском", "A live guide in Russian", "俄语导游现场讲解"),
            Texts(
                "Рассказ в наушниках на английском и китайском",
                "The story in your earphones in English and Chinese",
                "英语和中文耳机讲解",
            ),
            Texts("Плед", "A blanket", "一条毛毯"),
            Texts("Стакан горячего чая", "A glass of hot tea", "一杯热茶"),
        ),
        good_to_know=points(
            Texts(
                "Посадка начинается за 15 минут до отправления и заканчивается за 5. Опоздавших не ждём: мосты разводят "
                "по часам.",
                "Boarding begins 15 minutes before departure and closes 5 minutes before it. We cannot wait for "
                "latecomers: the bridges keep to the clock.",
                "开船前15分钟开始登船，开船前5分钟停止登船，过时不候：大桥准点打开。",
            ),
            Texts(
                "Ночью на воде на пять-семь градусов холоднее, чем в городе: шапка пригодится и в июле.",
                "At night the river is five to seven degrees colder than the city: a hat is welcome even in July.",
                "夜里河上比城里低五到七度，七月也用得上帽子。",
            ),
            Texts(
                "Когда вернёмся, мосты ещё будут разведены: решите заранее, на каком берегу ночуете.",
                "When we return the bridges will still be up: decide beforehand on which bank you sleep.",
                "返航时大桥仍未合拢：请提前想好今晚住在哪一岸。",
            ),
            Texts(
                "В буфете чай, кофе и пироги, оплата на месте.",
                "Tea, coffee and pies at the bar, paid on board.",
                "船上小卖部有茶、咖啡和馅饼，现场付款。",
            ),
            DOCUMENTS,
        ),
        image_alt=Texts(
            "Разведённый Дворцовый мост над ночной Невой, между крыльями шпиль Петропавловского собора",
            "The raised Palace Bridge over the Neva at night, the spire of the Peter and Paul Cathedral between its "
            "wings",
            "夜色中涅瓦河上升起的宫殿桥，桥翼之间是彼得保罗大教堂的尖顶",
        ),
    ),
)
