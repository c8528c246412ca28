// What the widgets that walk on a surface share: two weights seen from above, and a start that is moved by hand, keys or sliders.

import { show } from "./logic.js";
import { pen } from "./pen.js";
import { handle, picture, slider } from "./view.js";

const GRAINS = 20; // places in a unit where a start may stand

/** A map of the loss. `sliders` move the start, too, at most `most` from the middle; `walk` is what begins there. */
export function terrain(ui, { caption, most, walk = "walk" }) {
  const map = picture(ui, { caption });
  const { width } = map;
  const toPixel = ([x, y]) => {
    const [low, high] = ui.frame.limits;
    return [((x - low) / (high - low)) * width(), ((high - y) / (high - low)) * width()];
  };
  const limit = (value) => Math.min(most, Math.max(-most, Math.round(value * GRAINS) / GRAINS));
  const grip = handle(ui, map.stage, {
    label: (state) => `Start of the ${walk}: ${show(state.x)}, ${show(state.y)}`,
    place: (state) => toPixel([state.x, state.y]),
    drag: (left, top) => {
      const [low, high] = ui.frame.limits;
      ui.set({ x: limit(low + (left / width()) * (high - low)), y: limit(high - (top / width()) * (high - low)) });
    },
    nudge: (dx, dy) => ui.set({ x: limit(ui.state.x + dx / GRAINS), y: limit(ui.state.y + dy / GRAINS) }),
  });
  const sliders = [["x", "w₁", "w1 of the start"], ["y", "w₂", "w2 of the start"]].map(([key, label, name]) =>
    slider(ui, { key, label, name, min: -most, max: most, step: 1 / GRAINS }));
  return {
    ...map, sliders,
    /** The contour lines, and what draws on them; `names()` comes last, so that nothing hides them. */
    begin(state, { contours }) {
      const view = map.begin();
      const draw = pen(ui, view, toPixel);
      for (const line of contours) draw.path(line, { colour: draw.palette.edge, thick: 0.8 });
      const names = () => {
        draw.text("w₁", [view.width - 8, view.height - 12], { align: "right", bold: true });
        draw.text("w₂", [8, 12], { bold: true });
      };
      grip.show(state);
      for (const s of sliders) s.show(state);
      return { ...draw, ...view, names };
    },
  };
}
