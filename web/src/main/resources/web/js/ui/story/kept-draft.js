// The story that is being written, kept by the browser until the tab is closed.
import { readStory, writeStory } from "../../model/story-draft.js";

const STORED = "lodeline-story";

/** @returns {{id: string, story: import("../../model/story-draft.js").Story} | null} null where there is none */
export function keptDraft() {
  try {
    const { id, story } = JSON.parse(sessionStorage.getItem(STORED)) ?? {};
    const read = readStory(story);
    return read && { id: String(id ?? ""), story: read };
  } catch {
    // Not to be read, or not ours: as if there were none.
    return null;
  }
}

/** @returns {boolean} whether the browser keeps it; one without storage, or without room in it, does not */
export function keepDraft({ id, story }) {
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ id, story: writeStory(story) }));
    return true;
  } catch {
    return false;
  }
}
