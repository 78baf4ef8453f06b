// Forms in the page's one dialog: values are kept until the server is satisfied, errors stand beside their fields.

import { Combobox } from "./combobox.js";
import { announce, fragment } from "./conversation.js";
import { get, words } from "./wire.js";

const dialog = document.getElementById("dialog");
const place = document.getElementById("form");
const status = document.getElementById("status");
let opener = null;
let asked = "";

/** Show a form; `message` is the article whose button opened it. */
export function openForm(html, message) {
  if (!dialog.open) {
    opener = document.activeElement;
    asked = message;
  }
  const before = fieldsOf(dialog.querySelector("form"));
  place.replaceChildren(fragment(html));
  dialog.querySelectorAll("input[type=hidden]").forEach((hidden) => { hidden.dataset.given = hidden.value; });
  keepTyped(dialog.querySelector("form"), before);
  dialog.querySelectorAll(".combobox[data-source]").forEach(typeAhead);
  if (!dialog.open) dialog.showModal();
  dialog.append(status); // what stands behind a modal dialog can be neither seen well nor pressed
  focusFirst();
}

export const openedBy = () => asked;
export const isOpen = () => dialog.open;

export function closeForm() {
  if (dialog.open) dialog.close();
}

dialog.addEventListener("close", () => {
  place.replaceChildren();
  document.getElementById("composer").before(status);
  (opened() ?? document.getElementById("text")).focus();
});

/** What opened it, or what stands in its place: the panel of one's establishments may have been brought up to date meanwhile. */
function opened() {
  if (opener?.isConnected) return opener;
  return opener?.dataset.action ? document.querySelector(`[data-action="${CSS.escape(opener.dataset.action)}"]`) : null;
}

dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) closeForm();
});

/** Where there is something to do: what is wrong, what is missing, else the first field. */
function focusFirst() {
  const wrong = dialog.querySelector("[aria-invalid=true]");
  const missing = [...dialog.querySelectorAll("[aria-required=true]")].find((control) => !control.value);
  (wrong ?? missing ?? dialog.querySelector(".fields input:not([type=hidden]), .fields select, .fields textarea") ?? dialog.querySelector("h2")).focus();
}

const commandOf = (form) => form?.dataset.form.split(".")[1];

/** What stands in each field: as the server gave it, and as it is now. */
function fieldsOf(form) {
  const found = new Map();
  form?.querySelectorAll("[data-field]").forEach((field) => {
    const control = field.querySelector("[name]");
    const typed = field.querySelector("[role=combobox]");
    const now = control.type === "checkbox" ? control.checked : control.value;
    found.set(control.name, { control, typed, command: commandOf(form), given: given(control), now, text: typed?.value });
  });
  return found;
}

function given(control) {
  if (control.type === "hidden") return control.dataset.given; // its defaultValue follows its value
  if (control.type === "checkbox") return control.defaultChecked;
  if (control.tagName === "SELECT") return ([...control.options].find((one) => one.defaultSelected) ?? control.options[0])?.value ?? "";
  return control.defaultValue;
}

/** The form comes again (a correction, what was wrong): a field that the server leaves as it was keeps what was typed since. */
function keepTyped(form, before) {
  fieldsOf(form).forEach(({ control, typed, command, given: now }, name) => {
    const old = before.get(name);
    if (!old || old.command !== command || old.given !== now) return;
    if (control.type === "checkbox") control.checked = old.now;
    else control.value = old.now;
    if (typed) typed.value = old.text;
  });
}

/** Something was typed or chosen in the open form that the server does not have. */
export const isChanged = () => [...fieldsOf(dialog.querySelector("form")).values()].some(({ given, now }) => given !== now);

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
  form.querySelector("[data-outcome]").replaceChildren();
  form.querySelector("[data-remedies]")?.remove(); // of what the server no longer finds wrong
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

/** A simulation, a refusal, a failure of ours: the form stays as it was filled in. */
export function showBeside(form, html, said) {
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
