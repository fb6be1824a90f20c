// The waiting page asks how things stand, ever more slowly, and shows itself anew when they changed.
const SLOWEST = 15000;

export function orderWait(element) {
  let wait = 1500;
  const showAnew = () => window.location.replace(element.dataset.page);
  window.history.replaceState(null, "", element.dataset.page); // a refused payment is shown once: reloading sends nothing

  const ask = async () => {
    try {
      const response = await fetch(element.dataset.address, { headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : null;
      if (answer && answer.state !== element.dataset.state) {
        showAnew();
        return;
      }
    } catch {
      // offline: the next turn asks again
    }
    wait = Math.min(SLOWEST, wait * 1.15);
    window.setTimeout(ask, wait);
  };

  if ("waits" in element.dataset) window.setTimeout(ask, wait);
  element.addEventListener("countdown:over", showAnew, { once: true });
}
