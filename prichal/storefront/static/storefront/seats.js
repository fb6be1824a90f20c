// One selection model for list, plan and "choose for us": every choice is a button of one form,
// the server answers with all states, and both drawings show what it said.
import { bind } from "../ui/js/bind.js";
import { countdown } from "../ui/js/countdown.js";
import { seatLive } from "./seat-live.js";
import { seatPlan } from "./seat-plan.js";
import { send } from "./send.js";

export function seats(form) {
  const words = form.dataset;
  const drawn = [...form.querySelectorAll("[data-seat]")];
  const of = (code) => drawn.filter((element) => element.dataset.seat === code);
  const polite = form.querySelector("[data-polite]");
  const refusal = document.querySelector("[data-refusal]");
  let busy = false;

  const show = (code, state) => {
    for (const element of of(code)) {
      if (element.dataset.state === state) continue;
      element.dataset.state = state;
      element.setAttribute("aria-label", `${element.dataset.name}, ${words[state]}`);
      element.querySelector("use").setAttribute("href", `#${element.dataset.mark ?? "mark"}-${state}`);
      if (element.localName !== "button") {
        element.setAttribute("aria-selected", String(state === "selected"));
        continue;
      }
      element.setAttribute("aria-pressed", String(state === "selected"));
      element.name = state === "selected" ? "unlock" : "lock";
      element.disabled = state !== "free" && state !== "selected";
    }
  };

  const refuse = (text) => {
    if (!text) return refusal.replaceChildren();
    const note = document.createElement("div");
    note.className = "notice notice--error";
    note.setAttribute("role", "alert");
    note.textContent = text;
    refusal.replaceChildren(note);
  };

  const take = (answer) => {
    for (const [code, state] of Object.entries(answer.seats ?? {})) show(code, state);
    form.querySelector("[data-panel]").innerHTML = answer.panel;
    document.querySelector("[data-bar-frame]").innerHTML = answer.bar;
    bind({ countdown }, form.querySelector("[data-panel]"));
    refuse(answer.refused ? answer.say : "");
    if (!answer.refused) polite.textContent = answer.say;
  };

  const choose = async (submitter) => {
    if (busy) return;
    busy = true;
    const focus = document.activeElement;
    submitter.setAttribute("aria-busy", "true");
    try {
      const answer = await send(form, submitter);
      take(answer);
      // Shown only after "choose for us": a line that came after every seat would move the list under the finger.
      if (submitter.value === "best" && !answer.refused) form.querySelector("[data-best-said]").textContent = answer.say;
      if (!focus?.isConnected) form.querySelector("[data-panel] button, .seat-button:not(:disabled)")?.focus();
    } catch {
      refuse(words.silent);
    } finally {
      submitter.removeAttribute("aria-busy");
      busy = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter) choose(event.submitter);
  });
  form.addEventListener("countdown:over", () => refresh());

  const refresh = async () => {
    const response = await fetch(window.location.href, { headers: { Accept: "application/json" } });
    if (response.ok) take(await response.json());
  };

  // What others do: our own places are "reserved" to the public, and stay ours here until they are free or sold.
  const heard = (code, state) => {
    const mine = of(code)[0]?.dataset.state === "selected";
    if (mine && state === "reserved") return;
    if (mine) refuse(words.lost);
    show(code, state);
    if (mine) refresh();
  };

  seatPlan(form, (code) => {
    const button = of(code).find((element) => element.localName === "button");
    if (button && !button.disabled) choose(button);
  });
  seatLive({ eventId: words.event, heard, banner: form.querySelector("[data-offline]") });
}
