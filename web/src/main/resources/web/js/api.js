// The one place that talks to the server. URLs are relative, so that the map works behind a path prefix.

/** An answer of the server that is not the wanted one; `message` is fit to be shown. */
export class ApiError extends Error {
  /**
   * @param {string} message the `detail` of the problem document, or the best there is
   * @param {number} status the HTTP status, 0 when there was no answer at all
   */
  constructor(message, status) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

/** Fires `change` whenever the number of requests under way (`pending`) changes. */
class Activity extends EventTarget {
  pending = 0;

  add(count) {
    this.pending += count;
    this.dispatchEvent(new Event("change"));
  }
}

export const activity = new Activity();

/** @returns {Promise<{layers: object[], codelists: Record<string, object[]>, version: string}>} */
export const getCatalog = () => getJson("layers");

/** @returns {Promise<object>} the world as TopoJSON */
export const getWorld = () => getJson("basemap/world.json");

/** @returns {Promise<Record<string, string>>} the messages of a language */
export const getMessages = (lang) => getJson(`i18n/${encodeURIComponent(lang)}.json`);

/**
 * @param {string} layerId
 * @param {Record<string, string>} [parameters] as in `/layers/{id}.geojson?country=DEU`
 * @returns {Promise<{features: object[]}>} a GeoJSON feature collection
 */
export function getFeatures(layerId, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return getJson(`layers/${encodeURIComponent(layerId)}.geojson${query && "?" + query}`);
}

async function getJson(url) {
  activity.add(1);
  try {
    const response = await fetch(url, { headers: { Accept: "application/json, application/geo+json" } }).catch((e) => {
      throw new ApiError(e.message, 0);
    });
    if (!response.ok) throw new ApiError(await problemOf(response), response.status);
    return await response.json();
  } finally {
    activity.add(-1);
  }
}

async function problemOf(response) {
  const fallback = `${response.status} ${response.statusText}`.trim();
  if (!response.headers.get("Content-Type")?.includes("problem+json")) return fallback;
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? fallback;
}
