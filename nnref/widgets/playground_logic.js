// The arithmetic of the playground's view: what a message holds, where units and links stand, which colour a number has.
// Nothing here knows the browser; tests/widgets/playground.test.mjs runs it in node.

export const TILE = 32, FINE = 64; // pixels along a side of a unit's picture, and of the output's
const FEATURE_COUNT = 7;

/** A message of Python's with its buffers, as one object; what is beside it as another. */
export function unpack(content, buffers) {
  const [run, beside = null] = content.runs.map((told, i) => unpackRun(told, buffers.slice(4 * i, 4 * i + 4)));
  return { ...content, run, beside };
}

function unpackRun(told, [units, output, theta, curve]) {
  const floats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
  const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const rows = floats(curve);
  const column = (k) => Array.from({ length: rows.length / 3 }, (_, i) => rows[3 * i + k]);
  return { ...told, units: bytes(units), output: bytes(output), curve: [0, 1, 2].map(column), parameters: parameters(told.layout, floats(theta)) };
}

/** The parts of theta by their names; `at(name, i, j)` reads one number. */
export function parameters(layout, theta) {
  const parts = {};
  let start = 0;
  for (const [name, shape] of Object.entries(layout)) {
    parts[name] = { shape, start };
    start += shape.reduce((size, n) => size * n, 1);
  }
  return {
    has: (name) => name in parts,
    at: (name, i, j = null) => theta[parts[name].start + (j === null ? i : i * parts[name].shape[1] + j)],
  };
}

/** The number of units of each column that learns: the hidden layers and the output. */
export const widths = (layers) => [...layers, 1];

/** Everything that can be set by hand at unit j of column k (from 1): [key for Python, words]. */
export function handles(k, j, { features, layers, normed }) {
  const inputs = k === 1 ? features : Array.from({ length: layers[k - 2] }, (_, i) => `unit ${i + 1}`);
  const scale = normed && k <= layers.length ? [[`gamma${k}[${j}]`, "scale γ"], [`beta${k}[${j}]`, "shift β"]] : [];
  return [...inputs.map((from, i) => [`w${k}[${i},${j}]`, `weight from ${from}`]), [`b${k}[${j}]`, "bias"], ...scale];
}

/** The number that a key such as "w1[0,2]" names; null where there is none. */
export function valueOf(key, { parameters: read, layout }) {
  const [, name, place] = /^(\w+)\[([\d,]+)\]$/.exec(key) ?? [];
  if (!name || !read.has(name)) return null;
  const index = place.split(",").map(Number);
  return index.every((i, d) => i < layout[name][d]) && index.length === layout[name].length ? read.at(name, ...index) : null;
}

/** Where everything stands in a picture of this width: columns of features, hidden layers and output, links between them. */
export function place(width, { features, layers, all }) {
  const counts = [all.length, ...layers, 1], columns = counts.length;
  const wide = width / columns, rows = Math.max(...counts);
  const tile = Math.max(14, Math.min(48, 0.62 * wide)), pitch = tile + 12;
  const height = rows * pitch + 6;
  const spots = counts.map((count, c) => Array.from({ length: count }, (_, j) => (
    { x: (c + 0.5) * wide, y: 3 + (rows - count) / 2 * pitch + (j + 0.5) * pitch })));
  const from = (c, i) => (c === 0 ? spots[0][all.indexOf(features[i])] : spots[c][i]);
  const links = [];
  for (let c = 0; c + 1 < columns; c++) {
    const inputs = c === 0 ? features.length : counts[c];
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < counts[c + 1]; j++) {
        const a = from(c, i), b = spots[c + 1][j], ends = [a.x + tile / 2, a.y, b.x - tile / 2, b.y];
        links.push({ key: `w${c + 1}[${i},${j}]`, k: c + 1, i, j, ends });
      }
    }
  }
  return { tile, height, spots, links, columns };
}

/** Which picture of `units` belongs to unit j of column c; the output has its own. */
export function tileIndex(c, j, layers) {
  return c === 0 ? j : FEATURE_COUNT + layers.slice(0, c - 1).reduce((sum, n) => sum + n, 0) + j;
}

