// The one place that talks to the server. URLs are relative, so that the map works behind a path prefix.

/** How long an answer may take, in seconds. */
export const TIMEOUT_S = 30;

/** An answer of the server that is not the wanted one; `message` is fit to be shown where there is no `cause`. */
export class ApiError extends Error {
  /**
   * @param {string} message the `detail` of the problem document, or the best there is
   * @param {number} status the HTTP status, 0 when there was no answer at all
   * @param {object} [options]
   * @param {"timeout" | "unreachable" | "unreadable" | null} [options.cause] why there was no answer, where there was none:
   *   it took longer than {@link TIMEOUT_S}, the server was not reached, or what came is none
   * @param {{field: string, value: string, message: string}[]} [options.errors] what is wrong with fields that were sent
   * @param {string | null} [options.parameter] the one thing in the request that the message is about
   */
  constructor(message, status, { cause = null, errors = [], parameter = null } = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.cause = cause;
    this.errors = errors;
    this.parameter = parameter;
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

/** @returns {Promise<Record<string, string>>} the titles of the bundled layers, fields and codes in a language */
export const getDataWords = (lang) => getJson(`i18n/data/${encodeURIComponent(lang)}.json`);

/**
 * @param {string} layerId
 * @param {Record<string, string>} [parameters] as in `/layers/{id}.geojson?country=DEU`
 * @param {{signal?: AbortSignal}} [options] as of {@link getJson}
 * @returns {Promise<{features: object[]}>} a GeoJSON feature collection
 */
export const getFeatures = (layerId, parameters = {}, options = {}) => getJson(featuresUrl(layerId, parameters), options);

/** The address of a layer as GeoJSON. */
export const featuresUrl = (layerId, parameters = {}) => linkTo(`layers/${encodeURIComponent(layerId)}.geojson`, parameters);

/**
 * Features of a layer without their geometry.
 *
 * @param {{id: string, geometry: string | null}} layer its definition
 * @param {Record<string, string | number>} parameters as in `/ogc/collections/{id}/items`
 * @param {{signal?: AbortSignal, isQuiet?: boolean}} [options] as of {@link getJson}
 * @returns {Promise<{features: object[], numberMatched: number}>}
 */
export function getItems({ id, geometry }, parameters, options = {}) {
  const skip = geometry ? { skipGeometry: true } : {};
  return getJson(linkTo(`ogc/collections/${encodeURIComponent(id)}/items`, { ...skip, ...parameters }), options);
}

const itemUrl = (layerId, id) => `ogc/collections/${encodeURIComponent(layerId)}/items/${encodeURIComponent(id)}`;

/** @returns {Promise<object>} one feature, as GeoJSON */
export const getFeature = (layerId, id) => getJson(`${itemUrl(layerId, id)}?f=json`);

/** @returns {Promise<{feature: object, tag: string}>} one feature, and the tag of its state for {@link patchFeature} */
export const getFeatureToEdit = (layerId, id) => get(`${itemUrl(layerId, id)}?f=json`, { accept: "application/geo+json",
  read: async (response) => ({ feature: await response.json(), tag: response.headers.get("ETag") }) });

/**
 * Changes a feature, if it is still in the state of the tag; otherwise rejects with status 412.
 *
 * @param {string} layerId
 * @param {string} id
 * @param {object} patch a merge patch (RFC 7396)
 * @param {{key: string, tag: string}} by the key of somebody who may edit
 */
export const patchFeature = (layerId, id, patch, by) => change(layerId, id, "PATCH", by,
  { headers: { "Content-Type": "application/merge-patch+json" }, body: JSON.stringify(patch) });

/** Takes a feature away, under the conditions of {@link patchFeature}. */
export const deleteFeature = (layerId, id, by) => change(layerId, id, "DELETE", by);

/** @returns {Promise<object[]>} who changed a feature, when, and its states before and after, of all pages; the oldest first */
export async function getHistory(layerId, id, key) {
  const all = [];
  let page;
  do {
    page = await getJson(linkTo(`${itemUrl(layerId, id)}/history`, { after: all.at(-1)?.sequence ?? 0 }), { headers: authorization(key) });
    all.push(...page.changes);
  } while (page.links.some(({ rel }) => rel === "next"));
  return all;
}

const storyUrl = (id) => `stories/${encodeURIComponent(id)}`;

/** @returns {Promise<{editing: boolean, stories: {id: string, title: string}[]}>} the stories of the server, and whether it takes others */
export const getStories = () => getJson("stories");

/** @returns {Promise<object>} a story, as model/story-draft.js reads it */
export const getStory = (id) => getJson(`${storyUrl(id)}.json`);

/** Saves a story, in the place of that of the same id. */
export const putStory = (id, story, key) => get(storyUrl(id), { method: "PUT", accept: "*/*",
  headers: { "Content-Type": "application/json", ...authorization(key) }, body: JSON.stringify(story), read: () => null });

const change = (layerId, id, method, { key, tag }, { headers = {}, body } = {}) => get(itemUrl(layerId, id),
  { method, accept: "*/*", headers: { ...headers, ...authorization(key), "If-Match": tag }, body, read: () => null });

const authorization = (key) => ({ Authorization: `Bearer ${key}` });

/**
 * @param {string} layerId
 * @param {{z: number, x: number, y: number}} tile
 * @param {Record<string, string>} parameters
 * @param {AbortSignal} signal
 * @returns {Promise<ArrayBuffer>} a Mapbox vector tile
 */
export const getTile = (layerId, { z, x, y }, parameters, signal) => get(linkTo(`tiles/${encodeURIComponent(layerId)}/${z}/${x}/${y}.mvt`,
  parameters), { accept: "application/vnd.mapbox-vector-tile", read: (response) => response.arrayBuffer(), signal });

/**
 * The address of a figure below `/supply/`, for {@link getJson} and for links.
 *
 * @param {string} name as in `/supply/{name}`
 * @param {Record<string, string>} [parameters] `f: "csv"` asks for the rows as a file
 */
export const figuresUrl = (name, parameters = {}) => linkTo(`supply/${encodeURIComponent(name)}`, parameters);

/**
 * The ways between two places, the cheapest first; none where there is no way.
 *
 * @param {Record<string, string | number>} parameters of `/supply/route`
 * @returns {Promise<{features: object[]}>}
 */
export const getRoutes = (parameters) => getJson(figuresUrl("route", parameters));

/** The address of an answer, for links and downloads. */
export function linkTo(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return path + (query && `?${query}`);
}

/**
 * @param {string} url relative
 * @param {object} [options] also those of `fetch`
 * @param {AbortSignal} [options.signal] ends the request early; it then rejects as any failure does
 * @param {boolean} [options.isQuiet] whether it does not count as activity
 * @returns {Promise<any>} the answer's JSON; rejects with an {@link ApiError}
 */
export const getJson = (url, options) => get(url,
  { accept: "application/json, application/geo+json", read: (response) => response.json(), ...options });

async function get(url, { accept, read, signal, isQuiet = false, headers = {}, ...request }) {
  if (!isQuiet) activity.add(1);
  const timeout = AbortSignal.timeout(TIMEOUT_S * 1000);
  let isReached = false;
  try {
    const response = await fetch(url, { ...request, headers: { Accept: accept, ...headers },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    isReached = true;
    if (!response.ok) throw await problemOf(response);
    return await read(response);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(error.message, 0,
      { cause: error.name === "TimeoutError" ? "timeout" : isReached ? "unreadable" : "unreachable" });
  } finally {
    if (!isQuiet) activity.add(-1);
  }
}

async function problemOf(response) {
  const { status, statusText } = response;
  const isTold = response.headers.get("Content-Type")?.includes("problem+json");
  const { detail, title, errors, parameter } = isTold ? await response.json().catch(() => ({})) : {};
  return new ApiError(detail ?? title ?? `${status} ${statusText}`.trim(), status, { errors, parameter });
}
