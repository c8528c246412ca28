// The arithmetic that the widgets do in the browser, against numbers that nnref has just written to GOLDEN.
// Run through test_widget_javascript.py, which makes both files: LOGIC (nnref/widgets/logic.js as a module) and GOLDEN.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";

const logic = await import(pathToFileURL(process.env.LOGIC));
const golden = JSON.parse(readFileSync(process.env.GOLDEN, "utf8"));

const close = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b)), `${what}: ${a} and ${b}`);
const area = (polygon) => Math.abs(polygon.reduce((sum, [x, y], i) => {
  const [u, v] = polygon[(i + 1) % polygon.length];
  return sum + x * v - u * y;
}, 0)) / 2;

test("the gates are nnref's", () => {
  for (const { name, x, t } of golden.gates) {
    assert.deepEqual(logic.CORNERS, x);
    assert.deepEqual(logic.GATES[name], t);
  }
  assert.equal(golden.gates.length, Object.keys(logic.GATES).length);
});

test("a line's scores, classes and mistakes", () => {
  assert.ok(golden.lines.length > 100);
  for (const { state, x, t, scores, y, wrong, mistakes } of golden.lines) {
    const frame = logic.lineFrame(state, x, t);
    frame.scores.forEach((score, i) => close(score, scores[i], "score"));
    assert.deepEqual(frame.y, y);
    assert.deepEqual(frame.wrong, wrong);
    assert.equal(frame.mistakes, mistakes);
  }
});

test("a hidden layer's points, outputs and mistakes", () => {
  assert.ok(golden.hidden.length > 100);
  for (const { state, hidden, y, wrong, mistakes, places } of golden.hidden) {
    assert.deepEqual(logic.hiddenFrame(state), { hidden, y, wrong, mistakes, places });
  }
});

test("the cells of a hidden layer fill the square and each answers as the network does inside it", () => {
  for (const { state, probes } of golden.hidden) {
    const cells = logic.hiddenCells(state, -2, 2);
    close(cells.reduce((sum, { polygon }) => sum + area(polygon), 0), 16, "area");
    const { lines } = logic.hiddenLines(state);
    for (const { at, y } of probes) {
      if (lines.some(([w, b]) => Math.abs(logic.score(w, b, at)) < 1e-9)) continue;
      const [cell] = cells.filter(({ hidden }) => lines.every(([w, b], j) => logic.step(logic.score(w, b, at)) === hidden[j]));
      assert.equal(cell.y, y);
    }
  }
});

test("a sum of hinges", () => {
  assert.ok(golden.hinges.length > 20);
  for (const { state, x, y } of golden.hinges) logic.hingeSum(state, x).forEach((value, i) => close(value, y[i], "sum"));
});

test("shapes that meet", () => {
  assert.ok(golden.shapes.some(({ result }) => result === null));
  for (const { state, a, b, places, result, text } of golden.shapes) {
    assert.deepEqual([logic.shapeOf(state, "a"), logic.shapeOf(state, "b")], [a, b]);
    assert.deepEqual(logic.broadcast(a, b), { places, shape: result });
    assert.equal(logic.shapeText(a), text);
  }
});

test("numbers in words", () => {
  const words = { 0: "0", 0.5: "0.5", "-0.044": "−0.044", 5.3e-5: "5.3·10⁻⁵", 1e-5: "10⁻⁵", "-1e-14": "−1·10⁻¹⁴", 1234: "1.2·10³", 100: "100" };
  for (const [value, text] of Object.entries(words)) assert.equal(logic.brief(Number(value)), text);
  assert.equal(logic.show(-0.12549), "−0.125");
  assert.equal(logic.equation([1, -0.5], 1), "x1 − 0.5 x2 + 1 = 0");
  assert.equal(logic.equation([-1, 0], -2), "−x1 − 2 = 0");
  assert.equal(logic.equation([0, 0], 0), "0 = 0");
});

test("ticks are round, inside, and not too many", () => {
  for (const [low, high, most] of [[-6, 6, 5], [0, 1, 4], [-0.2, 1.2, 6], [0, 60, 7], [1e-9, 3e-9, 5], [-1300, 900, 3]]) {
    const found = logic.ticks(low, high, most);
    assert.ok(found.length >= 2 && found.length <= most + 1, `${low} to ${high}: ${found}`);
    for (const tick of found) assert.ok(tick >= low - 1e-6 * (high - low) && tick <= high + 1e-6 * (high - low));
    const step = Number((found[1] - found[0]).toPrecision(6)).toExponential().split("e")[0];
    assert.ok(["1", "2", "5"].includes(step), `step ${step}`);
  }
  assert.deepEqual(logic.ticks(-14.3, 0.3, 5, true), [-12, -9, -6, -3, 0]);
  assert.deepEqual(logic.ticks(-1, 1, 9, true), [-1, 0, 1]);
  assert.equal(logic.tickName(-12, true), "10⁻¹²");
  assert.equal(logic.tickName(0, true), "1");
  assert.equal(logic.tickName(-0.5), "−0.5");
});

test("the foot of a line is on it, and nearest; w = 0 has none", () => {
  for (const { w, b, from, foot } of golden.feet) {
    const found = logic.foot(w, b, from);
    if (foot === null) assert.equal(found, null);
    else found.forEach((value, i) => close(value, foot[i], "foot"));
  }
});

test("clipping keeps one side, and the two sides make up the whole", () => {
  const all = logic.square(-2, 2);
  for (const { w, b } of golden.feet) {
    if (w[0] === 0 && w[1] === 0) continue;
    const here = logic.clip(all, w, b), there = logic.clip(all, w.map((value) => -value), -b);
    for (const p of here) assert.ok(logic.score(w, b, p) >= -1e-12);
    close(area(here) + area(there), 16, "area");
  }
});
