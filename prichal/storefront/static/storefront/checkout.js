// Checkout helped along: the total follows the chosen tickets, fields are checked on leaving, time is extended in place.
import { checkOnLeaving } from "./check-field.js";
import { keepTyped } from "./keep-typed.js";
import { markForm } from "../ui/js/marks.js";
import { rouble } from "./rouble.js";

export function checkout(form) {
  const choices = [...form.querySelectorAll("[data-choice]")];

  const recount = () => {
    if (!choices.length) return;
    const kopecks = choices.reduce((sum, choice) => sum + Number((choice.selectedOptions?.[0] ?? choice).dataset.price ?? 0), 0);
    form.querySelector("[data-expected]").value = String(kopecks);
    for (const sum of form.querySelectorAll("[data-total]")) sum.textContent = rouble(kopecks);
    const vat = form.querySelector("[data-vat]");
    if (vat) vat.hidden = String(kopecks) !== form.dataset.quoted; // the VAT of another sum is not known here
  };

  for (const choice of choices) choice.addEventListener("change", recount);
  window.addEventListener("pageshow", recount); // a browser may have brought back the tickets chosen before
  window.history.replaceState(null, "", window.location.href); // coming back to a form with mistakes sends it not again
  extendInPlace(form);
  keepTyped(form, ["fullName", "email", "phone"]);
  checkOnLeaving(form);
  markForm(form);
}

// The extension is sent alone, so that a half-typed form stays as it is.
function extendInPlace(form) {
  const clock = form.querySelector(".countdown");
  const button = clock?.querySelector("button[value=extend]");
  if (!button) return;
  button.type = "button";
  button.addEventListener("click", async () => {
    const body = new FormData(form);
    body.set("action", "extend");
    button.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(window.location.href, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!response.headers.get("Content-Type")?.includes("json")) return window.location.replace(window.location.href); // nothing is held any more
      const answer = await response.json();
      clock.dispatchEvent(new CustomEvent("countdown:set", { detail: answer }));
      clock.querySelector("[data-while] .countdown__left").textContent = answer.until;
      clock.querySelector("[data-say]").textContent = answer.say;
    } catch {
      clock.querySelector("[data-say]").textContent = form.dataset.silent;
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
