import type { Draft } from './draft.ts';

/** What was typed and not yet saved, with what it was typed on. */
export interface Unsaved {
  etag: string;
  base: Draft;
  draft: Draft;
}

const at = (id: string) => `reading:${id}`;

/** Keeps what is unsaved in this tab, so that signing in again or a reload does not lose it. */
export function keepUnsaved(id: string, unsaved: Unsaved | undefined): void {
  try {
    if (unsaved) sessionStorage.setItem(at(id), JSON.stringify(unsaved));
    else sessionStorage.removeItem(at(id));
  } catch {
    // a full storage only means that a reload would lose it
  }
}

/** What was kept; undefined if there is none. */
export function unsavedOf(id: string): Unsaved | undefined {
  const text = sessionStorage.getItem(at(id));
  return text === null ? undefined : (JSON.parse(text) as Unsaved);
}
