// Two shapes that meet. Which axes are stretched is worked out here; Python sends NumPy's words and the learner's answer.

import { broadcast, shapeOf, shapeText } from "./logic.js";
import { pen } from "./pen.js";
import { h, mount, picture, question, say, select, slider, starts, table } from "./view.js";

const OPTIONS = ["an error", "(4,)", "(4, 1)", "(4, 4)"];
const AXES = ["none", "one", "two"];
const ARRAYS = [["a", "A", 100], ["b", "B", 1]]; // state's letter, name, factor of the values: 100, 200, … and 1, 2, …
const ASPECT = 1.15, TITLE = 26, EDGE = 10;
const full = (shape) => [...Array(2 - shape.length).fill(1), ...shape]; // rows and columns as drawn
const size = (shape) => shape.reduce((product, length) => product * length, 1);

function build(ui) {
  const { most } = ui.frame;
  const views = [
    picture(ui, { caption: "A. Thick: its own numbers. Dotted: used again.", aspect: ASPECT }),
    picture(ui, { caption: "B, in the same way.", aspect: ASPECT }),
    picture(ui, { caption: "A + B. Hundreds come from A, the rest from B: here you see who met whom.", aspect: ASPECT }),
  ];
  const ask = question(ui, { key: "guess", options: OPTIONS });
  const controls = ARRAYS.map(([letter, name]) => ({
    axes: select(ui, { key: `${letter}_axes`, label: `Axes of ${name}`, options: AXES, onpick: (text) => ui.set({ [`${letter}_axes`]: AXES.indexOf(text) }) }),
    rows: slider(ui, { key: `${letter}_rows`, label: "rows", name: `rows of ${name}`, min: 1, max: most, step: 1, wide: true }),
    columns: slider(ui, { key: `${letter}_columns`, label: "columns", name: `columns of ${name}`, min: 1, max: most, step: 1, wide: true }),
  }));
  const groups = ARRAYS.map(([, name], i) =>
    h("fieldset", {}, h("legend", {}, name), controls[i].axes.element, controls[i].rows.element, controls[i].columns.element));
  const now = h("p", { class: "nnw-count" });
  const why = h("p", { class: "nnw-note" });
  const says = h("p", { class: "nnw-note" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "The lengths that meet, axis by axis from the right");
  ui.root.append(
    ask.element, starts(ui, () => ui.set(ui.frame.start)),
    h("div", { class: "nnw-groups" }, ...groups),
    now, why, says,
    h("div", { class: "nnw-pictures" }, ...views.map((view) => view.element)),
    goal, yoursNote, numbers.element,
  );

  return (state, frame) => {
    const shapes = ARRAYS.map(([letter]) => shapeOf(state, letter));
    const [a, b] = shapes, { places, shape: result } = broadcast(a, b);
    const arrays = ARRAYS.map(([, name, factor], i) => ({ name, factor, own: full(shapes[i]), title: `${name} ${shapeText(shapes[i])}` }));
    arrays.forEach((array, i) => drawArray(ui, views[i], array, result && full(result), places));
    drawSum(ui, views[2], arrays, result, places);

    const sum = result ? `${shapeText(a)} + ${shapeText(b)} → ${shapeText(result)}` : `${shapeText(a)} + ${shapeText(b)}: no fit`;
    const stored = size(a) + size(b), reached = result && String(result) === String(frame.task) && stored <= frame.numbers;
    const fresh = (there) => there && String(there.a) === String(a) && String(there.b) === String(b); // else Python is still at work
    say(now, result ? `${sum}: ${stored} stored numbers, ${size(result)} sums` : sum);
    say(why, places.map(wordsFor).join(" ") || "Two single numbers: no axis, nothing to line up.");
    say(says, !result && fresh(frame) ? `NumPy says: ${frame.says}` : "");
    say(goal, reached ? `${shapeText(frame.task)} from ${stored} numbers: challenge done. A column and a row make every pair of their entries.`
      : `Challenge: a result of shape ${shapeText(frame.task)} from ${frame.numbers} stored numbers or fewer, those of A and B together.`);
    goal.classList.toggle("nnw-good", Boolean(reached));
    say(yoursNote, fresh(frame.yours) ? yoursText(frame.yours) : "");
    ask.show(state, {
      ask: "Predict first: predictions of shape (4, 1), targets of shape (4,). Which shape has their difference?",
      reply: state.guess < 0 ? "" : `You said ${OPTIONS[state.guess]}; it is (4, 4): every prediction meets every target, and no error says so. Set A and B to these shapes, and look.`,
      right: state.guess === 3,
    });
    controls.forEach(({ axes, rows, columns }, i) => {
      axes.show({ [`${ARRAYS[i][0]}_axes`]: AXES[shapes[i].length] });
      rows.element.hidden = shapes[i].length < 2;
      columns.element.hidden = shapes[i].length < 1;
      rows.show(state);
      columns.show(state);
    });
    shapes.forEach((shape, i) => views[i].name(`${ARRAYS[i][1]}, shape ${shapeText(shape)}, ${size(shape)} numbers. ${sum}.`));
    views[2].name(`A + B. ${sum}. ${places.map(wordsFor).join(" ")}`);
    ui.say(sum);
    numbers.show(["axis", "A", "B", "result"], [
      ...places.map(([m, n, out], k) => [`−${k + 1}`, m ?? "none: 1", n ?? "none: 1", out ?? "no fit"]),
      ["stored", size(a), size(b), result ? `${size(result)} sums` : "–"],
    ]);
  };
}

/** One place of the rule, in words; places are counted from the right. */
function wordsFor([m, n, out], k) {
  const where = ["Last axis", "Axis before it"][k];
  const [left, right] = [m ?? "none, so 1,", n ?? "none, so 1"];
  if (out === null) return `${where}: ${left} meets ${right}, no fit.`;
  const stretched = (m ?? 1) === (n ?? 1) ? "" : (m ?? 1) < (n ?? 1) ? ", A is stretched" : ", B is stretched";
  return `${where}: ${left} meets ${right} → ${out}${stretched}.`;
}

function yoursText({ shape, words, same }) {
  const told = shape ? `Your broadcast_shape says ${shapeText(shape)}` : `Your broadcast_shape raises ValueError${words ? `: ${words}` : ""}`;
  return `${told}${same ? ", as NumPy does." : "; NumPy does not agree."}`;
}

/** Cells of one size in all three pictures, so that a longer axis looks longer. */
function board(ui, view, title) {
  const surface = view.begin(), { width, height } = surface;
  const cell = Math.min((width - 2 * EDGE) / ui.frame.most, (height - TITLE - EDGE) / ui.frame.most);
  const base = pen(ui, surface, ([column, row]) => [EDGE + column * cell, TITLE + row * cell]);
  base.text(title, [EDGE, TITLE / 2], { bold: true });
  const box = (row, column, text, { colour = base.palette.ink, fill = base.palette.paper, dash = [], thick = 1 } = {}) => {
    const gap = 0.04, at = [[column + gap, row + gap], [column + 1 - gap, row + gap], [column + 1 - gap, row + 1 - gap], [column + gap, row + 1 - gap]];
    base.trace(at);
    base.ctx.fillStyle = fill;
    base.ctx.fill();
    base.path([...at, at[0]], { colour, thick, dash });
    const [left, top] = base.toPixel([column + 0.5, row + 0.5]);
    base.ctx.font = `${Math.min(14, cell / 3.3)}px ${base.palette.font}`;
    base.ctx.textAlign = "center";
    base.ctx.textBaseline = "middle";
    base.ctx.fillStyle = base.palette.ink;
    base.ctx.fillText(text, left, top);
  };
  return { ...base, box };
}

const each = ([rows, columns], visit) => { for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) visit(i, j); };

