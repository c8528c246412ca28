// What every widget is made of: a root that keeps its keys to itself, controls with labels, a picture with a name,
// a table of its numbers, a quiet voice for screen readers. Drawing on a plane is in plane.js, arithmetic in logic.js.

/** An id that no other widget of the page has: each brings its own copy of this file, so counting would repeat. */
const newId = () => `nnw-${Math.random().toString(36).slice(2)}`;

/** An element: h("p", { class: "x", onclick: f }, "text", child). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Write a text only where it changed: a screen reader may be standing on it. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * The body of a widget. `build(ui)` makes the parts and returns `draw(state, frame)`, which runs at most once a screen
 * refresh. `ui.set(patch)` changes the state here at once and tells Python; Python's answer arrives as `frame`.
 * Returns what undoes it all.
 */
export function mount({ model, el }, title, build) {
  const heading = h("h3", { id: newId() }, title);
  const problem = h("p", { class: "nnw-problem", role: "status" });
  const again = h("button", { type: "button", onclick: () => model.send({ kind: "again" }) }, "Call my function again");
  const voice = h("div", { class: "nnw-unseen", "aria-live": "polite" });
  const root = h("section", { class: "nnw", "aria-labelledby": heading.id }, heading, problem, again, voice);
  const ui = { model, root, cleanup: [], state: { ...model.get("state") }, frame: model.get("frame") };
  let waiting = 0;
  ui.redraw = () => { waiting ||= requestAnimationFrame(paint); };
  ui.set = (patch) => {
    ui.state = { ...ui.state, ...patch };
    model.set("state", ui.state);
    model.save_changes();
    ui.redraw();
  };
  ui.say = speaker(voice, ui);
  const draw = build(ui);
  function paint() {
    waiting = 0;
    const trouble = model.get("problem");
    say(problem, trouble.text ?? "");
    again.hidden = !trouble.stopped;
    draw(ui.state, ui.frame);
  }
  const events = {
    "change:state": () => { ui.state = { ...model.get("state") }; ui.redraw(); },
    "change:frame": () => { ui.frame = model.get("frame"); ui.redraw(); },
    "change:problem": ui.redraw,
  };
  for (const [name, react] of Object.entries(events)) model.on(name, react);
  root.addEventListener("keydown", keepKeys);
  ui.cleanup.push(watchTheme(ui));
  el.append(root);
  ui.redraw();
  return () => {
    for (const [name, react] of Object.entries(events)) model.off(name, react);
    cancelAnimationFrame(waiting);
    for (const undo of ui.cleanup) undo();
  };
}

