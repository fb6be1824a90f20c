// General admission: the total follows the steppers, places left follow the others.
import { rouble } from "./rouble.js";
import { seatLive } from "./seat-live.js";

export function tickets(form) {
  const total = document.querySelector("[data-total]");
  document.querySelector("[data-sum]").hidden = false;
  const words = form.querySelector("[data-left-words]");

  const sum = () => {
    let kopecks = 0;
    for (const line of form.querySelectorAll("[data-price]")) {
      kopecks += Number(line.dataset.price) * Number(line.querySelector("input").value || 0);
    }
    total.textContent = rouble(kopecks);
  };

  form.addEventListener("change", sum);
  sum();
  seatLive({
    eventId: form.dataset.event,
    heard: () => {},
    left: (count) => {
      words.textContent = words.textContent.replace(/\d+/, String(count));
    },
  });
}
