import { type Actor, audit } from '@mingcha/http';
import { type Clock, canonicalJson } from '@mingcha/kernel';
import { put, type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { appendEntries } from '../keeping/append.ts';
import { type Cosigners, cosignersEntity } from './entities.ts';

/** Puts a city's proposal in place of the one before; the log says so itself. Throws WriteConflict where another was faster. */
export async function nameCosigners(
  store: TenantStore,
  before: Stored<Cosigners> | undefined,
  next: Cosigners,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<void> {
  const hash = sha256Hex(canonicalJson(next));
  const about = { id: store.tenant, name: '公开日志' };
  const detail = { count: next.cosigners.length, needed: next.needed };
  await appendEntries(
    store,
    [{ type: 'policy.changed', policy: 'log', hash }],
    (operations) =>
      store.write(
        ...operations,
        put(cosignersEntity, next, before),
        ...audit(clock, by, 'log.cosigners', about, { detail }),
      ),
    { clock },
  );
}
