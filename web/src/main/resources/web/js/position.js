// Coordinates as people read them: 52.8544° N, 11.1525° E.
import { lang, t } from "./i18n.js";

/** @param {[number, number]} position longitude and latitude, in degrees */
export function positionText([lon, lat]) {
  const format = new Intl.NumberFormat(lang(), { maximumFractionDigits: 4 });
  const side = (value, positive, negative) =>
    t(`position.${value < 0 ? negative : positive}`, { degrees: `${format.format(Math.abs(value))}°` });
  return t("position.both", { latitude: side(lat, "north", "south"), longitude: side(lon, "east", "west") });
}
