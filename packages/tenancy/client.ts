import { createHash, timingSafeEqual } from 'node:crypto';
import '@hono/zod-openapi';
import { instant, rightSchema } from '@mingcha/http';
import { newId, type RandomBytes } from '@mingcha/kernel';
import { defineEntity, type Store } from '@mingcha/store';
import * as z from 'zod';
import { departmentId } from './department.ts';

export const clientSchema = z
  .object({
    id: z.string(),
    name: z.string().min(1).max(60),
    role: z.string().max(40).openapi({ description: '限本地区可设的岗位，见 GET /v1/roles' }),
    dept: departmentId.optional(),
    scopes: z.array(rightSchema).min(1).max(200),
    createdAt: instant,
  })
  .openapi('ApiClient');
export type ApiClient = z.infer<typeof clientSchema>;

/** The secret has 256 random bits, so one round of SHA-256 keeps it as well as a slow hash would. */
export type KeptClient = ApiClient & { secretHash: string };

export const clientEntity = defineEntity<KeptClient>()({
  name: 'CLIENT',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A new client with its secret, which is shown once and kept only as a hash. The id names the tenant. */
export function newClient(
  tenant: string,
  given: Pick<ApiClient, 'name' | 'role' | 'scopes' | 'dept'>,
  at: Date,
  random: RandomBytes,
): { client: KeptClient; clientSecret: string } {
  const clientSecret = Buffer.from(random(32)).toString('base64url');
  const id = `${tenant}-${newId(at).toLowerCase()}`;
  return {
    client: { ...given, id, createdAt: at.toISOString(), secretHash: hashOf(clientSecret) },
    clientSecret,
  };
}

export type FoundClient = ApiClient & { tenant: string; opensWith(secret: string): boolean };

/** The client of an id, of any tenant; undefined where there is none. */
export async function findClient(store: Store, id: string): Promise<FoundClient | undefined> {
  const tenant = /^(\d{6})-/.exec(id)?.[1];
  if (!tenant) return undefined;
  const kept = await (await store.forTenant(tenant)).get(clientEntity, { id });
  if (!kept) return undefined;
  const { secretHash, lock: _, ...client } = kept;
  const expected = Buffer.from(secretHash, 'hex');
  return {
    ...client,
    tenant,
    opensWith: (secret) => timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), expected),
  };
}
