import { allAudit } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import type { RegisterKind } from '../kind.ts';
import { openRegister } from '../register.ts';
import type { Row, VersionRef } from '../types.ts';

/**
 * The version that was published when an instant came; undefined where none was. The head knows the latest publication
 * only, the audit log all.
 */
export async function publishedBefore(
  store: TenantStore,
  kind: RegisterKind<Row>,
  instant: Date,
): Promise<(VersionRef & { at: string }) | undefined> {
  const register = openRegister(store, kind);
  const { published } = await register.heads();
  const to = instant.toISOString();
  if (!published || published.at < to) return published ?? undefined;
  const where = { object: { kind: 'register', id: kind.name }, action: 'register.publish', to } as const;
  for await (const { detail, at } of allAudit(store, where, 1))
    return { ...(await register.version(String(detail?.version))), at };
  return undefined;
}
