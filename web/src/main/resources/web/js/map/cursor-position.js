// Where the pointer is, in the corner of the map; C on the map copies it.
import L from "../leaflet.js";
import { nearestCopy } from "./mercator.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { positionText } from "../position.js";

const DIGITS = 5;

/**
 * @param {L.Map} map
 * @param {(text: string) => void} onCopied
 */
export function showCursorPosition(map, onCopied) {
  const text = el("div", { class: "cursor-position", title: t("position.copyHint"), dataset: { testid: "cursor-position" } });
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => text;
  control.addTo(map);
  let place = null;
  map.on("mousemove", ({ latlng: { lng, lat } }) => {
    place = [nearestCopy(lng, 0), lat];
    text.textContent = positionText(place);
  });
  map.on("mouseout", () => {
    place = null;
    text.textContent = "";
  });
  map.getContainer().addEventListener("keydown", async (event) => {
    if (event.key.toLowerCase() !== "c" || event.ctrlKey || event.metaKey || event.altKey || event.target !== map.getContainer()) return;
    const centre = map.getCenter();
    const [lon, lat] = place ?? [nearestCopy(centre.lng, 0), centre.lat];
    const copied = `${lon.toFixed(DIGITS)},${lat.toFixed(DIGITS)}`;
    // Without a clipboard it can at least be read.
    await navigator.clipboard?.writeText(copied).catch(() => {});
    onCopied(copied);
  });
}
