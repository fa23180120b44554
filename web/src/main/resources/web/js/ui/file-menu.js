// The rows of the table as a file: links to the server's own answers.
import { linkTo } from "../api.js";
import { ICONS } from "./icons.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";

const FORMATS = { csv: "CSV", geojson: "GeoJSON", gpkg: "GeoPackage" };

/** @param {import("../explorer.js").Explorer} explorer @returns {HTMLElement} */
export function createFileMenu(explorer) {
  const links = Object.entries(FORMATS).map(([extension, title]) => ({ extension,
    link: el("a", { class: "menu__item", dataset: { testid: `download-${extension}` } }, title) }));
  // The address is of the moment in which it is used, however the menu was opened.
  const update = () => {
    const { id } = explorer.table.layer;
    for (const { extension, link } of links) {
      link.href = linkTo(`layers/${encodeURIComponent(id)}.${extension}`, explorer.table.fileParameters());
      link.download = `${id}.${extension}`;
    }
  };
  const menu = el("details", { class: "menu", dataset: { testid: "download" }, ontoggle: () => menu.open && update(),
    onkeydown: (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.preventDefault();
      event.stopPropagation();
      menu.open = false;
      menu.firstChild.focus();
    },
    onfocusout: ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && (menu.open = false) },
  el("summary", { class: "button menu__head" }, icon(ICONS.download, 16), t("table.download")),
  el("ul", { class: "menu__list" }, links.map(({ link }) => el("li", {}, link))));
  explorer.addEventListener("scope", update);
  explorer.state.on(["table", "sortby"], update);
  update();
  return menu;
}
