import { problems } from '@mingcha/kernel';
import { queryAll, type Store, type TenantStore } from '@mingcha/store';
import { findProvince } from '@mingcha/tenancy';
import { type Definition, pinnedDefinition } from './definitions.ts';
import { type Base, type KeptType, keptTypeEntity, type Published } from './entity.ts';

/** A province's type as its cities see it: what it published last, and whether they may still adopt it. */
export type Offered = Definition & {
  province: string;
  published: Published;
  withdrawn?: NonNullable<KeptType['closed']>;
};

async function offerOf(above: TenantStore, { published, closed }: KeptType): Promise<Offered | undefined> {
  if (!published) return undefined;
  const definition = await pinnedDefinition(above, published.hash);
  return { ...definition, province: above.tenant, published, ...(closed && { withdrawn: closed }) };
}

/** What a city's province has published of one type; undefined where it has not, or where nobody is above the tenant. */
export async function offeredTo(all: Store, city: string, name: string): Promise<Offered | undefined> {
  const province = await findProvince(all, city);
  if (province === undefined) return undefined;
  const above = await all.forTenant(province);
  const kept = await above.get(keptTypeEntity, { name });
  return kept && offerOf(above, kept);
}

/** All that a city's province has published, in order of name. */
export async function allOfferedTo(all: Store, city: string): Promise<Offered[]> {
  const province = await findProvince(all, city);
  if (province === undefined) return [];
  const above = await all.forTenant(province);
  const kept = await queryAll(above, keptTypeEntity, []);
  const offers = await Promise.all(kept.map((one) => offerOf(above, one)));
  return offers.filter((one) => one !== undefined);
}

/**
 * The province's definition of that hash. Throws `not-offered` (409) where the province offers the type no more or never
 * did, `invalid` (422) at `pointer` where it has published another since.
 */
export function requireOffered(offered: Offered | undefined, hash: string, pointer: string): Offered {
  if (!offered)
    throw problems.conflict('not-offered', '本省没有发布这一事项类型，无从采用。请从可采用的类型中选择。');
  if (offered.withdrawn)
    throw problems.conflict(
      'not-offered',
      `本省已停止提供这一事项类型：${offered.withdrawn.reason}。已采用的可以继续使用。`,
    );
  if (offered.hash !== hash)
    throw problems.invalid([{ pointer, message: '不是省级现行的定义，请重新载入后再核对。' }]);
  return offered;
}

export const baseOf = ({ province, published, hash }: Offered): Base => ({
  from: 'province',
  hash,
  province,
  number: published.number,
});
