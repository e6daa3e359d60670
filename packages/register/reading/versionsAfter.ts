import type { Register, Row, Version } from '../types.ts';

const atOnce = 100;

/** The versions whose numbers lie above `since` and up to `until`, newest first; no page is read beyond them. */
export async function* versionsAfter(
  register: Pick<Register<Row>, 'versions'>,
  since: number,
  until: number,
): AsyncGenerator<Version, void, void> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await register.versions({ limit: atOnce, cursor });
    yield* items.filter(({ number }) => number > since && number <= until);
    if (next === null || (items.at(-1)?.number ?? 0) <= since + 1) return;
    cursor = next;
  }
}
