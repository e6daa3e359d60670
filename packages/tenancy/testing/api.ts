import type { FileStore } from '@mingcha/store';
import { auditRoutes } from '../audit/routes.ts';
import type { Person } from '../people/person.ts';
import { tenancyRoutes } from '../routes.ts';
import { startTestApi } from './startTestApi.ts';

type RequestParts = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

const unused = async () => {
  throw new Error('no answer here is too large');
};
const files: FileStore = {
  put: unused,
  open: unused,
  remove: unused,
  uploadUrl: unused,
  downloadUrl: unused,
};

/** The tenants' own routes, with an issuer that gives everybody the same password. */
export async function startTenancyApi() {
  const invited: string[] = [];
  const beforeInvite: ((person: Person) => Promise<unknown>)[] = [];
  const identities = {
    invite: async (person: Person) => {
      await beforeInvite.shift()?.(person);
      invited.push(person.login);
      return { password: 'first-password' };
    },
    update: async () => undefined,
    remove: async () => undefined,
  };
  const { test, issuer, send, stop } = await startTestApi({
    routes: (parts) => [
      auditRoutes({ ...parts, files, maxResponseBytes: Number.POSITIVE_INFINITY }),
      tenancyRoutes({
        ...parts,
        files,
        maxResponseBytes: Number.POSITIVE_INFINITY,
        identities,
        isInspector: async (_, row) => row.startsWith('JC-'),
        random: (n) => new Uint8Array(n).fill(5),
      }),
    ],
  });

  return {
    test,
    /** A token that its caller's header may bring in place of the role's. */
    token: issuer.token,
    /** Logins of those invited so far. */
    invited,
    /** What happens while the next person is being invited. */
    beforeInvite,
    /** Calls as somebody with a role. */
    call: (tenant: string, role: string, ...[method, path, body, headers]: RequestParts) =>
      send({ tenant, roles: [role] }, method, path, { body, headers }),
    /** Calls as somebody, with a body that is no JSON. */
    send,
    /** Calls as a person of the tenant. */
    callAs: (tenant: string, sub: string, ...[method, path, body, headers]: RequestParts) =>
      send({ tenant, roles: [], sub }, method, path, { body, headers }),
    stop,
  };
}

export type TenancyApi = Awaited<ReturnType<typeof startTenancyApi>>;
