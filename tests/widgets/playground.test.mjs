// The arithmetic of the playground's view against numbers that Python has just written to GOLDEN.
// Run through test_playground_javascript.py, which makes both files: LOGIC (playground_logic.js as a module) and GOLDEN.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";

const logic = await import(pathToFileURL(process.env.LOGIC));
const golden = JSON.parse(readFileSync(process.env.GOLDEN, "utf8"));
const views = (buffers) => buffers.map((text) => {
  const bytes = Buffer.from(text, "base64"), odd = new Uint8Array(bytes.length + 3); // at an odd place, as they arrive
  odd.set(bytes, 3);
  return new DataView(odd.buffer, 3);
});

test("a message holds every parameter, picture and loss that Python put in", () => {
  for (const { told, buffers, parts, curve, output, tiles } of golden.frames) {
    const { run, beside } = logic.unpack({ kind: "frame", runs: [told] }, views(buffers));
    assert.equal(beside, null);
    for (const [key, value] of Object.entries(parts)) {
      assert.ok(Math.abs(logic.valueOf(key, run) - value) <= 1e-6 * Math.max(1, Math.abs(value)), key);
    }
    assert.equal(logic.valueOf("w99[0,0]", run), null);
    assert.equal(logic.valueOf("w1[99,0]", run), null);
    assert.equal(logic.valueOf("b1[0,0]", run), null);
    assert.deepEqual(run.curve[0], curve.map((_, epoch) => epoch));
    curve.forEach(([train, test], i) => {
      assert.ok(Math.abs(run.curve[1][i] - train) < 1e-6);
      assert.ok(Math.abs(run.curve[2][i] - test) < 1e-6);
    });
    assert.deepEqual([...run.output], output.flat());
    for (const { c, j, pixels } of tiles) {
      const start = logic.tileIndex(c, j, told.layers) * logic.TILE ** 2;
      assert.deepEqual([...run.units.subarray(start, start + logic.TILE ** 2)], pixels.flat());
    }
  }
});

test("two runs in one message", () => {
  const [one, other] = golden.frames;
  const { run, beside } = logic.unpack({ runs: [one.told, other.told] }, [...views(one.buffers), ...views(other.buffers)]);
  assert.equal(run.at, one.told.at);
  assert.deepEqual([...beside.output], other.output.flat());
});

test("everything that can be set at a unit is there, by its name", () => {
  for (const { told, buffers, features, keys } of golden.frames) {
    const { run } = logic.unpack({ runs: [told] }, views(buffers));
    const found = [];
    [...told.layers, 1].forEach((units, k) => {
      for (let j = 0; j < units; j++) {
        for (const [key, words] of logic.handles(k + 1, j, { features, layers: told.layers, normed: "gamma1" in told.layout })) {
          assert.notEqual(logic.valueOf(key, run), null, key);
          assert.ok(words.length > 3);
          found.push(key);
        }
      }
    });
    assert.deepEqual(found.sort(), [...keys].sort());
  }
});

test("units stand apart, inside, and every weight has one link between its two units", () => {
  const all = ["x1", "x2", "x1^2", "x2^2", "x1x2", "sinx1", "sinx2"];
  for (const width of [290, 480, 900]) {
    for (const [features, layers] of [[["x1", "x2"], [4, 2]], [["sinx2"], []], [all, [8, 8, 8, 8, 8, 8]], [["x1", "x1x2"], [1, 8]]]) {
      const { spots, links, tile, height, columns } = logic.place(width, { features, layers, all });
      assert.equal(columns, layers.length + 2);
      const flat = spots.flat();
      for (const { x, y } of flat) assert.ok(x - tile / 2 >= 0 && x + tile / 2 <= width && y - tile / 2 >= 0 && y + tile / 2 <= height);
      flat.forEach((a, i) => flat.slice(i + 1).forEach((b) => assert.ok(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) > tile)));
      const sizes = [features.length, ...layers, 1];
      assert.equal(links.length, sizes.slice(1).reduce((sum, n, k) => sum + n * sizes[k], 0));
      assert.equal(new Set(links.map(({ key }) => key)).size, links.length);
      const [first] = links;
      assert.equal(first.ends[1], spots[0][all.indexOf(features[0])].y);
    }
  }
});

test("the link under the pointer is found, and none where there is none", () => {
  const { links, spots } = logic.place(600, { features: ["x1", "x2"], layers: [4, 2], all: ["x1", "x2"] });
  for (const link of links) {
    const [x, y] = logic.along(link.ends, 0.08); // near the start, where links of one unit still lie close: any of its links will do
    const found = logic.nearestLink(links, x, y + 1);
    assert.ok(found && Math.abs(found.ends[1] - link.ends[1]) < 8);
    assert.deepEqual(logic.along(link.ends, 0), link.ends.slice(0, 2));
    assert.deepEqual(logic.along(link.ends, 1), link.ends.slice(2));
  }
  assert.equal(logic.nearestLink(links, spots[0][0].x, spots[0][0].y), null);
});

test("colours run from orange over the paper to blue", () => {
  const table = logic.palette([184, 74, 0], [255, 255, 255], [10, 98, 168]);
  const parts = (k) => [table[k] & 255, (table[k] >> 8) & 255, (table[k] >> 16) & 255, table[k] >>> 24];
  assert.deepEqual(parts(0), [184, 74, 0, 255]);
  assert.deepEqual(parts(255), [10, 98, 168, 255]);
  assert.ok(parts(127).slice(0, 3).every((value) => value >= 253) && parts(128).slice(0, 3).every((value) => value >= 253));
  assert.deepEqual(logic.rgb("#0a62a8"), [10, 98, 168]);
  assert.deepEqual(logic.rgb("#fff"), [255, 255, 255]);
  assert.deepEqual(logic.rgb("rgb(1, 2, 3)"), [1, 2, 3]);
});

test("enlarging keeps the values and what lies between them", () => {
  const values = Uint8Array.from({ length: 16 }, (_, i) => 10 * (i % 4) + 40 * Math.floor(i / 4));
  const large = logic.enlarge(values, 4, 4);
  assert.equal(large.length, 256);
  assert.equal(large[0], 0);
  assert.equal(large[255], 150);
  for (let p = 2; p < 14; p++) for (let q = 2; q < 13; q++) assert.ok(large[16 * p + q + 1] >= large[16 * p + q]);
  assert.deepEqual([...logic.sides(Uint8Array.of(0, 127, 128, 255))], [0, 0, 255, 255]);
});

test("features go and come in their order, the last one stays", () => {
  const all = ["a", "b", "c"];
  assert.deepEqual(logic.toggled(["a", "c"], "b", all), ["a", "b", "c"]);
  assert.deepEqual(logic.toggled(["a", "c"], "a", all), ["c"]);
  assert.deepEqual(logic.toggled(["c"], "c", all), ["c"]);
});

test("of many requests one is on its way, and the last one follows", () => {
  const sent = [], asking = logic.asker((message) => sent.push(message));
  for (let k = 0; k < 10; k++) asking.ask({ kind: "edit", value: k });
  assert.deepEqual(sent, [{ kind: "edit", value: 0, id: 1 }]);
  asking.answered(0); // a picture from before
  assert.equal(sent.length, 1);
  asking.answered(1);
  assert.deepEqual(sent.at(-1), { kind: "edit", value: 9, id: 2 });
  assert.ok(asking.busy());
  asking.answered(2);
  assert.ok(!asking.busy());
  assert.equal(sent.length, 2);
});
