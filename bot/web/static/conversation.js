// The conversation: articles come, are replaced in place, and are announced.

import { settings, words } from "./wire.js";

const conversation = document.getElementById("conversation");
const announcer = document.getElementById("announcer");
const busy = document.getElementById("busy");

export function announce(text) {
  if (!text) return;
  announcer.textContent = "";
  setTimeout(() => { announcer.textContent = text; }, 60);
}

/** Server-rendered and escaped there; see bot/web/render.py. */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The event that each article shows: an answer may arrive after the stream has told what became of it. */
const shownAt = new Map();

/** An answer, unless the stream has brought something newer in its place; gives the article. */
export function showAnswer(message) {
  const known = document.getElementById(message.id);
  return known && shownAt.get(message.id) > message.number ? known : show(message);
}

/** Append or replace; gives the article. The same content again changes nothing. `thread`: the message that it stands below. */
export function show({ id, html, said, number, thread = "" }) {
  const known = document.getElementById(id);
  // The stream tells again what an answer has told: somebody may be at one of its buttons by now.
  if (known && number !== undefined && shownAt.get(id) === number) return known;
  shownAt.set(id, number);
  const article = fragment(html).firstElementChild;
  if (known?.isEqualNode(article)) return known;
  if (known) {
    const focused = known.contains(document.activeElement);
    known.replaceWith(article);
    if (article === conversation.lastElementChild) toEnd();
    if (focused) article.focus({ preventScroll: true });
  } else append(article, thread, isLastInSight());
  announce(said);
  return article;
}

/** `follow`: scroll to the end. */
function append(article, thread, follow) {
  const below = thread && conversation.querySelector(`details[data-thread="${CSS.escape(thread)}"]`);
  if (below) {
    below.querySelector(".replies").append(article);
    recount(below);
    if (below.open) article.scrollIntoView({ block: "nearest" });
    return;
  }
  conversation.append(article);
  if (settings.channel && article.id.startsWith("n-")) {
    const details = document.getElementById("thread").content.cloneNode(true).querySelector("details");
    details.dataset.thread = article.id;
    article.after(details);
  }
  if (follow) toEnd();
}

function recount(details) {
  const count = details.querySelectorAll("article").length;
  details.querySelector("summary").textContent = words.thread.replace("#", count);
}

/** What was just typed, before the server has it; its own article replaces this one. */
export function echo(id, text, thread = "") {
  const article = document.createElement("article");
  article.id = id;
  article.className = "message written";
  article.setAttribute("aria-label", words.you);
  const typed = document.createElement("p");
  typed.className = "typed";
  typed.textContent = text;
  article.append(typed);
  append(article, thread, true);
}

/** Where a smooth scroll that is under way will end. */
let goal = null;
conversation.addEventListener("scrollend", () => { goal = null; });

/** Whoever reads further up is left there. */
function isLastInSight() {
  if (getComputedStyle(conversation).overflowY === "visible") return conversation.lastElementChild.getBoundingClientRect().top < innerHeight;
  return conversation.lastElementChild.offsetTop < (goal ?? conversation.scrollTop) + conversation.clientHeight;
}

/** Show the last message: its end, or its beginning where it is taller than the window. */
export function toEnd() {
  reveal(conversation.lastElementChild);
}

export function reveal(article) {
  const top = article.offsetTop - 12;
  const end = article.offsetTop + article.offsetHeight + 20 - conversation.clientHeight;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const block = article.offsetHeight > innerHeight / 2 ? "start" : "nearest";
  if (getComputedStyle(conversation).overflowY === "visible") article.scrollIntoView({ block });
  else {
    goal = Math.max(0, Math.min(top, end, conversation.scrollHeight - conversation.clientHeight));
    if (Math.abs(goal - conversation.scrollTop) < 1) goal = null;
    else conversation.scrollTo({ top: goal, behavior: still ? "auto" : "smooth" });
  }
}

let waits = 0;
let timer = 0;

/** Show that something is under way, once it takes a moment. */
export async function whileBusy(work) {
  waits++;
  timer ||= setTimeout(() => { busy.hidden = false; announce(words.working); }, 400);
  try {
    return await work();
  } finally {
    if (--waits === 0) {
      clearTimeout(timer);
      timer = 0;
      busy.hidden = true;
    }
  }
}

export const history = {
  key: `iris-history-${settings.person}`,
  at: -1,
  all() { return JSON.parse(sessionStorage.getItem(this.key) ?? "[]"); },
  add(text) {
    const others = this.all().filter((one) => one !== text);
    sessionStorage.setItem(this.key, JSON.stringify([text, ...others].slice(0, 50)));
    this.at = -1;
  },
  /** 1 for an older one, -1 for a newer one; undefined past either end. */
  step(by) {
    const all = this.all();
    const at = this.at + by;
    if (at >= all.length || at < -1) return undefined;
    this.at = at;
    return at < 0 ? "" : all[at];
  },
};
