// World units: Web Mercator with the world as the unit square, x to the east from -180 degrees, y to the south.

/** The latitude at which the Mercator square ends. */
export const MAX_LATITUDE = 85.0511287798;

/** @param {number} lon degrees, may lie outside ±180 */
export const worldX = (lon) => lon / 360 + 0.5;

/** @param {number} lat degrees; clamped to the square */
export function worldY(lat) {
  const sine = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @returns {number} degrees, outside ±180 where x lies outside 0..1 */
export const longitude = (x) => (x - 0.5) * 360;

/** @returns {number} degrees */
export const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** The copy of a longitude that is nearest to another. */
export const nearestCopy = (lon, to) => lon + 360 * Math.round((to - lon) / 360);

/** @returns {[number, number, number, number]} west, north, east, south of a flat list x0, y0, x1, y1 ... */
export function boundsOf(xy) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    minX = Math.min(minX, xy[i]);
    maxX = Math.max(maxX, xy[i]);
    minY = Math.min(minY, xy[i + 1]);
    maxY = Math.max(maxY, xy[i + 1]);
  }
  return [minX, minY, maxX, maxY];
}
