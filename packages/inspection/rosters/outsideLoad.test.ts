import { type InspectionItem, inspectionItemKind } from '@mingcha/catalogue';
import { SPEC, SPEC_2 } from '@mingcha/draw';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { openRegister, verifyInclusion } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { composeSchema } from '../draws/composing/compose.ts';
import { buildFrame } from '../draws/frame/lists.ts';
import { sha256 } from '../draws/sha256.ts';
import { type InspectorRow, inspectorSchema } from './inspector.ts';
import { inspectorKind } from './inspectorKind.ts';
import { objectSchema } from './object.ts';
import { objectKind } from './objectKind.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

/** The roster as it was while its rows had a load. */
const before = {
  ...inspectorKind,
  schema: inspectorSchema.extend({ load: z.number().int().optional() }) as z.ZodType<InspectorRow>,
  columns: [
    ...inspectorKind.columns,
    { field: 'load', header: '已有任务数', type: 'integer' as const, required: false },
  ],
  retired: [],
  prepare: async () => ({}),
};
const now = { ...inspectorKind, prepare: async () => ({}) };
const change = { by: { sub: 'p', name: '管理员' }, reason: '测试', source: { type: 'edit' as const } };
const inspector = (id: string, more: object = {}) =>
  ({
    ...inspectorSchema.parse({
      id,
      name: '王五',
      certificate: '27030001',
      validUntil: '2027-01-01',
      dept: 'scjg',
    }),
    ...more,
  }) as InspectorRow;

const item: InspectionItem = {
  id: 'SJ-0001',
  name: '检查',
  dept: 'scjg',
  kind: '一般',
  skills: [],
  status: '启用',
};

const shop = objectSchema.parse({ id: 'JC-9001', name: '商店', type: '企业', division: '620302' });

async function frameOf(store: TenantStore, spec: typeof SPEC | typeof SPEC_2, version: string) {
  const items = openRegister(store, { ...inspectionItemKind, prepare: async () => ({}) });
  const objects = openRegister(store, { ...objectKind, prepare: async () => ({}) });
  const { version: ofItems } = await items.replaceAll([item], change);
  const { version: ofObjects } = await objects.replaceAll([shop], change);
  const compose = composeSchema.parse({
    title: '测试抽查',
    items: ['SJ-0001'],
    disclosure: 'sealed',
    teams: [{ dept: 'scjg', size: 2 }],
    seed: { source: 'local' },
  });
  const pinned = { inspectors: version, items: ofItems!.id, objects: ofObjects!.id };
  const request = { compose, pinned, on: '2026-11-23', loads: {}, secret: '0'.repeat(64) };
  return (await buildFrame(store, { spec, ...request })).inspectors;
}

it('versions of the roster that have loads read on: same root and proofs, and the first specification counts them', async () => {
  for (const tenant of [testTenants.a, testTenants.b]) {
    const store = await test.store.forTenant(tenant);
    const old = await openRegister(store, before).replaceAll(
      [inspector('JC-001', { load: 7 }), inspector('JC-002')],
      change,
    );
    const roster = openRegister(store, now);
    const { version } = old;
    expect(await roster.version(version!.id)).toMatchObject({ root: version!.root, count: 2 });
    const proof = await roster.inclusion(version!.id, 'JC-001');
    expect(proof.open.row).toMatchObject({ load: 7 });
    expect(verifyInclusion(proof, sha256)).toBe(true);
    await roster.change({ ...change, ops: [{ type: 'put', row: inspector('JC-003') }] });
    expect((await frameOf(store, SPEC, version!.id)).map(({ load }) => load)).toEqual([7, 0]);
    expect((await frameOf(store, SPEC_2, version!.id)).map(({ load }) => load)).toEqual([0, 0]);
  }
});

it('a stored row loses its load with its next change, and nothing of it becomes an adjustment', async () => {
  const store = await test.store.forTenant(testTenants.a);
  await openRegister(store, before).replaceAll([inspector('JC-001', { load: 7 })], change);
  const roster = openRegister(store, now);
  const { version } = await roster.change({
    ...change,
    ops: async (draft) => [{ type: 'put', row: { ...(await draft.row('JC-001'))!, position: '科员' } }],
  });
  const row = await roster.row(version!.id, 'JC-001');
  expect(row).toEqual(inspector('JC-001', { position: '科员' }));
});
