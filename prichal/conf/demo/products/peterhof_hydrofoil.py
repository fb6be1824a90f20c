"""Forty minutes on hydrofoils between the city and the Lower Park, one way."""

from prichal.catalog.rules import ProductTexts
from prichal.conf.demo.products.kinds import DemoProduct, paragraphs, points
from prichal.conf.demo.products.tickets import BOARDING, DOCUMENTS, ROUGH_WATER
from prichal.fleet.rules import Texts

PETERHOF_HYDROFOIL = DemoProduct(
    slug="peterhof-hydrofoil",
    weekdays={
        "standard": {"adult": 1500, "concession": 1300, "child": 900},
        "window": {"adult": 1700, "concession": 1500, "child": 1100},
    },
    texts=ProductTexts(
        title=Texts("На «Метеоре» в Петергоф", "Hydrofoil to Peterhof", "乘“流星”号水翼船游彼得宫"),
        summary=Texts(
            "Сорок минут на подводных крыльях от городской набережной до пристани Нижнего парка, в один конец.",
            "Forty minutes on hydrofoils from the city embankment to the pier of the Lower Park, one way.",
            "乘水翼船四十分钟，从市中心河岸直达下花园码头，单程。",
        ),
        story=paragraphs(
            Texts(
                "Пётр задумал Петергоф так, чтобы гости приезжали с моря: гавань, прямой канал, в конце его каскад и "
                "над каскадом дворец. На машине и электричке попадаешь туда с чёрного хода. «Метеор» приходит к "
                "парадному.",
                "Peter the Great planned Peterhof for guests arriving by sea: a harbour, a straight canal, at its "
                "end a cascade and above the cascade a palace. By car or train you come in through the back door. "
                "The Meteor comes to the front one.",
                "彼得大帝设计彼得宫时，想的是让客人从海上来：先是港湾，再是笔直的运河，尽头是瀑布，瀑布之上是宫殿。坐"
                "汽车和火车，走的是后门；“流星”号停靠的，才是正门。",
            ),
            Texts(
                "Судно придумал Ростислав Алексеев, серию начали строить в 1961 году. На шестидесяти километрах в "
                "час корпус поднимается над водой и опирается только на крылья: тряска стихает, за окном пробегают "
                "верфи Васильевского острова и вантовый мост, и сразу открывается залив.",
                "The vessel was devised by Rostislav Alexeyev, and series building began in 1961. At sixty "
                "kilometres an hour the hull lifts out of the water and rests on its wings alone: the shaking dies "
                "away, the shipyards of Vasilyevsky Island and the cable-stayed bridge run past the window, and all "
                "at once the gulf lies open.",
                "这种船由罗斯季斯拉夫·阿列克谢耶夫设计，1961年开始成批建造。时速六十公里时，船身离开水面，只靠水翼支"
                "撑：颠簸消失，窗外掠过瓦西里岛的船厂和斜拉桥，海湾一下子展开。",
            ),
            Texts(
                "Фонтаны Петергофа работают без насосов. Вода самотёком идёт с Ропшинских высот, за двадцать с "
                "лишним километров, так устроил в 1721 году инженер Василий Туволков. «Самсон» бьёт на двадцать "
                "метров, и шум его слышен, пока идёшь от пристани вдоль канала.",
                "The fountains of Peterhof work without pumps. Water flows by its own weight from the Ropsha "
                "heights, more than twenty kilometres away, as the engineer Vasily Tuvolkov arranged it in 1721. "
                "Samson throws his jet twenty metres high, and you hear him as you walk from the pier along the "
                "canal.",
                "彼得宫的喷泉不用水泵。水从二十多公里外的罗普沙高地自流而来，这是工程师瓦西里·图沃尔科夫在1721年完成"
                "的。“参孙”喷泉的水柱高达二十米，从码头沿运河走去，一路都听得到水声。",
            ),
        ),
        included=points(
            Texts("Поездка в один конец, 40 минут", "One way, 40 minutes", "单程，40分钟"),
            Texts("Место, которое вы выбрали на схеме", "The seat you chose on the plan", "您在座位图上选定的座位"),
            Texts("Ручная кладь до 20 кг", "Hand luggage up to 20 kg", "20公斤以内随身行李"),
            Texts("Детская коляска, сложенная", "A folded stroller", "折叠婴儿车"),
        ),
        good_to_know=points(
            Texts(
                "Билет в Нижний парк покупают отдельно, касса у самой пристани. Фонтаны играют с конца апреля до "
                "середины октября.",
                "The ticket to the Lower Park is sold apart, at the pier itself. The fountains play from late April "
                "to mid-October.",
                "下花园门票另购，售票处就在码头。喷泉开放时间为4月下旬至10月中旬。",
            ),
            Texts(
                "Это билет в одну сторону: обратный рейс выберите сразу, к вечеру места кончаются.",
                "This ticket is one way: choose your return at once, by evening the seats run out.",
                "本票为单程：请同时选好回程，傍晚的座位卖得快。",
            ),
            BOARDING,
            ROUGH_WATER,
            DOCUMENTS,
        ),
        image_alt=Texts(
            "«Метеор» идёт на крыльях по заливу, вдали каскады и дворец Петергофа",
            "A Meteor riding on its hydrofoils across the gulf, the cascades and palace of Peterhof far off",
            "“流星”号水翼船在海湾上飞驰，远处是彼得宫的瀑布和宫殿",
        ),
    ),
)
