// What lies near a place. Pure.
import { distance } from "./geodesic.js";

/**
 * The features nearest to a place by the geodesic between them; those that are preferred come before all others.
 *
 * @param {[number, number]} position longitude and latitude in degrees
 * @param {object[]} features those that are no points are left out
 * @param {{count?: number, prefers?: (feature: object) => boolean}} [options]
 * @returns {{feature: object, metres: number, isPreferred: boolean}[]}
 */
export function nearest(position, features, { count = 3, prefers = () => false } = {}) {
  return features.filter(({ geometry }) => geometry?.type === "Point")
    .map((feature) => ({ feature, metres: distance(position, feature.geometry.coordinates), isPreferred: prefers(feature) }))
    .sort((a, b) => b.isPreferred - a.isPreferred || a.metres - b.metres)
    .slice(0, count);
}
