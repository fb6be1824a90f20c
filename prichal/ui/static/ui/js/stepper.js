// Two buttons for a number field; the field itself stays the truth and tells its form by a "change" event.
export function stepper(element) {
  const field = element.querySelector("input");
  const buttons = element.querySelectorAll("[data-step]");
  const least = Number(field.min || 0);
  const most = () => Number(field.max || Infinity);

  const show = () => {
    const count = Number(field.value || 0);
    for (const button of buttons) {
      const next = count + Number(button.dataset.step);
      // aria-disabled, not disabled: a disabled button would lose the focus under a keyboard user's hand
      button.setAttribute("aria-disabled", String(next < least || next > most()));
    }
  };

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      field.value = String(Number(field.value || 0) + Number(button.dataset.step));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  element.classList.add("stepper--live");
  field.addEventListener("change", () => {
    field.value = String(Math.min(most(), Math.max(least, Math.trunc(Number(field.value) || 0))));
    show();
  });
  element.addEventListener("stepper:limits", show);
  show();
}
