// A native dialog opened by buttons with data-opens="its id"; focus comes back to the button by itself.
export function dialog(element) {
  for (const button of document.querySelectorAll(`[data-opens="${element.id}"]`)) {
    button.hidden = false;
    button.addEventListener("click", () => element.showModal());
  }
  element.addEventListener("click", (event) => {
    if (event.target === element || event.target.closest("[data-closes]")) element.close();
  });
}
