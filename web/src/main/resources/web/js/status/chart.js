// Small line charts of the last hour.
import { svg } from "../dom.js";

const HOUR_S = 3_600;
const WIDTH = 400;
const HEIGHT = 88;

/**
 * A figure by time, where there were no requests zero, or what it was before.
 *
 * @param {{now: number, step_seconds: number, steps: {time: number}[]}} status
 * @param {(step: object) => number} value
 * @param {boolean} stays whether it stays as it was where nothing is known, like memory
 * @returns {{time: number, value: number}[]} one for each whole step of the last hour, the oldest first
 */
export function series({ now, step_seconds: step, steps }, value, stays = false) {
  const known = new Map(steps.map((one) => [one.time, one]));
  const last = Math.floor(now / step) * step - step;
  const times = Array.from({ length: HOUR_S / step }, (_, i) => last - HOUR_S + step * (i + 1));
  let before = 0;
  return times.map((time) => {
    const now = known.has(time) ? value(known.get(time)) : stays ? before : 0;
    before = now;
    return { time, value: now };
  });
}

/**
 * Lines over each other, with one scale that begins at zero.
 *
 * @param {{now: number}} status
 * @param {{time: number, value: number}[][]} lines
 * @param {string} label says in words what is seen
 * @returns {SVGElement}
 */
export function chart({ now }, lines, label) {
  const most = Math.max(1e-9, ...lines.flat().map(({ value }) => value));
  const x = (time) => (WIDTH * (time - now + HOUR_S)) / HOUR_S;
  const y = (value) => HEIGHT - 2 - ((HEIGHT - 4) * value) / most;
  const path = (line) => line.map(({ time, value }, i) => `${i === 0 ? "M" : "L"}${x(time).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  return svg("svg", { class: "status__chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("path", { class: "status__axis", d: `M0 ${y(0)}H${WIDTH}M0 ${y(most)}H${WIDTH}` }),
    lines.map((line, i) => svg("path", { class: i === 0 ? "status__line" : "status__line status__line--second", d: path(line) })));
}
