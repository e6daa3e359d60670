/** One key of the table. */
export type Key = { pk: string; sk: string };

/** Reads one item; undefined where it is not there. */
export type ReadOne<T> = (key: Key) => Promise<T | undefined>;

type Reads<T> = {
  one: ReadOne<T>;
  /** What is there of these keys, by their text. */
  many: (keys: readonly Key[]) => Promise<ReadonlyMap<string, T>>;
};

/** A key as one text. */
export const keyText = ({ pk, sk }: Key): string => `${pk}\0${sk}`;

/**
 * Sends reads that are asked for in one go as one: a request to the table costs more than a key in it. A read that is
 * asked for alone goes alone. Each is as consistent as it would be by itself, for none is answered from an earlier one.
 */
export function readTogether<T>({ one, many }: Reads<T>): ReadOne<T> {
  let waiting: { key: Key; resolve: (found: T | Promise<T | undefined> | undefined) => void }[] | undefined;

  function send() {
    const asked = waiting!;
    waiting = undefined;
    if (asked.length === 1) return asked[0]!.resolve(one(asked[0]!.key));
    const found = many([...new Map(asked.map(({ key }) => [keyText(key), key])).values()]);
    for (const { key, resolve } of asked) resolve(found.then((all) => all.get(keyText(key))));
  }

  return (key) =>
    new Promise((resolve) => {
      if (waiting === undefined) {
        waiting = [];
        queueMicrotask(send);
      }
      waiting.push({ key, resolve });
    });
}
