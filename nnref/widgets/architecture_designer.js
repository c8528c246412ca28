// A network designed by its numbers of units. Python sends shapes, weights, the drawing's lines and circles, the SVG and the code.

import { show } from "./logic.js";
import { pen } from "./pen.js";
import { button, h, mount, picture, question, say, select, slider, starts, table } from "./view.js";

const OPTIONS = ["twice as many", "four times as many", "eight times as many"];
const HIDDEN = ["h1", "h2", "h3", "h4"];

const written = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

function build(ui) {
  const [wide, high, round, gap] = ui.frame.drawing;
  const drawing = picture(ui, { caption: "Thick: a large weight. Dashed orange: a negative one. ⋮ stands for units that are not drawn. Thin lines: another layer than the one listed.", aspect: wide / high });
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const { most } = ui.frame;
  const units = (key, label, name, max) => slider(ui, { key, label, name, min: 1, max, step: 1, wide: true });
  const inputs = units("inputs", "inputs", "number of inputs", most.inputs);
  const layers = slider(ui, { key: "layers", label: "hidden layers", name: "number of hidden layers", min: 0, max: most.layers, step: 1, wide: true });
  const hidden = HIDDEN.map((key, k) => units(key, `hidden layer ${k + 1}`, `units of hidden layer ${k + 1}`, most.hidden));
  const outputs = units("outputs", "outputs", "number of outputs", most.outputs);
  const activation = select(ui, { key: "activation", label: "Activation", options: ui.frame.activations });
  const listed = select(ui, { key: "layer", label: "List the weights of layer", options: ["1", "2", "3", "4", "5"], onpick: (text) => ui.set({ layer: Number(text) }) });
  const now = h("p", { class: "nnw-count" });
  const shapes = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Shapes and parameters of each layer, and the first weights of one of them");
  const code = h("pre");
  const note = h("span", { role: "status" });
  const copy = button("Copy the code", async () => {
    const done = await navigator.clipboard?.writeText(ui.frame.code).then(() => true, () => false);
    if (!done) getSelection().selectAllChildren(code);
    say(note, done ? "Copied." : "Selected: press Ctrl+C.");
  });
  const save = button("Save the drawing (SVG)", () => {
    const url = URL.createObjectURL(new Blob([ui.frame.svg], { type: "image/svg+xml" }));
    h("a", { href: url, download: `network_${ui.frame.sizes.join("-")}.svg` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, activation.element, listed.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    h("div", { class: "nnw-main" },
      h("div", { class: "nnw-pictures wide" }, drawing.element),
      h("div", { class: "nnw-controls" }, inputs.element, layers.element, ...hidden.map((s) => s.element), outputs.element)),
    now, shapes, goal, yoursNote,
    numbers.element,
    h("div", { class: "nnw-scroll", tabindex: 0, role: "region", "aria-label": "The code that builds this network" }, code),
    h("div", { class: "nnw-row" }, copy, save, note),
  );

  return (state, frame) => {
    const { sizes, total } = frame, name = sizes.join("-");
    const view = drawing.begin(), by = view.width / wide, radius = round * by;
    const draw = pen(ui, view, ([x, y]) => [x * by, y * by]);
    const columns = sizes.map((_, k) => frame.nodes.filter((node) => node[2] === k));
    for (const [x, y, x2, y2, w] of frame.edges) {
      const here = x === columns[frame.layer - 1][0][0], thick = here ? 0.4 + 3 * Math.abs(w) : 0.8;
      draw.line([x, y], [x2, y2], here ? { thick, colour: w < 0 ? draw.palette.orange : draw.palette.blue, dash: w < 0 ? [5, 3] : [] } : { thick, colour: draw.palette.edge });
    }
    for (const [x, y] of frame.nodes) draw.mark([x, y], { r: radius, colour: draw.palette.ink, hollow: true });
    columns.forEach((column, k) => {
      const [x] = column[0], below = column.at(-1)[1];
      if (sizes[k] > column.length) draw.text("⋮", [x * by, (below - gap) * by], { align: "center" });
      draw.text(String(sizes[k]), [x * by, (high - 10) * by], { align: "center", bold: true });
    });

    const task = frame.task, shape = sizes[0] === 8 && sizes.at(-1) === 3 && sizes.length === 4;
    const reached = shape && total === task;
    say(now, `${name}: ${total.toLocaleString("en")} parameters`);
    say(shapes, frame.shapes.map(([w, b], k) => `Layer ${k + 1}: W ${written(w)}, b ${written(b)}, ${frame.each[k].toLocaleString("en")} parameters.`).join(" "));
    say(goal, reached ? `${name} has exactly ${task} parameters: challenge done.`
      : `Challenge: 8 inputs, two hidden layers, 3 outputs, and exactly ${task} parameters.${shape ? ` Now ${total}: ${total > task ? "too many" : "too few"}.` : ""}`);
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, (frame.yours ?? []).map(({ name: own, said, same }) => same ? `Your ${own} says the same.`
      : `Your ${own} says ${Array.isArray(said) ? said.map(([w, b]) => `${written(w)} ${written(b)}`).join(", ") : said}: not the same.`).join(" "));
    ask.show(state, {
      ask: "Predict first: two hidden layers of 32 units become two of 64. How many weights are there between the two?",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; there are four times as many: 64 · 64 = 4,096 in place of 32 · 32 = 1,024.`,
      right: state.guess === 1,
    });
    activation.show(state);
    listed.show({ layer: String(frame.layer) });
    for (const s of [inputs, layers, ...hidden, outputs]) s.show(state);
    hidden.forEach((s, k) => { s.element.hidden = k >= state.layers; });
    say(code, frame.code);
    const summary = `A ${name} network with ${total} parameters.`;
    drawing.name(`Circles and lines: ${summary} ${sizes.length - 1} layers compute.`);
    ui.say(summary);
    const rows = frame.shapes.map(([w, b], k) => [`layer ${k + 1}`, `W ${written(w)}`, `b ${written(b)}`, frame.each[k]]);
    const width = Math.max(4, 1 + frame.listed[0].length), pad = (row) => [...row, ...Array(width - row.length).fill("")];
    numbers.show(pad(["", "weights", "biases", "parameters"]), [
      ...rows.map(pad), pad([`W of layer ${frame.layer}`, ...frame.listed[0].map((_, j) => `unit ${j + 1}`)]),
      ...frame.listed.map((row, i) => pad([`from ${i + 1}`, ...row.map(show)])),
    ]);
  };
}

export default { render: (host) => mount(host, "Design a network", build) };