/** The value of an array at a place of the result: along a length of 1 there is only one to use. */
const valueAt = ({ own: [rows, columns], factor }, i, j) => factor * ((rows === 1 ? 0 : i) * columns + (columns === 1 ? 0 : j) + 1);

function drawArray(ui, view, array, shown, places) {
  const { palette, box, line } = board(ui, view, array.title);
  const [rows, columns] = array.own, orange = array.name === "B";
  const [colour, fill] = orange ? [palette.orange, palette["orange-pale"]] : [palette.blue, palette["blue-pale"]];
  each(shown ?? array.own, (i, j) => {
    const own = i < rows && j < columns;
    box(i, j, String(valueAt(array, i, j)), own ? { colour, fill, thick: 2.5 } : { colour: palette.edge, dash: [2, 3] });
  });
  if (shown) return;
  const bad = { colour: palette.bad, thick: 5 }; // a red bar along each axis that does not fit
  if (places[0]?.[2] === null) line([0, rows + 0.1], [columns, rows + 0.1], bad);
  if (places[1]?.[2] === null) line([columns + 0.1, 0], [columns + 0.1, rows], bad);
}

function drawSum(ui, view, arrays, result, places) {
  const { palette, box, text } = board(ui, view, result ? `A + B ${shapeText(result)}` : "A + B");
  if (result) return each(full(result), (i, j) => box(i, j, String(valueAt(arrays[0], i, j) + valueAt(arrays[1], i, j))));
  const clash = places.find(([, , out]) => out === null);
  text(`✗ no fit: ${clash[0]} meets ${clash[1]}`, [EDGE, TITLE + 22], { bold: true, colour: palette.bad });
}

export default { render: (host) => mount(host, "Two shapes meet: broadcasting", build) };
