import { useEffect, useState } from 'preact/hooks';

const shown = new Map<object, string>();
const listeners = new Set<() => void>();

/** The newest of these instants (ISO, UTC), and so the last in order; undefined where there is none. Pure. */
export const newestOf = (instants: Iterable<string | undefined>): string | undefined =>
  [...instants]
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);

function change(key: object, instant: string | undefined): void {
  if (instant === undefined) shown.delete(key);
  else shown.set(key, instant);
  for (const notify of listeners) notify();
}

/** Says, while it is on the page, when what it shows was published, amended or changed last. */
export function ContentDay({ of }: { of: readonly (string | undefined)[] }): null {
  const newest = newestOf(of);
  useEffect(() => {
    const key = {};
    change(key, newest);
    return () => change(key, undefined);
  }, [newest]);
  return null;
}

/** The newest instant of all that the page shows; undefined while nothing on it has one. */
export function useContentDay(): string | undefined {
  const [newest, setNewest] = useState(() => newestOf(shown.values()));
  useEffect(() => {
    const update = () => setNewest(newestOf(shown.values()));
    listeners.add(update);
    update();
    return () => void listeners.delete(update);
  }, []);
  return newest;
}
