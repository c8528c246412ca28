// The arithmetic of the widgets that answer without Python. The same numbers as nnref, held to it by tests/widgets/logic.test.mjs.

/** The four corners of every two-input gate, and what each gate says of them. */
export const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]];
export const GATES = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], XOR: [0, 1, 1, 0], XNOR: [1, 0, 0, 1] };

export const score = (w, b, x) => w[0] * x[0] + w[1] * x[1] + b;

/** A perceptron's class: 1 where the score is above 0; a score of 0 is class 0. */
export const step = (z) => (z > 0 ? 1 : 0);

/** The part of a convex polygon on the side where w·x + b >= 0 (each edge is cut where its score crosses 0). */
export function clip(polygon, w, b) {
  const kept = [];
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length];
    const zp = score(w, b, p), zq = score(w, b, q);
    if (zp >= 0) kept.push(p);
    if (zp * zq < 0) {
      const s = zp / (zp - zq);
      kept.push([p[0] + s * (q[0] - p[0]), p[1] + s * (q[1] - p[1])]);
    }
  });
  return kept;
}

export const square = (low, high) => [[low, low], [high, low], [high, high], [low, high]];

/** The point of the line w·x + b = 0 nearest to `from`; null where w = 0, which is no line. */
export function foot(w, b, from = [0, 0]) {
  const length2 = w[0] * w[0] + w[1] * w[1];
  if (length2 === 0) return null;
  const s = score(w, b, from) / length2;
  return [from[0] - s * w[0], from[1] - s * w[1]];
}

/** Everything that the perceptron's line says of the points x with targets t. */
export function lineFrame({ w1, w2, b }, x, t) {
  const w = [w1, w2];
  const scores = x.map((point) => score(w, b, point));
  const y = scores.map(step);
  const wrong = y.map((label, i) => label !== t[i]);
  return { scores, y, wrong, mistakes: wrong.filter(Boolean).length };
}

/** The two lines of a hidden layer and the line of the output: lists of [w, b]. With one hidden unit the second is absent. */
export function hiddenLines(state) {
  const { w11, w21, b1, w12, w22, b2, v1, v2, c } = state;
  const lines = [[[w11, w21], b1], [[w12, w22], b2]].slice(0, state.units);
  return { lines, output: [[v1, state.units > 1 ? v2 : 0], c] };
}

/** What the 2-2-1 step network makes of each corner: its hidden point, its class, right or wrong. */
export function hiddenFrame(state) {
  const { lines, output } = hiddenLines(state);
  const t = GATES[state.data];
  const hidden = CORNERS.map((x) => [0, 1].map((j) => (j < lines.length ? step(score(...lines[j], x)) : 0)));
  const y = hidden.map((a) => step(score(...output, a)));
  const wrong = y.map((label, i) => label !== t[i]);
  const places = new Set(hidden.map(String)).size;
  return { hidden, y, wrong, mistakes: wrong.filter(Boolean).length, places };
}

/** The cells into which the lines cut the square: each a polygon with its hidden point and the network's answer there. */
export function hiddenCells(state, low, high) {
  const { lines, output } = hiddenLines(state);
  let cells = [{ polygon: square(low, high), hidden: [] }];
  for (const [w, b] of lines) {
    cells = cells.flatMap(({ polygon, hidden }) => [1, 0].map((side) => ({
      polygon: side ? clip(polygon, w, b) : clip(polygon, [-w[0], -w[1]], -b),
      hidden: [...hidden, side],
    })));
  }
  // A line with w = 0 lies nowhere: the whole square is on the side that its b says.
  const there = ({ polygon, hidden }) => polygon.length > 2 &&
    hidden.every((side, j) => lines[j][0].some((value) => value !== 0) || side === step(lines[j][1]));
  return cells.filter(there).map(({ polygon, hidden }) => {
    const a = [hidden[0], hidden[1] ?? 0];
    return { polygon, hidden: a, y: step(score(...output, a)) };
  });
}

/** A sum of hinges, c + Σ v relu(x − k) over the units in use, at each x. */
export const hingeSum = ({ units, corners, turns, c }, xs) => xs.map((x) =>
  c + corners.slice(0, units).reduce((sum, k, j) => sum + turns[j] * Math.max(0, x - k), 0));

/** The shape of array "a" or "b": as many of its lengths, from the right, as it has axes. */
export const shapeOf = (state, letter) => [state[`${letter}_rows`], state[`${letter}_columns`]].slice(2 - state[`${letter}_axes`]);

/** As Python writes a shape: (4, 3), (3,), (). */
export const shapeText = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

/** NumPy's rule: for each place from the right [length in a, length in b, what comes out], null for none; and the result's shape, or null. */
export function broadcast(a, b) {
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, k) => {
    const [m, n] = [a.at(-1 - k) ?? null, b.at(-1 - k) ?? null], [p, q] = [m ?? 1, n ?? 1];
    return [m, n, p === q || p === 1 || q === 1 ? Math.max(p, q) : null];
  });
  const lengths = places.map(([, , out]) => out).reverse();
  return { places, shape: lengths.includes(null) ? null : lengths };
}

/** Round numbers from low to high, at most `most`. On a logarithmic axis low and high are exponents, and so are the ticks. */
export function ticks(low, high, most, log = false) {
  const rough = (high - low) / most;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = log ? Math.max(1, Math.ceil(rough)) : ten * [1, 2, 5, 10].find((m) => m * ten >= rough);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) found.push(k * step);
  return found;
}

const LIFTED = Object.fromEntries([..."-0123456789"].map((sign, i) => [sign, "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"[i]]));

const lift = (exponent) => `10${[...String(exponent)].map((sign) => LIFTED[sign]).join("")}`;

/** A number for people: 1.5, −0.125, 3; at most three decimals. */
export const show = (value) => String(Number(Number(value).toFixed(3))).replace("-", "−");

/** A number of any size in two digits: 0.25, −0.044, 5.3·10⁻⁵, 10⁻⁵. */
export function brief(value) {
  if (value === 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 1000)) return String(Number(value.toPrecision(2))).replace("-", "−");
  const [digits, exponent] = value.toExponential(1).split("e");
  const front = Number(digits);
  return `${front === 1 ? "" : `${String(front).replace("-", "−")}·`}${lift(Number(exponent))}`;
}

/** A tick in words: 0.5, −2; on a logarithmic axis, where it is an exponent, 10⁻³. */
export const tickName = (value, log) => (log ? (value === 0 ? "1" : lift(value)) : String(Number(value.toPrecision(6))).replace("-", "−"));

/** A line for people: "x1 − 0.5 x2 + 1 = 0". */
export function equation(w, b) {
  const terms = [[w[0], " x1"], [w[1], " x2"], [b, ""]].filter(([value]) => value !== 0);
  const text = terms.map(([value, name], i) => {
    const sign = value < 0 ? (i ? " − " : "−") : i ? " + " : "";
    return sign + (name && Math.abs(value) === 1 ? name.trim() : show(Math.abs(value)) + name);
  });
  return `${text.join("") || "0"} = 0`;
}
