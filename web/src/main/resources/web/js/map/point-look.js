// How a deposit, plant, port or passage looks at a zoom, where its mark stands and what it is called.
import { SYMBOL_ZOOM, depositMark, depositSize, isProducing, passageMark, plantMark, portMark,
  roomFor } from "./marks.js";
import { nearestCopy, worldX, worldY } from "./mercator.js";
import { t, withinLine } from "../i18n.js";
import { fold } from "../model/search.js";

const DEPTHS = { MultiLineString: 1, Polygon: 1, MultiPolygon: 2 };
const PLANT_PX = { far: 6, near: 10, symbol: 20 };

/** Marks look alike within a band of zooms: far, near, or with their symbol. */
export const bandOf = (zoom) => (zoom >= SYMBOL_ZOOM ? "symbol" : zoom >= 3 ? "near" : "far");

/**
 * The commodity a mark shows: the main one; of a plant that makes several, one of those filtered by.
 *
 * @param {object} properties
 * @param {Set<string>} wanted
 */
export const commodityOf = ({ commodity, commodities }, wanted) =>
  commodity ?? commodities?.find((code) => wanted.has(code)) ?? commodities?.[0];

/**
 * @param {import("../model/catalog.js").Catalog} catalog
 * @param {string} layer
 * @param {object} feature
 * @param {{commodity?: string, zoom: number, chosen: boolean, closed?: boolean}} look `closed` crosses a passage
 * @returns {SVGElement}
 */
export function drawPoint(catalog, layer, feature, { commodity, zoom, chosen, closed = false }) {
  const p = feature.properties;
  const band = bandOf(zoom);
  if (layer === "passages") return passageMark({ angle: angleOf(feature), chosen, closed });
  if (layer === "ports") return portMark({ main: p.main === true, size: zoom >= 6 ? 10 : 7, chosen });
  const withSymbol = band === "symbol";
  const symbol = withSymbol ? catalog.symbol(commodity) : "";
  const size = layer === "deposits" ? depositSize(p.importance, withSymbol) : PLANT_PX[band];
  const look = {
    family: catalog.family(commodity),
    symbol,
    size: roomFor(symbol, size),
    filled: isProducing(p.status),
    uncertain: withSymbol && ["approx", "district"].includes(p.coord_precision),
    chosen,
  };
  return layer === "deposits" ? depositMark(look) : plantMark({ ...look, stage: p.stage });
}

/** "Altmark · Li Lithium, exploration": the tooltip, and the accessible name. */
export function labelOf(catalog, layer, { properties: p }, commodity) {
  const titled = (field) => {
    const { codelist } = catalog.layer(layer).fields.find(({ name }) => name === field) ?? {};
    return p[field] && withinLine(catalog.title(codelist, p[field]));
  };
  const substance = commodity && `${catalog.symbol(commodity)} ${catalog.title("commodities", commodity)}`.trim();
  const details = [substance, titled("stage"), titled("status")].filter(Boolean);
  // "Port of Rotterdam, port" would say it twice.
  const kind = t(`kind.${layer}`);
  if (!details.length && !fold(p.name).includes(fold(kind))) details.push(withinLine(kind));
  return [p.name, details.join(", ")].filter(Boolean).join(" · ");
}

/** The longitude and latitude a feature is marked at: a point, or the middle between the ends of what it is drawn by. */
export function placeOf({ geometry: { type, coordinates } }) {
  if (type === "Point") return coordinates;
  const positions = coordinates.flat(DEPTHS[type] ?? 0);
  const [a, b] = [positions[0], positions.at(-1)];
  return [(a[0] + nearestCopy(b[0], a[0])) / 2, (a[1] + b[1]) / 2];
}

function angleOf({ geometry: { coordinates } }) {
  const [a, b] = [coordinates[0], coordinates.at(-1)];
  const dx = worldX(nearestCopy(b[0], a[0])) - worldX(a[0]);
  return Math.round((Math.atan2(worldY(b[1]) - worldY(a[1]), dx) * 180) / Math.PI);
}
