import { bind } from "../ui/js/bind.js";
import { checkout } from "./checkout.js";
import { orderWait } from "./order-wait.js";
import { seats } from "./seats.js";
import { tickets } from "./tickets.js";

bind({ checkout, "order-wait": orderWait, seats, tickets });
