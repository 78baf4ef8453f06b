// Forms in the page's one dialog: values are kept until the server is satisfied, errors stand beside their fields.

import { Combobox } from "./combobox.js";
import { announce, fragment } from "./conversation.js";
import { get, words } from "./wire.js";

const dialog = document.getElementById("dialog");
let opener = null;
let asked = "";

/** Show a form; `message` is the article whose button opened it. */
export function openForm(html, message) {
  if (!dialog.open) {
    opener = document.activeElement;
    asked = message;
  }
  dialog.replaceChildren(fragment(html));
  dialog.querySelectorAll(".combobox[data-source]").forEach(typeAhead);
  if (!dialog.open) dialog.showModal();
  focusFirst();
}

export const openedBy = () => asked;
export const isOpen = () => dialog.open;

export function closeForm() {
  if (dialog.open) dialog.close();
}

dialog.addEventListener("close", () => {
  dialog.replaceChildren();
  (opener?.isConnected ? opener : document.getElementById("text")).focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) closeForm();
});

function focusFirst() {
  const wrong = dialog.querySelector("[aria-invalid=true]");
  (wrong ?? dialog.querySelector(".fields input:not([type=hidden]), .fields select, .fields textarea") ?? dialog.querySelector("h2")).focus();
}

/** The values of a form by field name. A search field gives its option's value, or what was typed where none was chosen. */
export function valuesOf(form) {
  const values = {};
  form.querySelectorAll("[data-field]").forEach((field) => {
    const control = field.querySelector("[name]");
    const typed = field.querySelector("[role=combobox]");
    if (control.type === "checkbox") values[control.name] = control.checked ? "1" : "";
    else values[control.name] = control.value || typed?.value.trim() || "";
  });
  return values;
}

export function showErrors(form, errors) {
  const said = markErrors(form, errors);
  announce(said);
  (form.querySelector("[aria-invalid=true]") ?? form.querySelector("[data-errors]")).focus();
}

/** Each beside its field, the others above; none clears them all. Gives what stands above. */
function markErrors(form, errors) {
  const left = { ...errors };
  form.querySelectorAll("[data-field]").forEach((field) => {
    const said = left[field.dataset.field] ?? "";
    delete left[field.dataset.field];
    const error = field.querySelector(".error");
    const control = field.querySelector("[role=combobox]") ?? field.querySelector("[name]");
    error.textContent = said;
    error.hidden = !said;
    if (said) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  });
  const summary = form.querySelector("[data-errors]");
  const beside = Object.keys(errors).length - Object.keys(left).length;
  const said = [...Object.values(left), ...(beside ? [words["errors-above"]] : [])].join(" ");
  summary.lastElementChild.textContent = said;
  summary.hidden = !said;
  return said;
}

export function showSimulation(form, html, said) {
  markErrors(form, {});
  const outcome = form.querySelector("[data-outcome]");
  outcome.replaceChildren(fragment(html));
  announce(said);
  outcome.focus();
}

function typeAhead(box) {
  const input = box.querySelector("[role=combobox]");
  const value = box.querySelector("input[type=hidden]");
  const form = box.closest("form");
  input.addEventListener("input", () => { value.value = ""; });
  new Combobox(input, box.querySelector("[role=listbox]"), {
    delay: 150,
    find: (typed) => get("options", { ...valuesOf(form), source: box.dataset.source, typed }),
    choose: (option) => { value.value = option.value; input.value = option.label; },
    counted: (count) => announce(count ? words["options-found"].replace("#", count) : words["no-options"]),
  });
}
