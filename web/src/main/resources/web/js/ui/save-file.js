// Saves what the page has made as a file of the person's.

/** @param {string} text @param {string} type its media type @param {string} name of the file */
export function saveFile(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
