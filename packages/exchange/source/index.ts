import { creditSources } from './creditSource.ts';
import { listSources } from './listSource.ts';
import type { Sources } from './source.ts';

/** The sources that contracts take rows from: credit records by kind, and the lists of the tenant. */
export function createSources(lists: Parameters<typeof listSources>[0]): Sources {
  const named = new Map(creditSources.map((source) => [source.id, source]));
  const own = listSources(lists);
  return {
    all: async (store) => [...creditSources, ...(await own.all(store))],
    find: async (store, id) => named.get(id) ?? own.find(store, id),
  };
}
