// Live states: a socket; while it is away, asking every five seconds, and saying so.
const ASK_EVERY = 5000;
const LONGEST_WAIT = 30000;

export function seatLive({ eventId, heard, left = () => {}, banner }) {
  let version = 0;
  let asking = 0;
  let wait = 1000;

  const ask = async () => {
    try {
      const response = await fetch(`/api/v1/events/${eventId}/seats`);
      if (!response.ok) return;
      const answer = await response.json();
      version = answer.version;
      for (const [code, state] of Object.entries(answer.seats ?? {})) heard(code, state);
      if (answer.seatsLeft !== undefined && answer.seatsLeft !== null) left(answer.seatsLeft);
    } catch {
      // offline: the banner already says so, the next turn asks again
    }
  };

  const askInTurn = (on) => {
    if (banner) banner.hidden = !on;
    window.clearInterval(asking);
    asking = on ? window.setInterval(ask, ASK_EVERY) : 0;
    if (on) ask();
  };

  const take = (message) => {
    if (message.type === "snapshot") {
      for (const [code, state] of Object.entries(message.seats ?? {})) heard(code, state);
    } else if (version && message.version > version + 1) {
      ask();
    }
    if (message.type === "seat") heard(message.seatCode, message.status);
    if (message.seatsLeft !== undefined && message.seatsLeft !== null) left(message.seatsLeft);
    version = Math.max(version, message.version ?? 0);
  };

  const open = () => {
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${window.location.host}/ws/seatmap?eventId=${eventId}`);
    let opened = false;
    socket.addEventListener("open", () => {
      opened = true;
      wait = 1000;
      askInTurn(false);
    });
    socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      if (opened || !asking) askInTurn(true);
      window.setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT, wait * 2);
    });
  };

  open();
}
