// How a supply line is stroked, by its status under a scenario. Pure but for the context that it draws on.

const ARROW_SPACING_PX = 260;
const ARROW_CELL_PX = 100;
const STUB_PX = 26;
const CROSS_PX = 4.5;

/**
 * Strokes a line: open and rerouted ones plain, licensed ones with a light core, restricted ones dashed, unreachable ones
 * as two stubs that end in a cross.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {{mode: "land" | "sea", line: number[]}[]} legs in pixels, x0, y0, x1, y1 ...
 * @param {import("./corridors.js").CorridorLine} corridor
 * @param {{width: number, colour: string, colours: Record<string, string>}} pen the palette, and the family's colour of it
 */
export function strokeLine(context, legs, { status, properties }, { width, colour, colours }) {
  if (status === "unreachable") {
    strokeStubs(context, legs, width, colours.restricted);
    return;
  }
  for (const leg of legs) {
    if (status === "restricted") {
      dash(context, [3 + width * 1.6, 2 + width * 1.1], "butt");
      trace(context, leg.line, width, colours.restricted);
    } else {
      stroke(context, leg, properties, width, colour);
      if (status === "licensed") trace(context, leg.line, Math.max(1, width * 0.4), colours.paper);
    }
  }
}

function strokeStubs(context, legs, width, colour) {
  const points = legs.flatMap(({ line }) => line);
  dash(context, [], "butt");
  for (const [start, end] of [stub(points), stub(reversed(points))]) {
    trace(context, start, width, colour);
    const [x, y] = end;
    context.lineWidth = 2;
    context.beginPath();
    for (const way of [1, -1]) {
      context.moveTo(x - CROSS_PX, y - CROSS_PX * way);
      context.lineTo(x + CROSS_PX, y + CROSS_PX * way);
    }
    context.stroke();
  }
}

// The first pixels of a line, at most a third of it so that two stubs never meet, and where they end.
function stub(points) {
  let total = 0;
  for (let i = 2; i < points.length; i += 2) total += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  let left = Math.min(STUB_PX, total / 3);
  const line = points.slice(0, 2);
  for (let i = 2; i < points.length; i += 2) {
    const [x, y] = [points[i] - points[i - 2], points[i + 1] - points[i - 1]];
    const length = Math.hypot(x, y);
    const part = length > left ? left / length : 1;
    line.push(points[i - 2] + x * part, points[i - 1] + y * part);
    left -= length;
    if (left <= 0) break;
  }
  return [line, line.slice(-2)];
}

function reversed(points) {
  const back = [];
  for (let i = points.length - 2; i >= 0; i -= 2) back.push(points[i], points[i + 1]);
  return back;
}

function stroke(context, { mode, line }, { kind }, width, colour) {
  if (kind === "potential") dash(context, [0.1, 3.4], "round");
  else if (mode === "land") dash(context, [2 + width, 2 + width * 0.6], "butt");
  else dash(context, [], "round");
  trace(context, line, width, colour);
}

function trace(context, line, width, colour) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(line[0], line[1]);
  for (let i = 2; i < line.length; i += 2) context.lineTo(line[i], line[i + 1]);
  context.stroke();
}

function dash(context, pattern, cap) {
  context.setLineDash(pattern);
  context.lineCap = cap;
}

/**
 * One arrowhead every so often; where many corridors run together, one per cell of a coarse grid speaks for all.
 *
 * @param {Set<string>} taken the cells that have one already
 */
export function drawArrows(context, legs, width, colour, taken) {
  let travelled = ARROW_SPACING_PX / 2;
  context.fillStyle = colour;
  for (const { line } of legs) {
    for (let i = 2; i < line.length; i += 2) {
      const [x0, y0, x1, y1] = [line[i - 2], line[i - 1], line[i], line[i + 1]];
      const length = Math.hypot(x1 - x0, y1 - y0);
      for (let at = ARROW_SPACING_PX - travelled; at <= length; at += ARROW_SPACING_PX) {
        const x = x0 + ((x1 - x0) * at) / length;
        const y = y0 + ((y1 - y0) * at) / length;
        const cell = `${Math.round(x / ARROW_CELL_PX)},${Math.round(y / ARROW_CELL_PX)}`;
        if (!taken.has(cell)) drawArrow(context, x, y, Math.atan2(y1 - y0, x1 - x0), 3 + width * 0.75);
        taken.add(cell);
      }
      travelled = (travelled + length) % ARROW_SPACING_PX;
    }
  }
}

function drawArrow(context, x, y, angle, size) {
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  context.beginPath();
  context.moveTo(x + cos, y + sin);
  context.lineTo(x - cos - sin * 0.8, y - sin + cos * 0.8);
  context.lineTo(x - cos * 0.45, y - sin * 0.45);
  context.lineTo(x - cos + sin * 0.8, y - sin - cos * 0.8);
  context.fill();
}
