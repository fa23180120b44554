// Distances and areas on the WGS 84 ellipsoid. Pure. Positions are [longitude, latitude] in degrees.

const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const MEAN_RADIUS = (2 * A + B) / 3;
const MAX_STEPS = 100;
const RAD = Math.PI / 180;

/** The radius of the sphere that has the area of the ellipsoid, in metres. */
const AUTHALIC_RADIUS = A * Math.sqrt(authalicQ(1) / 2);

/**
 * The length of the geodesic between two positions, by Vincenty's inverse formula: within 0.5 mm, but for nearly
 * antipodal positions, where that does not converge and the sphere must do (within 0.6 %).
 *
 * @returns {number} metres
 */
export function distance([lon1, lat1], [lon2, lat2]) {
  const L = (((lon2 - lon1 + 540) % 360 + 360) % 360 - 180) * RAD;
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * RAD));
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * RAD));
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinS = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL);
    if (sinS === 0) return 0;
    const cosS = sinU1 * sinU2 + cosU1 * cosU2 * cosL;
    const sigma = Math.atan2(sinS, cosS);
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinS;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2M = cos2Alpha ? cosS - (2 * sinU1 * sinU2) / cos2Alpha : 0;
    const C = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
    const next = L + (1 - C) * F * sinAlpha * (sigma + C * sinS * (cos2M + C * cosS * (2 * cos2M ** 2 - 1)));
    if (Math.abs(next) > Math.PI) break;
    if (Math.abs(next - lambda) < 1e-12) {
      const [a, deltaSigma] = series(cos2Alpha, sinS, cosS, cos2M);
      return B * a * (sigma - deltaSigma);
    }
    lambda = next;
  }
  const h = Math.sin((lat2 - lat1) * RAD / 2) ** 2
    + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(L / 2) ** 2;
  return 2 * MEAN_RADIUS * Math.asin(Math.sqrt(Math.min(1, h)));
}

/**
 * Where a geodesic ends, by Vincenty's direct formula.
 *
 * @param {[number, number]} from
 * @param {number} azimuth degrees from north, to the east
 * @param {number} metres
 * @returns {[number, number]} the longitude is within 180 degrees of that of the start, and may lie outside ±180
 */
export function destination([lon, lat], azimuth, metres) {
  const [sinA1, cosA1] = [Math.sin(azimuth * RAD), Math.cos(azimuth * RAD)];
  const tanU1 = (1 - F) * Math.tan(lat * RAD);
  const cosU1 = 1 / Math.hypot(1, tanU1);
  const sinU1 = tanU1 * cosU1;
  const sigma1 = Math.atan2(tanU1, cosA1);
  const sinAlpha = cosU1 * sinA1;
  const cos2Alpha = 1 - sinAlpha ** 2;
  const a = series(cos2Alpha, 0, 1, 0)[0];
  let sigma = metres / (B * a);
  let cos2M = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    cos2M = Math.cos(2 * sigma1 + sigma);
    const next = metres / (B * a) + series(cos2Alpha, Math.sin(sigma), Math.cos(sigma), cos2M)[1];
    const isSettled = Math.abs(next - sigma) < 1e-12;
    sigma = next;
    if (isSettled) break;
  }
  const [sinS, cosS] = [Math.sin(sigma), Math.cos(sigma)];
  const x = sinU1 * sinS - cosU1 * cosS * cosA1;
  const lat2 = Math.atan2(sinU1 * cosS + cosU1 * sinS * cosA1, (1 - F) * Math.hypot(sinAlpha, x));
  const lambda = Math.atan2(sinS * sinA1, cosU1 * cosS - sinU1 * sinS * cosA1);
  const C = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
  const L = lambda - (1 - C) * F * sinAlpha * (sigma + C * sinS * (cos2M + C * cosS * (2 * cos2M ** 2 - 1)));
  return [lon + L / RAD, lat2 / RAD];
}

/** The length of a path along geodesics, in metres. */
export const pathLength = (positions) =>
  positions.slice(1).reduce((sum, position, i) => sum + distance(positions[i], position), 0);

/**
 * The area inside a ring whose sides are great circles of the sphere of equal area: within 0.1 % of that inside
 * geodesics for sides up to 2,000 km.
 *
 * @param {[number, number][]} ring open or closed
 * @returns {number} square metres
 */
export function area(ring) {
  let excess = 0;
  for (let i = 0; i < ring.length; i++) {
    const [lon1, lat1] = ring[i];
    const [lon2, lat2] = ring[(i + 1) % ring.length];
    const [t1, t2] = [lat1, lat2].map((lat) => Math.tan(authalicLatitude(lat * RAD) / 2));
    excess += 2 * Math.atan((Math.tan(((lon2 - lon1) * RAD) / 2) * (t1 + t2)) / (1 + t1 * t2));
  }
  return Math.abs(excess) * AUTHALIC_RADIUS ** 2;
}

/**
 * Positions along the great circle from one position to another, without the first; longitudes run on.
 *
 * @param {number} [spacing] between them, in degrees of arc at most
 */
export function greatCircle([lon1, lat1], [lon2, lat2], spacing = 2) {
  const at = ([lon, lat]) => {
    const [l, p] = [lon * RAD, lat * RAD];
    return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
  };
  const [a, b] = [at([lon1, lat1]), at([lon2, lat2])];
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  const steps = Math.max(1, Math.ceil(angle / RAD / spacing));
  // Opposite ends have no one great circle between them.
  if (Math.sin(angle) < 1e-9) return [[lon2, lat2]];
  let last = lon1;
  return Array.from({ length: steps }, (_, i) => {
    if (i === steps - 1) return [lon2 + 360 * Math.round((last - lon2) / 360), lat2];
    const [p, q] = [Math.sin((1 - (i + 1) / steps) * angle), Math.sin(((i + 1) / steps) * angle)];
    const [x, y, z] = a.map((value, axis) => value * p + b[axis] * q);
    const lon = Math.atan2(y, x) / RAD;
    last = lon + 360 * Math.round((last - lon) / 360);
    return [last, Math.atan2(z, Math.hypot(x, y)) / RAD];
  });
}

function series(cos2Alpha, sinS, cosS, cos2M) {
  const u2 = (cos2Alpha * (A * A - B * B)) / (B * B);
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  return [a, b * sinS * (cos2M + (b / 4) * (cosS * (2 * cos2M ** 2 - 1)
    - (b / 6) * cos2M * (4 * sinS ** 2 - 3) * (4 * cos2M ** 2 - 3)))];
}

function authalicQ(sine) {
  return (1 - E2) * (sine / (1 - E2 * sine ** 2) + Math.atanh(E * sine) / E);
}

function authalicLatitude(latitude) {
  return Math.asin(Math.max(-1, Math.min(1, authalicQ(Math.sin(latitude)) / authalicQ(1))));
}
