// A message that may be put away; without script it simply stays.
export function dismiss(element) {
  const button = element.querySelector("[data-dismiss]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    element.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}
