// Our forms sent as data: the same fields as the button would send, the answer is the page's state as JSON.
export async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const response = await fetch(form.getAttribute("action") || window.location.href, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  if (!response.headers.get("Content-Type")?.includes("json")) throw new Error(`answer ${response.status}`);
  return response.json();
}
