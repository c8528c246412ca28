// The controls of the playground that the other widgets do not have.

import { h, say } from "./view.js";

/** An id that no other element of the page has. */
const freshId = () => `nnp-${Math.random().toString(36).slice(2)}`;

/** A list to choose from: `options` are [value, words]; a value that is not among them is added when it comes. */
export function choice(ui, { label, options, value, onpick }) {
  const id = freshId();
  const list = h("select", { id, onchange: () => onpick(list.value) });
  const add = ([option, words]) => list.append(h("option", { value: option }, words));
  options.forEach(add);
  return {
    element: h("div", { class: "nnp-choice" }, h("label", { for: id }, label), list),
    list,
    show(state, allowed = null) {
      const now = String(value(state));
      if (![...list.options].some((option) => option.value === now)) add([now, now]);
      for (const option of list.options) option.disabled = allowed !== null && !allowed.includes(option.value);
      if (list.value !== now) list.value = now;
    },
  };
}

/** A choice that is one setting of the state, a number if the options are numbers. */
export function setting(ui, key, label, options) {
  const numeric = typeof options[0] === "number";
  return choice(ui, {
    label,
    options: numeric ? options.map((number) => [String(number), String(number)]) : options.map(([name, words]) => [name, words]),
    value: (state) => state[key],
    onpick: (picked) => ui.set({ [key]: numeric ? Number(picked) : picked }),
  });
}

export function checkbox(label, onchange) {
  const box = h("input", { type: "checkbox", onchange: () => onchange(box.checked) });
  return { element: h("label", {}, box, label), show: (on) => { box.checked = on; } };
}

/**
 * A slider with a number box for a value that Python keeps: `send(value)` asks for it. What is being typed or is on its way is not
 * written over (`busy`).
 */
export function dial({ name, min, max, step, send, busy, integer = false }) {
  const label = h("span", { class: "nnp-dial-name" });
  const range = h("input", { type: "range", min, max, step, "aria-label": name });
  const box = h("input", { type: "number", step: "any", "aria-label": `${name}, as a number` });
  const tell = (value) => { if (Number.isFinite(value)) send(integer ? Math.round(value) : value); };
  range.addEventListener("input", () => { box.value = range.value; tell(range.valueAsNumber); });
  box.addEventListener("change", () => tell(box.valueAsNumber));
  box.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    event.preventDefault();
    box.value = Number((box.valueAsNumber + sign * step).toFixed(6));
    tell(box.valueAsNumber);
  });
  return {
    element: h("div", { class: "nnw-slider wide" }, label, range, box),
    range, box,
    show(value, words, most = max) {
      say(label, words);
      if (Number(range.max) !== most) range.max = most;
      if (busy()) return;
      const text = value === null ? "" : String(Number(value.toFixed(4)));
      if (document.activeElement !== box && box.value !== text) box.value = text;
      if (range.value !== text && text !== "") range.value = text;
    },
  };
}

/** A button that can be out of use without losing the focus: the keys of a reader who stands on it would go to the notebook. */
export function softButton(label, onclick) {
  const element = h("button", { type: "button", onclick: () => { if (element.getAttribute("aria-disabled") !== "true") onclick(); } }, label);
  element.use = (on) => {
    if (element.getAttribute("aria-disabled") !== String(!on)) element.setAttribute("aria-disabled", String(!on));
  };
  return element;
}

/** A fieldset whose controls stand in rows. */
export const group = (title, ...children) => h("fieldset", { class: "nnp-group" }, h("legend", {}, title), h("div", { class: "nnp-fields" }, ...children));

/** Text to take away: a field that can be read, selected and copied, with its button. */
export function takeaway(label, { rows = 0, editable = false } = {}) {
  const id = freshId();
  const field = rows ? h("textarea", { id, rows, readonly: true, spellcheck: "false" }) : h("input", { id, type: "text", readonly: !editable, spellcheck: "false" });
  const note = h("span", { role: "status" });
  const copy = h("button", { type: "button", onclick: async () => {
    field.select();
    const done = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    say(note, done ? "Copied." : "Selected: press Ctrl+C.");
  } }, `Copy ${label}`);
  return { field, copy, note, name: h("label", { for: id }, label) };
}