/** JupyterLab reads plain letters as commands (x cuts the cell): no key leaves the widget, but Ctrl+S and its like do. */
function keepKeys(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/** Announce the last of many changes once things are quiet, and only what was changed by hand. */
function speaker(voice, ui) {
  let timer = 0, last = "";
  ui.cleanup.push(() => clearTimeout(timer));
  return (text) => {
    if (text === last) return;
    const first = last === "";
    last = text;
    clearTimeout(timer);
    if (!first) timer = setTimeout(() => say(voice, text), 700);
  };
}

function watchTheme(ui) {
  const observer = new MutationObserver(() => { ui.colours = undefined; ui.redraw(); });
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name", "class"] });
  return () => observer.disconnect();
}

/** The colours of the present theme, read from view.css; kept until the theme changes. */
export function colours(ui) {
  if (!ui.colours) {
    const style = getComputedStyle(ui.root);
    const names = ["ink", "paper", "edge", "faint", "blue", "orange", "blue-pale", "orange-pale", "good", "bad"];
    ui.colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--nnw-${name}`).trim()]));
    ui.colours.font = style.fontFamily;
  }
  return ui.colours;
}

// Controls. Each returns { element, show(state) }: `show` puts the state into the control, never over what is being typed.

/** A slider with a label and a number box that say the same. */
export function slider(ui, { key, label, name = label, min, max, step, wide = false }) {
  const id = newId();
  const keep = (value) => ui.set({ [key]: Math.min(max, Math.max(min, value)) });
  const range = h("input", { type: "range", id, min, max, step, "aria-label": name, oninput: () => keep(range.valueAsNumber) });
  const box = h("input", { type: "number", min, max, step: "any", "aria-label": `${name}, as a number` });
  box.addEventListener("change", () => {
    if (Number.isFinite(box.valueAsNumber)) keep(box.valueAsNumber);
    box.value = ui.state[key];
  });
  box.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    event.preventDefault(); // "any" lets every number be typed; the arrows still move by one step
    keep(ui.state[key] + sign * step);
    box.value = ui.state[key];
  });
  return {
    element: h("div", { class: wide ? "nnw-slider wide" : "nnw-slider" }, h("label", { for: id }, label), range, box),
    show(state) {
      const text = String(state[key]);
      if (range.value !== text) range.value = text;
      if (box.value !== text && document.activeElement !== box) box.value = text;
    },
  };
}

export function select(ui, { key, label, options, onpick = (value) => ui.set({ [key]: value }) }) {
  const id = newId();
  const list = h("select", { id, onchange: () => onpick(list.value) }, ...options.map((text) => h("option", { value: text }, text)));
  return {
    element: h("div", { class: "nnw-row" }, h("label", { for: id }, label), list),
    show: (state) => { list.value = state[key]; },
  };
}

export const button = (label, onclick) => h("button", { type: "button", onclick }, label);

/** Back to the start of this seed, without Python; or on to the start of the next one, which Python knows. */
export const starts = (ui, reset) => h("div", { class: "nnw-row" },
  button("Reset", reset), button("Another start", () => ui.model.send({ kind: "renew" })));

/** A question to answer before trying. `options` is a list of texts; the state keeps the number of the one chosen, -1 for none. */
export function question(ui, { key, options, onpick = (index) => ui.set({ [key]: index }) }) {
  const group = newId();
  const legend = h("legend");
  const inputs = options.map((_, i) => h("input", { type: "radio", name: group, value: i, onchange: () => onpick(i) }));
  const labels = options.map((text, i) => h("label", {}, inputs[i], text));
  const answer = h("p", { class: "nnw-note", role: "status" });
  return {
    id: group,
    element: h("fieldset", {}, legend, h("div", { class: "nnw-row" }, ...labels), answer),
    show(state, { ask, reply = "", right = false }) {
      say(legend, ask);
      say(answer, reply);
      answer.classList.toggle("nnw-good", right);
      inputs.forEach((input, i) => { input.checked = state[key] === i; });
    },
  };
}

/** The numbers behind the picture, for who cannot see it and who does not believe it. Filled only while it is open. */
export function table(ui, caption) {
  const head = h("tr"), body = h("tbody");
  const details = h("details", { ontoggle: () => ui.redraw() },
    h("summary", {}, "The numbers behind the picture"),
    h("div", { class: "nnw-scroll", tabindex: 0, role: "region", "aria-label": caption },
      h("table", {}, h("caption", { class: "nnw-unseen" }, caption), h("thead", {}, head), body)));
  const fill = (row, cells, tag) => {
    while (row.children.length > cells.length) row.lastChild.remove();
    while (row.children.length < cells.length) row.append(h(tag, tag === "th" ? { scope: "col" } : {}));
    cells.forEach((text, i) => say(row.children[i], String(text)));
  };
  return {
    element: details,
    show(columns, rows) {
      if (!details.open) return;
      fill(head, columns, "th");
      while (body.children.length > rows.length) body.lastChild.remove();
      while (body.children.length < rows.length) body.append(h("tr"));
      rows.forEach((cells, i) => fill(body.children[i], cells, "td"));
    },
  };
}

/**
 * A canvas that is as sharp as the screen, redrawn when its size changes. `begin()` clears it and gives its context.
 * `aspect` is width by height, or a function of the width that gives it. Its size in pixels is kept: to ask the page for it in the
 * middle of a picture would make the browser lay the page out, twice for each picture.
 */
export function picture(ui, { caption, aspect = 1 }) {
  const canvas = h("canvas", { role: "img" });
  const stage = h("div", { class: "nnw-stage" }, canvas);
  let known = 0, height = 0;
  const width = () => Math.max(50, known || stage.clientWidth);
  const observer = new ResizeObserver(() => { known = stage.clientWidth; ui.redraw(); });
  observer.observe(stage);
  ui.cleanup.push(() => observer.disconnect());
  return {
    canvas, stage, width,
    height: () => height,
    element: h("figure", { class: "nnw-picture" }, stage, h("figcaption", {}, caption)),
    name: (text) => { if (canvas.getAttribute("aria-label") !== text) canvas.setAttribute("aria-label", text); },
    begin() {
      const ratio = window.devicePixelRatio || 1, wide = width();
      height = Math.round(wide / (aspect instanceof Function ? aspect(wide) : aspect));
      if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(wide * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.height = `${height}px`;
      }
      const ctx = canvas.getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.fillStyle = colours(ui).paper;
      ctx.fillRect(0, 0, wide, height);
      return { ctx, width: wide, height };
    },
  };
}

/**
 * A round button on a picture that is dragged, or moved by the arrow keys (Shift: eight steps at once).
 * `place(state)` gives [left, top] in pixels, `drag(left, top)` and `nudge(dx, dy)` change the state.
 */
export function handle(ui, stage, { label, place, drag, nudge }) {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const grip = h("button", { type: "button", class: "nnw-handle", "aria-roledescription": "handle, moved by the arrow keys" });
  let offset = null;
  grip.addEventListener("pointerdown", (event) => {
    const box = grip.getBoundingClientRect();
    offset = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!offset) return;
    const box = stage.getBoundingClientRect();
    drag(event.clientX - offset[0] - box.left - stage.clientLeft, event.clientY - offset[1] - box.top - stage.clientTop);
  });
  for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => { offset = null; });
  grip.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const steps = event.shiftKey ? 8 : 1;
    nudge(move[0] * steps, move[1] * steps);
  });
  stage.append(grip);
  return {
    show(state) {
      const spot = state && place(state);
      grip.hidden = !spot;
      if (!spot) return;
      grip.style.left = `${spot[0]}px`;
      grip.style.top = `${spot[1]}px`;
      const name = label(state);
      if (grip.getAttribute("aria-label") !== name) grip.setAttribute("aria-label", name);
    },
  };
}