/** A place on a link, a cubic curve that leaves and arrives level; s goes from 0 to 1. */
export function along([x0, y0, x1, y1], s) {
  const ease = s * s * (3 - 2 * s), r = 1 - s, middle = (x0 + x1) / 2;
  return [r ** 3 * x0 + 3 * r * s * middle + s ** 3 * x1, y0 + (y1 - y0) * ease];
}

/** The link nearest to a point, if it is nearer than `reach` pixels. */
export function nearestLink(links, x, y, reach = 7) {
  let best = null, distance = reach;
  for (const link of links) {
    const [x0, y0, x1, y1] = link.ends;
    if (x < x0 - reach || x > x1 + reach || y < Math.min(y0, y1) - reach || y > Math.max(y0, y1) + reach) continue;
    for (let s = 0; s <= 1; s += 1 / 24) {
      const [u, v] = along(link.ends, s), d = Math.hypot(u - x, v - y);
      if (d < distance) { distance = d; best = link; }
    }
  }
  return best;
}

/** How thick a weight is drawn: from a hair to eight pixels, as wide as its size. */
export const thickness = (w) => 0.6 + 1.5 * Math.min(5, Math.abs(w));

/** 256 colours from orange over the paper to blue, as a canvas stores them. Colours come as [r, g, b]. */
export function palette(low, middle, high) {
  const table = new Uint32Array(256);
  for (let k = 0; k < 256; k++) {
    const s = (k - 127.5) / 127.5, [end, part] = [s < 0 ? low : high, Math.abs(s)];
    const [r, g, b] = middle.map((m, i) => Math.round(m + (end[i] - m) * part));
    table[k] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  }
  return table;
}

/** "#1a2b3c" or "rgb(1, 2, 3)" as [r, g, b]. */
export function rgb(text) {
  if (text.startsWith("#")) {
    const digits = text.length === 4 ? [...text.slice(1)].map((d) => d + d).join("") : text.slice(1);
    return [0, 2, 4].map((i) => parseInt(digits.slice(i, i + 2), 16));
  }
  return (text.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
}

/** A square picture `times` as large, its values in between filled in along straight lines. */
export function enlarge(values, n, times) {
  const size = n * times, out = new Uint8Array(size * size);
  const where = Array.from({ length: size }, (_, p) => {
    const s = Math.min(n - 1, Math.max(0, (p + 0.5) / times - 0.5)), i = Math.min(n - 2, Math.floor(s));
    return [i, s - i];
  });
  for (let p = 0; p < size; p++) {
    const [i, a] = where[p];
    for (let q = 0; q < size; q++) {
      const [j, b] = where[q], at = i * n + j;
      const top = values[at] + (values[at + 1] - values[at]) * b;
      const bottom = values[at + n] + (values[at + n + 1] - values[at + n]) * b;
      out[p * size + q] = top + (bottom - top) * a + 0.5;
    }
  }
  return out;
}

/** Only the two ends: which side of 0 a value is on. */
export const sides = (values) => values.map((value) => (value >= 128 ? 255 : 0));

/** The list with or without a name, in the order of `all`; the last name stays. */
export function toggled(list, name, all) {
  const left = list.includes(name) ? list.filter((other) => other !== name) : all.filter((other) => other === name || list.includes(other));
  return left.length ? left : list;
}

/**
 * Messages of which only the last counts (a slider that is dragged): one is on its way, the newest waits for its answer.
 * `ask(message)` sends or keeps it, `answered(id)` tells that Python has done the one with this id.
 */
export function asker(send) {
  let id = 0, waiting = 0, next = null;
  const go = (message) => { waiting = ++id; send({ ...message, id }); };
  return {
    ask(message) { if (waiting) next = message; else go(message); },
    answered(done) {
      if (waiting && done >= waiting) waiting = 0;
      if (!waiting && next) { const message = next; next = null; go(message); }
    },
    busy: () => waiting > 0,
  };
}
