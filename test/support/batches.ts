import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import { createCeremony } from './ceremony.ts';
import { drandCompose } from './composes.ts';
import type { TestSystem } from './system.ts';

type Member = { id: string; title: string; ready: object | null; [field: string]: unknown };
type BatchResponse = {
  id: string;
  state: string;
  members: Member[];
  can: string[];
  [field: string]: unknown;
};
export type HandledBatch = { batch: BatchResponse; etag: string };

export type BatchBody = { title: string; mode: 'together' | 'apart' };
export const joint: BatchBody = { title: '食品和公共场所联合抽查', mode: 'together' };

/** A department's draft over all businesses, so that frames of two departments are alike. */
export const draftOf = (city: DemoCity, dept: string, seed: object = drandCompose.seed) => ({
  ...drandCompose,
  title: `${dept} 的抽查`,
  items: drandCompose.items,
  filter: { statuses: ['在营'] },
  teams: [{ dept: `${city.code}-${dept}`, size: 2 }],
  match: [],
  recusals: [],
  seed,
});

/** What the people of a city do with batches. */
export function createBatches(system: TestSystem, city: DemoCity) {
  const ceremony = createCeremony(system, city);
  const path = '/v1/draw-batches';
  const as = (dept: string | undefined, method: string, at: string, body?: unknown, etag?: string) =>
    system.call(city, dept ? 'department-admin' : 'city-admin', method, at, {
      ...(dept && { dept: `${city.code}-${dept}` }),
      ...(body !== undefined && { body }),
      headers: etag ? { 'if-match': etag } : {},
    });
  const handled = async (response: Response, status = 200): Promise<HandledBatch> => {
    const text = await response.text();
    expect([response.status, response.status === status ? '' : text]).toEqual([status, '']);
    return { batch: JSON.parse(text), etag: response.headers.get('etag')! };
  };
  const read = async (id: string) => handled(await as(undefined, 'GET', `${path}/${id}`));
  const plan = async (compose: object) => (await ceremony.plan(compose)).draw.id;
  const step = async ({ batch, etag }: HandledBatch, action: string, body?: unknown) =>
    handled(await as(undefined, 'POST', `${path}/${batch.id}/${action}`, body, etag));
  const versionsOf = async ({ batch, etag }: HandledBatch) => {
    const { versions } = await bodyOf(
      as(undefined, 'POST', `${path}/${batch.id}/draws/${batch.members[0]!.id}/prepare`, undefined, etag),
    );
    return versions;
  };

  return {
    ...ceremony,
    path,
    as,
    handled,
    handledDraw: ceremony.handled,
    readBatch: read,
    plan,
    stepBatch: step,
    versionsOf,
    /** A batch of these drafts, with all ready where it is not said otherwise. */
    async gather(
      composes: object[],
      { ready = true, ...made }: Partial<BatchBody> & { ready?: boolean } = {},
    ) {
      const draws: string[] = [];
      for (const compose of composes) draws.push(await plan(compose));
      let at = await handled(await as(undefined, 'POST', path, { ...joint, ...made, draws }), 201);
      if (ready) for (const id of draws) at = await step(at, `draws/${id}/ready`, {});
      return at;
    },
    commitBatch: async (at: HandledBatch) => step(at, 'commit', { versions: await versionsOf(at) }),
    async voidBatch(at: HandledBatch): Promise<HandledBatch> {
      const proposed = await step(at, 'void', { reason: '仅用于试验，作废' });
      const headers = { 'if-match': proposed.etag };
      const confirm = `${path}/${at.batch.id}/void/confirm`;
      return handled(await system.call(city, 'auditor', 'POST', confirm, { headers }));
    },
  };
}
