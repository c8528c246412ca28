// One line, then two: two step units draw two lines, and re-map the plane to (h1, h2), where one line separates XOR.

import { CORNERS, GATES, hiddenCells, hiddenFrame, hiddenLines } from "./logic.js";
import { lineHandles, plane, reach } from "./plane.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

const PLACES = ["2", "3", "4"];
const UNITS = [
  { name: "Hidden unit 1 (solid line)", keys: ["w11", "w21", "b1"], labels: ["w₁₁", "w₂₁", "b₁"] },
  { name: "Hidden unit 2 (dashed line)", keys: ["w12", "w22", "b2"], labels: ["w₁₂", "w₂₂", "b₂"] },
  { name: "Output", keys: ["v1", "v2", "c"], labels: ["v₁", "v₂", "c"] },
];
const cornerName = (i) => CORNERS[i].join("");

function build(ui) {
  const keys = (from, to) => UNITS.flatMap((unit) => unit.keys.slice(from, to));
  const most = { w: reach(ui.state, keys(0, 2), 2), b: reach(ui.state, keys(2, 3), 3) };
  const left = plane(ui, { caption: "The input plane. Each hidden unit is a line with its arrow; colour and hatching are the output.", low: -2.25, high: 2.25 });
  const right = plane(ui, { caption: "The same four corners where the hidden layer puts them, and the output's one line.", low: -2.25, high: 2.25, axes: ["h₁", "h₂"] });
  const handles = UNITS.map(({ keys }, i) =>
    lineHandles(ui, i < 2 ? left : right, { keys, name: i < 2 ? `line ${i + 1}` : "the output's line", most }));
  const ask = question(ui, { key: "guess", options: PLACES });
  const data = select(ui, { key: "data", label: "Target", options: Object.keys(GATES) });
  const units = select(ui, { key: "units", label: "Hidden units", options: ["1", "2"], onpick: (text) => ui.set({ units: Number(text) }) });
  const sliders = UNITS.map(({ keys, labels, name }) => keys.map((key, k) =>
    slider(ui, { key, label: labels[k], name: `${key}, ${name}`, min: -most[k < 2 ? "w" : "b"], max: most[k < 2 ? "w" : "b"], step: 1 / 8 })));
  const groups = UNITS.map(({ name }, i) => h("fieldset", {}, h("legend", {}, name), ...sliders[i].map((s) => s.element)));
  const count = h("p", { class: "nnw-count" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Each corner, its hidden point and the output");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-row" }, data.element, units.element, starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 }))),
    count, goal, yoursNote,
    h("div", { class: "nnw-pictures" }, left.element, right.element),
    h("div", { class: "nnw-groups" }, ...groups),
    numbers.element,
  );

  return (state, frame) => {
    const two = state.units === 2;
    const t = GATES[state.data];
    const { hidden, y, wrong, mistakes, places } = hiddenFrame(state);
    const { lines, output } = hiddenLines(state);
    const yours = frame.yours?.data === state.data ? frame.yours : null;
    const late = yours && Object.entries(yours.weights).some(([key, value]) => state[key] !== value); // Python is still at work

    const pen = left.begin();
    for (const cell of hiddenCells(state, left.low, left.high)) pen.region(cell.polygon, cell.y);
    pen.axes();
    lines.forEach(([w, b], j) => {
      pen.boundary(w, b, { dash: j ? [9, 5] : [] });
      pen.arrow([0, 0], w, { label: `h${"₁₂"[j]}`, dash: j ? [9, 5] : [] });
    });
    CORNERS.forEach((at, i) => pen.point(at, t[i], { wrong: wrong[i], odd: Boolean(yours?.odd[i]), late, note: cornerName(i), big: true }));

    const pen2 = right.begin();
    pen2.sides(...output);
    pen2.axes();
    pen2.boundary(...output);
    pen2.arrow([0, 0], output[0], { label: "v" });
    const apart = right.toData(20, 0)[0] - right.toData(0, 0)[0];
    hidden.forEach((at, i) => { // corners that fall on one point stand side by side
      const here = hidden.flatMap((other, k) => (String(other) === String(at) ? [k] : []));
      const shift = (here.indexOf(i) - (here.length - 1) / 2) * apart;
      pen2.point([at[0] + shift, at[1]], t[i], { wrong: wrong[i], big: true });
      if (here[0] === i) pen2.text(here.map(cornerName).join(" "), [right.toPixel(at)[0], right.toPixel(at)[1] - 22], { align: "center", size: 12 });
    });
    handles[0].show(state);
    handles[1].show(two ? state : null);
    handles[2].show(two ? state : { ...state, v2: 0 });

    const solved = mistakes === 0;
    const sum = `${mistakes} ${mistakes === 1 ? "mistake" : "mistakes"} of 4`;
    say(count, sum);
    say(goal, goalText(state, solved, two));
    goal.classList.toggle("nnw-good", solved);
    say(yoursNote, !yours ? "" : yours.odd.some(Boolean) ? "Built from your function, the network answers differently where a dashed diamond stands."
      : "Built from your function, the network gives the same four answers.");
    const revealed = solved && two && ["XOR", "XNOR"].includes(state.data);
    ask.show(state, {
      ask: "Predict first: once two units solve XOR, how many different points (h₁, h₂) do the four corners become?",
      reply: state.guess < 0 ? "" : revealed ? `You said ${PLACES[state.guess]}; it is ${places}.` : `You said ${PLACES[state.guess]}. Now solve XOR and count. At present: ${places}.`,
      right: revealed && PLACES[state.guess] === String(places),
    });
    data.show(state);
    units.show({ units: String(state.units) });
    sliders.flat().forEach((s) => s.show(state));
    groups[1].hidden = !two;
    sliders[2][1].element.hidden = !two;
    const map = hidden.map((at, i) => `${cornerName(i)} to ${at.join("")}`).join(", ");
    left.name(`Input plane with ${two ? "two lines" : "one line"} and the four corners of ${state.data}. ${sum}.`);
    right.name(`Hidden plane: ${map}. The output's line separates ${solved ? "the classes" : "them with " + sum}.`);
    ui.say(`${sum}. The corners lie on ${places} hidden points.`);
    numbers.show(["x₁", "x₂", "h₁", "h₂", "output", "target", "right?", ...(yours ? ["yours"] : [])],
      CORNERS.map((x, i) => [...x, ...hidden[i], y[i], t[i], wrong[i] ? "no" : "yes", ...(yours ? [yours.y[i]] : [])]));
  };
}

function goalText({ data }, solved, two) {
  if (solved) return `0 mistakes on ${data}${two ? " with two lines" : " with one line"}: challenge done.`;
  if (!two && ["XOR", "XNOR"].includes(data)) return `Challenge: 0 mistakes on ${data}. One hidden unit is one line: ${data} defeats it. Give it a second unit.`;
  return `Challenge: 0 mistakes on ${data}.`;
}

export default { render: (host) => mount(host, "One line, then two: a hidden layer", build) };
