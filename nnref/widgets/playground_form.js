// The settings of the playground, group by group; each is one control, one entry of the state.

import { toggled } from "./playground_logic.js";
import { checkbox, choice, group, setting, softButton } from "./playground_parts.js";
import { button, h, slider } from "./view.js";

/** Every group of settings, and `show(state, frame)`. `part(name, element)` hides what the teacher hid. */
export function settings(ui, part) {
  const { options } = ui.frame;
  const shown = [];
  const add = (name, control) => { shown.push(control); return part(name, control.element); };
  const pick = (name, label) => add(name, setting(ui, name, label, options[name]));
  const numbers = options.data.filter(([, , number]) => number).map(([name]) => name);
  const isNumber = (state) => numbers.includes(state.data);

  const problem = choice(ui, {
    label: "Problem", options: [["classes", "classification"], ["numbers", "regression"]],
    value: (state) => (isNumber(state) ? "numbers" : "classes"),
    onpick: (kind) => ui.set({ data: kind === "numbers" ? numbers[0] : options.data[0][0] }),
  });
  const data = setting(ui, "data", "Data", options.data);
  const loss = setting(ui, "loss", "Loss", options.loss);
  const activation = choice(ui, {
    label: "Activation", options: options.activation, value: (state) => (state.activation.length === 1 ? state.activation[0] : "by layer"),
    onpick: (name) => { if (name !== "by layer") ui.set({ activation: [name] }); },
  });
  const test = checkbox("Show test data", (on) => ui.set({ show_test: on }));
  const discretize = checkbox("Discretize output", (on) => ui.set({ discretize: on }));
  const layers = h("span", { class: "nnp-count" });
  const fewer = softButton("−", () => ui.set({ layers: ui.state.layers.slice(0, -1) }));
  const more = softButton("+", () => ui.set({ layers: [...ui.state.layers, 2] }));
  fewer.setAttribute("aria-label", "Remove the last hidden layer");
  more.setAttribute("aria-label", "Add a hidden layer");

  const groups = [
    group("Data", part("problem", problem.element), part("data", data.element),
      add("noise", slider(ui, { key: "noise", label: "noise", name: "noise, percent", min: 0, max: 50, step: 5 })),
      add("share", slider(ui, { key: "share", label: "train %", name: "share of the points to train on, percent", min: 10, max: 90, step: 10 })),
      add("batch", slider(ui, { key: "batch", label: "batch", name: "batch size", min: 1, max: 30, step: 1 })),
      part("regenerate", button("New points", () => ui.set({ data_seed: ui.state.data_seed + 1 }))),
      part("show_test", test.element), part("discretize", discretize.element)),
    group("Network", part("layers", h("div", { class: "nnp-layers" }, "Hidden layers", fewer, layers, more)), part("activation", activation.element),
      pick("init", "Initial weights"), pick("norm", "Normalization"), pick("dropout", "Dropout")),
    group("Training", pick("lr", "Learning rate"), pick("optimizer", "Optimizer"), part("loss", loss.element),
      pick("penalty", "Regularization"), part("penalty", (shown.push(setting(ui, "rate", "Its rate", options.rate)), shown.at(-1).element))),
  ];
  return {
    groups,
    show(state, frame) {
      for (const control of shown) control.show(state);
      problem.show(state);
      data.show(state);
      loss.show(state, isNumber(state) ? options.lossForNumbers : null);
      activation.show(state);
      test.show(state.show_test);
      discretize.show(state.discretize);
      layers.textContent = String(state.layers.length);
      fewer.use(state.layers.length > 0);
      more.use(state.layers.length < options.mostLayers);
      for (const fieldset of groups) fieldset.hidden = [...fieldset.lastChild.children].every((child) => child.hidden);
    },
  };
}

/** The line above the network: how many units each layer has. */
export function unitCounts(ui, part) {
  const { mostLayers, mostUnits } = ui.frame.options;
  const set = (k, units) => ui.set({ layers: ui.state.layers.map((count, i) => (i === k ? units : count)) });
  const columns = Array.from({ length: mostLayers }, (_, k) => {
    const minus = softButton("−", () => set(k, ui.state.layers[k] - 1)), plus = softButton("+", () => set(k, ui.state.layers[k] + 1));
    minus.setAttribute("aria-label", `Remove a unit from layer ${k + 1}`);
    plus.setAttribute("aria-label", `Add a unit to layer ${k + 1}`);
    const count = h("span", { class: "nnp-count" });
    return { element: h("div", { class: "nnp-column" }, minus, count, plus), minus, plus, count };
  });
  const line = h("div", { class: "nnp-line" }, h("div", {}, "features"), ...columns.map(({ element }) => element), h("div", {}, "output"));
  part("layers", line);
  return {
    element: line,
    show({ layers }) {
      line.style.gridTemplateColumns = `repeat(${layers.length + 2}, minmax(0, 1fr))`;
      columns.forEach(({ element, minus, plus, count }, k) => {
        element.hidden = k >= layers.length;
        if (element.hidden) return;
        count.textContent = String(layers[k]);
        minus.use(layers[k] > 1);
        plus.use(layers[k] < mostUnits);
      });
    },
  };
}

/** Points of the learner's own: by click, or by the ring that the arrow keys move and a button. */
export function ownPoints(ui, target) {
  const add = ([x1, x2]) => ui.set({ points: [...ui.state.points, [x1, x2, Number(label.list.value)]] });
  let kind = "1";
  const label = choice(ui, {
    label: "Class", options: [["1", "positive (blue square)"], ["0", "negative (orange circle)"]], value: () => kind, onpick: (value) => { kind = value; },
  });
  const place = button("Add a point at the ring", () => add(target().cursor));
  const undo = softButton("Remove the last", () => ui.set({ points: ui.state.points.slice(0, -1) }));
  const clear = softButton("Remove all", () => ui.set({ points: [] }));
  const note = h("p", { class: "nnw-note" });
  const inner = h("div", { class: "nnp-fields", hidden: true }, label.element, place, undo, clear, note);
  const on = checkbox("Place points of my own", (checked) => { target().placing = checked; inner.hidden = !checked; ui.redraw(); });
  return {
    add,
    element: h("fieldset", { class: "nnp-group" }, h("legend", {}, "Own points"), on.element, inner),
    show(state) {
      label.show(state);
      const count = state.points.length;
      for (const each of [undo, clear]) each.use(count > 0);
      note.textContent = `${count} own ${count === 1 ? "point" : "points"}. Click into the output, or move its ring by the arrow keys. A new point starts the run anew.`;
    },
  };
}

/** A click on a feature. */
export const toggleFeature = (ui, name) => ui.set({ features: toggled(ui.state.features, name, ui.frame.options.features.map(([each]) => each)) });
