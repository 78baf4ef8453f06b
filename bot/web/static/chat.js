// The page's behaviour: what is typed, pressed or filled in goes to the server; what comes back is shown.

import { Combobox } from "./combobox.js";
import { announce, echo, fragment, history, reveal, show, showAnswer, toEnd, whileBusy } from "./conversation.js";
import { closeForm, isChanged, isOpen, openForm, openedBy, showBeside, showErrors, valuesOf } from "./dialog.js";
import { takeFiles } from "./files.js";
import { get, listen, newKey, post, settings, upload, words } from "./wire.js";

const text = document.getElementById("text");
const composer = document.getElementById("composer");
const trouble = document.getElementById("trouble");
const troubleText = document.getElementById("trouble-text");
const retry = document.getElementById("retry");
const homePanel = document.getElementById("home-panel");
const narrow = matchMedia("(max-width: 60rem)");
/** What the server was not reached for, in the order in which it was asked, and the form that it was asked from. */
let failed = [];

/** Do it, show that it is under way, and offer to try again with the same key where the server was not reached. */
async function attempt(work, form = null) {
  try {
    return await whileBusy(work);
  } catch {
    failed.push({ work, form });
    say(words.failed, true);
    return null;
  }
}

function say(sentence, offered) {
  troubleText.textContent = sentence;
  retry.hidden = !offered;
  trouble.hidden = false;
  announce(sentence);
}

function calm() {
  trouble.hidden = true;
}

/** `pressed`: the person is at a button, whose answer takes the focus; after typed text it stays in the composer. */
function take(answer, { pressed = false, message = "", form = null } = {}) {
  if (!answer) return;
  if (answer.form) openForm(answer.form, message);
  else if (answer.errors && form) showErrors(form, answer.errors);
  else if (answer.errors) announce(Object.values(answer.errors).join(" "));
  else if (answer.beside) showBeside(form, answer.beside, answer.said);
  else if (answer.message) {
    closeForm();
    if (pressed && !message && narrow.matches) homePanel.open = false; // it would hide what it was asked for
    const article = showAnswer(answer.message);
    if (pressed) {
      article.focus({ preventScroll: true });
      reveal(article);
    }
    refreshHome();
  }
}

async function send(typed, thread = "") {
  const line = typed.trim();
  if (!line) return;
  const key = newKey();
  if (!thread) history.add(line);
  echo(`w-${key}`, line, thread);
  const work = async () => take(await post("message", { key, text: line, thread }));
  await attempt(work);
}

async function press(button) {
  const group = button.closest("article, form, #home");
  if (group.getAttribute("aria-busy") === "true") return;
  const key = newKey();
  const message = button.closest("article")?.id || (isOpen() ? openedBy() : "");
  group.setAttribute("aria-busy", "true");
  const work = async () => take(await post("action", { key, action: button.dataset.action, message }), { pressed: true, message });
  await attempt(work);
  group.removeAttribute("aria-busy");
}

async function submit(form, simulate) {
  if (form.getAttribute("aria-busy") === "true") return;
  const key = newKey();
  const values = valuesOf(form);
  form.setAttribute("aria-busy", "true");
  const work = async () => {
    const answer = await post("form", { key, action: form.dataset.form, values, simulate, message: openedBy() });
    take(answer, { pressed: true, message: openedBy(), form });
  };
  await attempt(work, form);
  form.removeAttribute("aria-busy");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-action], button[data-send], button[data-text]");
  if (!button) {
    const menu = document.querySelector("details.menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  } else if (button.dataset.action) press(button);
  else if (button.dataset.send) send(button.dataset.send);
  else write(button.dataset.text);
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && menu?.contains(document.activeElement)) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === composer) {
    suggestions.close();
    const typed = text.value;
    text.value = "";
    send(typed);
  } else if (event.target.matches("form.reply")) {
    const box = event.target.querySelector("input");
    const typed = box.value;
    box.value = "";
    send(typed, event.target.closest("details").dataset.thread);
  } else submit(event.target, event.submitter?.hasAttribute("data-simulate") ?? false);
});

function write(line) {
  text.value = line;
  text.focus();
  text.setSelectionRange(line.length, line.length);
}

const plain = (word) => word.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

/** Commands that begin with the one word typed so far. */
function commandsFor(typed) {
  const bare = plain(settings.command.replace("/", ""));
  const match = plain(typed).match(new RegExp(`^(?:/?${bare}\\s+)?/?(\\S*)$`));
  if (!match || !typed.trim() || plain(typed).replace("/", "") === bare) return [];
  const begun = settings.commands.filter((one) => [one.name, ...one.also].some((name) => plain(name).startsWith(match[1])));
  return begun.slice(0, 8).map((one) => ({ value: one.name, label: one.name, detail: one.summary }));
}

const suggestions = new Combobox(text, document.getElementById("suggestions"), {
  find: commandsFor,
  choose: (option) => write(`${settings.command} ${option.value} `),
});

text.addEventListener("keydown", (event) => {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (!by || (by < 0 && history.at < 0)) return;
  const line = history.step(by);
  if (line === undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  write(line);
}, { capture: false });

retry.addEventListener("click", async () => {
  calm();
  for (const { work, form } of failed.splice(0)) await attempt(work, form);
});

document.getElementById("dialog").addEventListener("close", () => {
  if (!failed.some(({ form }) => form)) return;
  failed = failed.filter(({ form }) => !form); // closed without sending
  if (!failed.length) calm();
});

addEventListener("beforeunload", (event) => { if (isOpen() && isChanged()) event.preventDefault(); });

let homeTimer = 0;
function refreshHome(wait = 300) {
  clearTimeout(homeTimer);
  homeTimer = setTimeout(async () => {
    const home = document.getElementById("home");
    try {
      const { html } = await get("home");
      if (!home.contains(document.activeElement)) home.replaceChildren(fragment(html));
    } catch { /* the panel stays as it was; the stream tells of the trouble */ }
    home.removeAttribute("aria-busy");
  }, wait);
}

takeFiles((file) => attempt(sending(file)));

/** A file under a key of its own: its name stands in the conversation at once. */
function sending(file) {
  const key = newKey();
  echo(`w-${key}`, file.name);
  return async () => take(await upload(file, key));
}

listen((message) => { show(message); refreshHome(); }, (lost) => {
  if (lost && !failed.length) say(words.offline, false); // never in the place of what can be tried again
  else if (!lost && !trouble.hidden && retry.hidden) { calm(); announce(words.online); }
});

/** The panel stands in the page where it is seen, above the conversation or beside it, so that it is read and reached in that
 *  order (WCAG 1.3.2, 2.4.3). */
function placeHome() {
  const aside = homePanel.parentElement;
  const focused = aside.contains(document.activeElement) ? document.activeElement : null;
  aside.parentElement[narrow.matches ? "prepend" : "append"](aside);
  focused?.focus();
}

narrow.addEventListener("change", placeHome);
placeHome();
if (narrow.matches) homePanel.open = false;
document.querySelector(".places [aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
refreshHome(0);
toEnd();
text.focus();
