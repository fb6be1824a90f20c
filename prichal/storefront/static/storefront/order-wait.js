// The waiting page asks how things stand, ever more slowly, and shows itself anew when they changed.
const WAITING = new Set(["waiting", "paid"]);
const SLOWEST = 15000;

export function orderWait(element) {
  let wait = 1500;

  const ask = async () => {
    try {
      const response = await fetch(element.dataset.address, { headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : null;
      if (answer && answer.state !== element.dataset.state) {
        window.location.reload();
        return;
      }
    } catch {
      // offline: the next turn asks again
    }
    wait = Math.min(SLOWEST, wait * 1.15);
    window.setTimeout(ask, wait);
  };

  if (WAITING.has(element.dataset.state)) window.setTimeout(ask, wait);
  element.addEventListener("countdown:over", () => window.location.reload(), { once: true });
}
