import { CustomFilters } from "/js/model/custom-filters.js";

const LAYER = { id: "deposits", geometry: "Point", fields: [] };
const TEXT = "name LIKE 'A%'";

const answered = (filters) => new Promise((done) => filters.addEventListener("answer", done, { once: true }));
const found = () => new Response(JSON.stringify({ features: [{ id: "a" }] }));

describe("a filter that only the server understands", () => {
  it("is asked again once the server can be reached, and leaves nothing out until then", async () => {
    let isUp = false;
    spyOn(window, "fetch").and.callFake(async () => {
      if (isUp) return found();
      throw new TypeError("Failed to fetch");
    });
    const filters = new CustomFilters();
    expect(filters.finds(LAYER, TEXT, "a")).toBe(false);
    await answered(filters);
    expect(filters.errorOf(TEXT).cause).toBe("unreachable");
    expect(filters.finds(LAYER, TEXT, "b")).toBe(true);
    isUp = true;
    filters.retry();
    filters.finds(LAYER, TEXT, "a");
    await answered(filters);
    expect(filters.errorOf(TEXT)).toBeNull();
    expect([filters.finds(LAYER, TEXT, "a"), filters.finds(LAYER, TEXT, "b")]).toEqual([true, false]);
  });

  it("is not asked again when the server has said that it makes no sense", async () => {
    const fetched = spyOn(window, "fetch").and.callFake(async () => new Response("{}", { status: 400 }));
    const filters = new CustomFilters();
    filters.finds(LAYER, TEXT, "a");
    await answered(filters);
    filters.retry();
    filters.finds(LAYER, TEXT, "a");
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});
