import { read } from './http.ts';
import type { components } from './schema.d.ts';

/** A list of the tenant, with its current and its published version. */
export type ListKind = components['schemas']['ListKind'];

export const readLists = async (): Promise<ListKind[]> =>
  (await read<{ items: ListKind[] }>('/v1/lists')).items;
