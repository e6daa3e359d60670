/** What is not on the server yet, kept in this tab for a reload. `etag` is that of the draft it was typed on. */
export interface Unsent<T> {
  content: T;
  etag: string | undefined;
}

export interface LocalDraft<T> {
  read(): Unsent<T> | undefined;
  write(unsent: Unsent<T> | undefined): void;
}

/** A person's place in this tab for one draft. */
export function localDraft<T>(sub: string, key: string): LocalDraft<T> {
  const place = `draft:${sub}:${key}`;
  return {
    read() {
      const text = sessionStorage.getItem(place);
      return text === null ? undefined : (JSON.parse(text) as Unsent<T>);
    },
    write(unsent) {
      try {
        if (unsent) sessionStorage.setItem(place, JSON.stringify(unsent));
        else sessionStorage.removeItem(place);
      } catch {
        // a full storage only means that a reload before the next save would lose it
      }
    },
  };
}
