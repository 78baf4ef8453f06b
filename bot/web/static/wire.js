// What goes to the server and comes from it.

export const settings = JSON.parse(document.getElementById("settings").textContent);
export const words = settings.words;

/** Send once: the key goes along, so that sending again is answered with the same answer. */
export async function post(path, payload) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Iris-Chat": "1" },
    body: JSON.stringify({ person: settings.person, locale: settings.locale, channel: settings.channel, ...payload }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** A file, as it is. Of one that is too large no more is sent than shows it: the answer says so. */
export async function upload(file, key) {
  const { person, locale, channel, largest } = settings;
  const response = await fetch(`file?${new URLSearchParams({ person, locale, channel, key, name: file.name })}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", "X-Iris-Chat": "1" },
    body: file.slice(0, largest + 1, "application/octet-stream"),
  });
  if (!response.ok) throw new Error(`file: ${response.status}`);
  return response.json();
}

export const newKey = () => crypto.randomUUID();

export async function get(path, query = {}) {
  const asked = new URLSearchParams({ ...query, person: settings.person, lang: settings.locale });
  const response = await fetch(`${path}?${asked}`, { headers: { "X-Iris-Chat": "1" } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Messages as they come; the browser reconnects by itself and says which was the last it had. */
export function listen(onMessage, onTrouble) {
  const stream = new EventSource(`events?${new URLSearchParams({ person: settings.person, channel: settings.channel, after: settings.after })}`);
  let timer = 0;
  stream.addEventListener("message", (event) => onMessage({ ...JSON.parse(event.data), number: Number(event.lastEventId) }));
  stream.addEventListener("open", () => { clearTimeout(timer); timer = 0; onTrouble(false); });
  stream.addEventListener("error", () => { timer ||= setTimeout(() => onTrouble(true), 2500); });
  addEventListener("pagehide", () => stream.close());
}
