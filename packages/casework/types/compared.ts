import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import type { Definition } from './definitions.ts';
import type { Base } from './entity.ts';
import { baseOf, offeredTo, requireOffered } from './offered.ts';

/** Hashes of what somebody has compared a definition with; at most one of them. */
export type Compared = { library?: string | undefined; province?: string | undefined };

/**
 * The base that somebody says they compared with; nothing where they say none. Throws `invalid` (422) where it is not
 * what the library or the province has now, `not-offered` (409) where the province has none.
 */
export async function comparedWith(
  store: TenantStore,
  { types, store: all }: Pick<CaseDeps, 'types' | 'store'>,
  name: string,
  { library, province }: Compared,
): Promise<{ base?: Base; over?: Definition }> {
  if (province !== undefined) {
    const offered = requireOffered(await offeredTo(all, store.tenant, name), province, '/province');
    return { base: baseOf(offered), over: offered };
  }
  if (library === undefined) return {};
  const shipped = types.shipped(name);
  if (library !== shipped?.hash)
    throw problems.invalid([
      { pointer: '/library', message: '不是系统自带的现行定义，请重新载入后再核对。' },
    ]);
  return { base: { from: 'library', hash: library }, over: shipped };
}
