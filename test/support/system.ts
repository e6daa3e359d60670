import { randomBytes } from 'node:crypto';
import { createLists, inspectionItemKind } from '@mingcha/catalogue';
import { creditCombinations, creditModels, warningRules } from '@mingcha/credit/evaluations';
import {
  type DemoCity,
  demoCities,
  demoLists,
  generateInspectors,
  generateItems,
  generateObjects,
} from '@mingcha/demo';
import { exchangeContracts } from '@mingcha/exchange';
import { createApi } from '@mingcha/fn-api';
import { createPortal } from '@mingcha/fn-portal';
import { inspectorKind, objectKind, witnessEntity, witnessListEntity } from '@mingcha/inspection';
import {
  memoryFiles,
  memoryLog,
  startTestStore,
  type TestStore,
  type TestStoreInit,
  testClock,
} from '@mingcha/local/testing';
import { createSequencer } from '@mingcha/log/keeping';
import { nodeTools } from '@mingcha/log/node';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { create, type TenantStore, wakingStore } from '@mingcha/store';
import { systemKinds } from '@mingcha/systems';
import { departmentEntity, departmentSchema } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import { createTestIssuer, type TestIssuer } from '@mingcha/tenancy/testing';
import { startTestBeacon } from './beacon.ts';
import { fillTable } from './filledTable.ts';
import { registrationOf } from './witnessKeys.ts';

export const cityA = demoCities.find((city) => city.code === '620300')!;
export const cityB = demoCities.find((city) => city.code === '620800')!;

export type CallOptions = {
  body?: unknown;
  headers?: Record<string, string>;
  dept?: string;
  /** The row in the roster of an inspector. */
  inspector?: string;
  raw?: string | Uint8Array<ArrayBuffer>;
};

export type TestSystem = Awaited<ReturnType<typeof startSystem>>;

/** The hash of the witness's program that the cities' logs name already. */
export const witnessProgram = 'c'.repeat(64);

const by = { sub: 'test', name: '测试' };

/** The whole system but for its own port: the real engine, the real functions, an issuer and a beacon with keys of their own. */
export async function startSystem({
  objects = 300,
  cities = [cityA, cityB],
  ...between
}: { objects?: number; cities?: DemoCity[] } & TestStoreInit = {}) {
  const test = await startTestStore(between);
  const issuer = await createTestIssuer({ store: test.store });
  const time = testClock();
  const beacon = await startTestBeacon(time.now);
  const parts = cities.map((city) => ({
    name: JSON.stringify([city, objects]),
    fill: () => fillCity(test, city, objects),
  }));
  await fillTable(test, parts);

  const unexpected: unknown[] = [];
  const report = (error: unknown) => void unexpected.push(error);
  const log = { ...memoryLog(), demonstration: true, tools: nodeTools, clock: time.now };
  const deps = {
    store: wakingStore(test.store, { wakes: test.wakes, clock: time.now, report }),
    tokens: issuer.tokens,
    files: memoryFiles(),
    queue: { send: async () => undefined },
    identities: {
      invite: async () => ({ password: 'first' }),
      update: async () => undefined,
      remove: async () => undefined,
    },
    clock: time.now,
    addressOf: (environment: unknown) => (environment as { address?: string } | undefined)?.address,
    random: (n: number) => new Uint8Array(randomBytes(n)),
    beacon: beacon.client,
    publicUrl: 'https://mingcha.test',
    witnessProgram,
    maxResponseBytes: 50_000_000,
    allowPrivateWebhooks: true,
    log,
    sequence: createSequencer(test.sequencerStore, log),
    report,
  };
  const api = createApi(deps);
  const portal = createPortal({
    ...deps,
    store: test.readOnlyStore,
    site: { read: async () => undefined },
    consoleConfig: async () => ({}),
  });

  return {
    ...deps,
    test,
    issuer,
    time,
    beaconServer: beacon,
    api,
    portal,
    call: callThrough({ issuer }, api),
    unexpected,
    stop: async () => {
      await beacon.stop();
      await test.stop();
    },
  };
}

type Api = { request(path: string, init: RequestInit): Response | Promise<Response> };

/** Calls an API as somebody of a city with a role. */
export function callThrough({ issuer }: { issuer: TestIssuer }, api: Api) {
  return async (city: DemoCity, role: string, method: string, path: string, options: CallOptions = {}) => {
    const { body, headers = {}, dept, inspector, raw } = options;
    const claims = { ...(dept && { dept }), ...(inspector && { inspector }) };
    const token = await issuer.token({ tenant: city.code, roles: [role], ...claims });
    return api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
}

/** A party of a city as if it had been registered the day before. */
const listed = (tenant: string, { id, name, outside }: DemoCity['parties'][number]) => ({
  ...registrationOf(tenant, id, { name, outside }),
  registeredAt: '2026-11-18T01:00:00.000Z',
  registeredBy: by,
  from: '2026-11-19',
});

async function fillCity({ store }: TestStore, city: DemoCity, objects: number): Promise<void> {
  await foundTenant(store, { code: city.code, name: city.name, parent: city.parent });
  const own = await store.forTenant(city.code);
  await own.write(...city.departments.map((row) => create(departmentEntity, departmentSchema.parse(row))));
  await own.write(...city.parties.map((party) => create(witnessEntity, listed(city.code, party))));
  await own.write(create(witnessListEntity, { required: false, losses: 0, program: witnessProgram }));
  const today = '2026-11-20';
  await fill(own, inspectionItemKind, generateItems(city));
  await fill(own, inspectorKind, generateInspectors(city, { today }));
  if (objects > 0) await fill(own, objectKind, generateObjects(city, { count: objects, today }));
  const lists = new Map(demoLists(city).map(({ path, rows }) => [path, rows]));
  for (const { path, kind } of systemKinds) await fill(own, kind, lists.get(path) ?? []);
  const noLists = createLists(async () => ({ lists: [], checks: [] }));
  const { register, checkRegister } = noLists;
  await fill(own, register, []);
  await fill(own, checkRegister, []);
  await fill(own, creditModels, []);
  await fill(own, creditCombinations, []);
  await fill(own, warningRules, []);
  await fill(own, exchangeContracts(noLists), []);
  const items = openRegister(own, inspectionItemKind);
  await items.publish((await items.current()).id, { by });
}

async function fill<R extends Row>(
  store: TenantStore,
  kind: RegisterKind<R>,
  rows: Iterable<object>,
): Promise<void> {
  const parsed = [...rows].map((row) => kind.schema.parse(row));
  await openRegister(store, kind).replaceAll(parsed, { by, reason: 'test', source: { type: 'seed' } });
}
