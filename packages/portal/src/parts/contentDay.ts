import { newestDay } from '@mingcha/kernel/dates';
import { useEffect, useState } from 'preact/hooks';

const shown = new Map<object, string>();
const listeners = new Set<() => void>();

function change(key: object, day: string | undefined): void {
  if (day === undefined) shown.delete(key);
  else shown.set(key, day);
  for (const notify of listeners) notify();
}

/** Says, while it is on the page, when what it shows was published, amended or changed last: instants, or days. */
export function ContentDay({ of }: { of: readonly (string | undefined)[] }): null {
  const newest = newestDay(of);
  useEffect(() => {
    const key = {};
    change(key, newest);
    return () => change(key, undefined);
  }, [newest]);
  return null;
}

/** The newest day of all that the page shows; undefined while nothing on it has one. */
export function useContentDay(): string | undefined {
  const [newest, setNewest] = useState(() => newestDay(shown.values()));
  useEffect(() => {
    const update = () => setNewest(newestDay(shown.values()));
    listeners.add(update);
    update();
    return () => void listeners.delete(update);
  }, []);
  return newest;
}
