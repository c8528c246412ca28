// The perceptron's line, moved by w and b. Python sends the points, the fewest mistakes possible and the learner's own answers.

import { CORNERS, GATES, equation, lineFrame, show } from "./logic.js";
import { lineHandles, plane, reach } from "./plane.js";
import { h, mount, question, say, select, slider, starts, table } from "./view.js";

/** The points of the present state: the gates are known here, the clouds come from Python. */
function pointsOf(state, frame) {
  if (GATES[state.data]) return { x: CORNERS, t: GATES[state.data] };
  return frame.data === state.data && frame.seed === state.seed ? { x: frame.x, t: frame.t } : { x: [], t: [] };
}

/** The learner's answers about these points; `late` while they are about an earlier line, and Python is at work on this one. */
function yoursOf(state, { yours, data, seed }) {
  if (!yours || data !== state.data || seed !== state.seed) return null;
  return { ...yours, late: ["w1", "w2", "b"].some((key) => yours[key] !== state[key]) };
}

function build(ui) {
  const most = { w: reach(ui.state, ["w1", "w2"], 2), b: reach(ui.state, ["b"], 3) };
  const view = plane(ui, {
    caption: "The arrow is w, drawn from the origin; w points to the side of class 1 (orange, hatched). Drag its tip, or the ring on the line.",
    low: -2.25, high: 2.25,
  });
  const handles = lineHandles(ui, view, { keys: ["w1", "w2", "b"], name: "the line", most });
  const ask = question(ui, { key: "guess", options: ["0", "1", "2"] });
  const data = select(ui, { key: "data", label: "Points", options: ui.frame.names, onpick: (name) => ui.set({ data: name, guess: -1 }) });
  const sliders = [
    slider(ui, { key: "w1", label: "w₁", name: "w1", min: -most.w, max: most.w, step: 1 / 8 }),
    slider(ui, { key: "w2", label: "w₂", name: "w2", min: -most.w, max: most.w, step: 1 / 8 }),
    slider(ui, { key: "b", label: "b", min: -most.b, max: most.b, step: 1 / 8 }),
  ];
  const count = h("p", { class: "nnw-count" });
  const goal = h("p", { class: "nnw-note" });
  const yoursNote = h("p", { class: "nnw-note" });
  const numbers = table(ui, "Each point with its score and its class");
  ui.root.append(
    ask.element,
    h("div", { class: "nnw-main" },
      h("div", { class: "nnw-pictures" }, view.element),
      h("div", { class: "nnw-controls" }, data.element, ...sliders.map((s) => s.element), count, goal, yoursNote,
        starts(ui, () => ui.set({ ...ui.frame.start, guess: -1 })))),
    numbers.element,
  );

  return (state, frame) => {
    const { x, t } = pointsOf(state, frame);
    const { scores, y, wrong, mistakes } = lineFrame(state, x, t);
    const yours = yoursOf(state, frame);
    const w = [state.w1, state.w2];
    const fewest = frame.fewest[state.data];
    const reached = x.length > 0 && mistakes === fewest;
    const guessed = state.guess >= 0;

    const pen = view.begin();
    pen.sides(w, state.b);
    pen.axes();
    for (const at of yours?.specks ?? []) pen.speck(at, yours.late);
    pen.boundary(w, state.b);
    pen.arrow([0, 0], w, { label: "w" });
    x.forEach((at, i) => pen.point(at, t[i], { wrong: wrong[i], odd: Boolean(yours?.odd[i]), late: yours?.late, big: x.length < 9 }));
    handles.show(state);

    const sum = `${mistakes} ${mistakes === 1 ? "mistake" : "mistakes"} of ${x.length} points`;
    say(count, sum);
    say(goal, goalText(state.data, fewest, guessed, reached));
    goal.classList.toggle("nnw-good", reached);
    say(yoursNote, yours ? yoursText(yours) : "");
    ask.show(state, {
      ask: `Predict first: how few mistakes can one straight line make on ${state.data}?`,
      reply: !guessed ? "" : reached ? `You said ${state.guess}; it is ${fewest}.` : `You said ${state.guess}. Now move the line and see.`,
      right: guessed && reached && state.guess === fewest,
    });
    data.show(state);
    for (const s of sliders) s.show(state);
    view.name(`Plane with ${x.length} points of ${state.data}. Line ${equation(w, state.b)}. ${sum}.`);
    ui.say(`${sum}.${reached ? " No line makes fewer." : ""}`);
    numbers.show(
      ["x₁", "x₂", "target", "score", "class", "right?", ...(yours ? ["yours"] : [])],
      x.map((p, i) => [show(p[0]), show(p[1]), t[i], show(scores[i]), y[i], wrong[i] ? "no" : "yes", ...(yours ? [yours.y[i]] : [])]),
    );
  };
}

function goalText(data, fewest, guessed, reached) {
  if (reached && fewest > 0) return `${fewest} on ${data}, and no line makes fewer: no straight line can separate these points.`;
  if (reached) return `0 mistakes on ${data}: challenge done.`;
  if (fewest > 0) return `Challenge: as few mistakes on ${data} as a line can make${guessed ? ` (${fewest})` : ""}.`;
  return `Challenge: 0 mistakes on ${data}.`;
}

function yoursText({ odd, specks }) {
  const points = odd.filter(Boolean).length;
  if (!points && !specks.length) return "Your function agrees with the reference everywhere.";
  return `Your function disagrees with the reference at ${points} of the points (dashed diamonds) and in the dotted part of the plane.`;
}

export default { render: (host) => mount(host, "A perceptron's line", build) };
