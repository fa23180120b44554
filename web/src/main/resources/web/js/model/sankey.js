// Mine, refinery, importer: three columns of countries with the recorded flows between them. Pure.
//
// The columns do not balance, and are not made to: production is what the lists say, a flow what somebody recorded.

/**
 * @typedef {{country: string, share: number}} Share of the production of a list
 * @typedef {{from: string, to: string, tonnes: number, status: string}} Flow between countries
 * @typedef {{column: number, country: string, share: number | null, flow: number, y: number, height: number}} Bar `share`
 *   of production, null where the country is not listed; `flow` is its part of the recorded flows beside it
 * @typedef {{column: number, from: string, to: string, tonnes: number, status: string, share: number, y0: number,
 *   y1: number, width: number}} Band from `column` to the next; `share` of the recorded flows of that step
 */

/** What stands for the countries that there is no room for. */
export const OTHERS = "";

/**
 * @param {{mine: Share[], refined: Share[]}} production the largest first
 * @param {{toRefining: Flow[], toImporters: Flow[]}} recorded
 * @param {{height: number, gap: number, most: number}} room in pixels, and how many countries a column may name
 * @returns {{bars: Bar[], bands: Band[]}}
 */
export function sankey({ mine, refined }, { toRefining, toImporters }, { height, gap, most }) {
  const steps = [inShares(toRefining), inShares(toImporters)];
  const columns = [
    column([mine], [[steps[0], "from"]], most),
    column([refined], [[steps[0], "to"], [steps[1], "from"]], most),
    column([], [[steps[1], "to"]], most),
  ];
  const scale = Math.min(...columns.map((bars) => {
    const total = bars.reduce((sum, { value }) => sum + value, 0);
    return total ? (height - gap * (bars.length - 1)) / total : Infinity;
  }));
  const bars = columns.flatMap((own, i) => {
    let y = 0;
    return own.map(({ country, share, flow, value }) => {
      const bar = { column: i, country, share, flow, y, height: value * scale };
      y += bar.height + gap;
      return bar;
    });
  });
  return { bars, bands: steps.flatMap((flows, i) => bands(flows, i, bars, scale)) };
}

function inShares(flows) {
  const total = flows.reduce((sum, { tonnes }) => sum + tonnes, 0);
  return flows.filter(({ tonnes }) => tonnes > 0).map((flow) => ({ ...flow, share: flow.tonnes / total }));
}

function column(lists, ends, most) {
  const listed = new Map(lists.flat().map(({ country, share }) => [country, share]));
  const flows = ends.map(([step, end]) => {
    const sums = new Map();
    for (const flow of step) sums.set(flow[end], (sums.get(flow[end]) ?? 0) + flow.share);
    return sums;
  });
  const all = [...new Set([...listed.keys(), ...flows.flatMap((sums) => [...sums.keys()])])].map((country) => {
    const flow = Math.max(0, ...flows.map((sums) => sums.get(country) ?? 0));
    const share = listed.get(country) ?? null;
    return { country, share, flow, value: Math.max(share ?? 0, flow) };
  }).sort((a, b) => b.value - a.value);
  const rest = all.slice(most);
  if (!rest.length) return all;
  // The flows of others are summed end by end, as each end of a bar has its own bands.
  const names = new Set(rest.map(({ country }) => country));
  const flow = Math.max(0, ...flows.map((sums) => [...sums].reduce((sum, [country, share]) =>
    sum + (names.has(country) ? share : 0), 0)));
  const share = lists.length ? rest.reduce((sum, other) => sum + (other.share ?? 0), 0) : null;
  return [...all.slice(0, most), { country: OTHERS, share, flow, value: Math.max(share ?? 0, flow) }];
}

// Bands leave and arrive in the order of the bars at their other end, so that they cross as little as they can.
function bands(flows, step, bars, scale) {
  const barOf = (index, country) => bars.find((bar) => bar.column === index && bar.country === country)
    ?? bars.find((bar) => bar.column === index && bar.country === OTHERS);
  const all = flows.map((flow) => ({ ...flow, start: barOf(step, flow.from), end: barOf(step + 1, flow.to) }));
  const [left, right] = [new Map(), new Map()];
  const stack = (used, bar, width) => {
    const at = bar.y + (used.get(bar) ?? 0);
    used.set(bar, (used.get(bar) ?? 0) + width);
    return at;
  };
  const placed = all.map((flow) => ({ flow, width: flow.share * scale }));
  placed.sort((a, b) => a.flow.start.y - b.flow.start.y || a.flow.end.y - b.flow.end.y);
  for (const band of placed) band.y0 = stack(left, band.flow.start, band.width);
  placed.sort((a, b) => a.flow.end.y - b.flow.end.y || a.flow.start.y - b.flow.start.y);
  for (const band of placed) band.y1 = stack(right, band.flow.end, band.width);
  return placed.map(({ flow: { from, to, tonnes, status, share }, width, y0, y1 }) =>
    ({ column: step, from, to, tonnes, status, share, y0, y1, width }));
}
