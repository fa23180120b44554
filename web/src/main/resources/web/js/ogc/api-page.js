// Shows the description of the API as a page to try it out.
const element = document.querySelector(".doc__api");

globalThis.SwaggerUIBundle({
  url: element.dataset.api,
  domNode: element,
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  syntaxHighlight: false,
});
