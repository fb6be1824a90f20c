import { bind } from "./bind.js";
import { countdown } from "./countdown.js";
import { dialog } from "./dialog.js";
import { dismiss } from "./dismiss.js";
import { focusErrors } from "./focus-errors.js";
import { rememberMarks } from "./marks.js";
import { once } from "./once.js";
import { stepper } from "./stepper.js";

const behaviours = { countdown, dialog, dismiss, once, stepper, "focus-errors": focusErrors };

rememberMarks();
bind(behaviours);
document.addEventListener("htmx:load", (event) => bind(behaviours, event.target.parentElement ?? document));
