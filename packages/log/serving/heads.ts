import { queryAll, type TenantStore } from '@mingcha/store';
import { type LogHead, logHeadEntity, logSignedEntity } from '../keeping/entities.ts';
import { type Cosignature, cosignatureEntity, cosignedHeadEntity } from './entities.ts';

export const newestHead = (store: TenantStore): Promise<LogHead | undefined> => store.get(logHeadEntity, {});

/** A signed head with the cosignatures there are; undefined where none was signed at this size. */
export async function headNote(store: TenantStore, size: number): Promise<string | undefined> {
  const [signed, cosignatures] = await Promise.all([
    store.get(logSignedEntity, { size }),
    queryAll(store, cosignatureEntity, [size]),
  ]);
  return signed && signed.note + cosignatures.map(({ line }) => `${line}\n`).join('');
}

/** The newest head with the quorum of the city's proposal. */
export async function cosignedSize(store: TenantStore): Promise<number | undefined> {
  const { items } = await store.query(cosignedHeadEntity, [], { limit: 1, newestFirst: true });
  return items[0]?.size;
}

/** The first head with the quorum that holds an entry. */
export async function firstCosignedSize(store: TenantStore, index: number): Promise<number | undefined> {
  const between = { from: [index + 1] };
  const { items } = await store.query(cosignedHeadEntity, [], { limit: 1, between });
  return items[0]?.size;
}

/** The same; without one, the newest head. Undefined where no head holds it. */
export async function provingSize(store: TenantStore, index: number): Promise<number | undefined> {
  const cosigned = await firstCosignedSize(store, index);
  if (cosigned !== undefined) return cosigned;
  const head = await newestHead(store);
  return head && head.size > index ? head.size : undefined;
}

/** The last head that a cosigner has signed. Read from the index, so a moment late. */
export async function lastOf(store: TenantStore, vkey: string): Promise<Cosignature | undefined> {
  const { items } = await store.query(cosignatureEntity, [vkey], {
    index: true,
    limit: 1,
    newestFirst: true,
  });
  return items[0];
}
