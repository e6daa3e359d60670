import { randomUUID } from 'node:crypto';
import { bodyOf } from '@mingcha/tenancy/testing';
import { createCeremony } from '../support/ceremony.ts';
import { localCompose, openCompose } from '../support/composes.ts';
import { createDesk, second, toSignature } from '../support/measures.ts';
import { type FollowedNotice, followNotice } from '../support/notices.ts';
import { type CallOptions, cityA, type TestSystem } from '../support/system.ts';

/** A command that is ready to be given, and how often its effect is there. */
export type Prepared = {
  give(): Promise<Response>;
  effects(): Promise<number>;
};

export type Command = { name: string; prepare(): Promise<Prepared> };

const round = '2026-12-10';
const scjg = `${cityA.code}-scjg`;

/**
 * What people do that must be done once, whatever happens between the application and the table. The commands are given by
 * `call`; what makes them ready and looks at their effects goes by the system.
 */
export async function createCommands(system: TestSystem, call: TestSystem['call']): Promise<Command[]> {
  const ceremony = createCeremony(system, cityA);
  const well = createDesk(system, cityA);
  const compose = { ...openCompose, seed: localCompose.seed };

  /** The same request each time, under one Idempotency-Key. */
  function once(
    path: string,
    options: CallOptions & { etag?: string; role?: string } = {},
  ): () => Promise<Response> {
    const {
      etag,
      headers,
      role = options.dept === undefined ? 'city-admin' : 'department-client',
      ...rest
    } = options;
    const key = randomUUID();
    return () =>
      call(cityA, role, 'POST', path, {
        ...rest,
        headers: { ...headers, 'idempotency-key': key, ...(etag !== undefined && { 'if-match': etag }) },
      });
  }

  const planned = () => ceremony.plan(compose);
  const committed = async () => ceremony.commit(await planned());
  const executed = async () => ceremony.step(await committed(), 'execute', {});
  const isIn = (id: string, state: string) => async () =>
    (await ceremony.read(id)).draw.state === state ? 1 : 0;

  let notice: FollowedNotice | undefined;
  /** One notice for all reports and chases, its round open. */
  async function followed(): Promise<FollowedNotice> {
    if (!notice) {
      notice = await followNotice(system, cityA);
      await well('POST', `/v1/notices/${notice.id}/rounds/${round}/open`, { etag: '"1"' });
    }
    return notice;
  }

  let made = 0;
  return [
    {
      name: 'import',
      async prepare() {
        const ids = [1, 2, 3].map((n) => `faults-${++made}-${n}`);
        const lines = ids.map((id) => `${id},检查事项${id},${scjg},一般`);
        const raw = ['事项编码,事项名称,实施部门,事项类别', ...lines].join('\n');
        // Their number: a page of them would not hold all.
        const versions = async (): Promise<number> =>
          (await bodyOf(well('GET', '/v1/catalogues/inspection/items:versions?limit=1'))).items[0].number;
        const before = await versions();
        const give = once('/v1/catalogues/inspection/items:import', {
          raw,
          headers: { 'content-type': 'text/csv' },
        });
        return { give, effects: async () => (await versions()) - before };
      },
    },
    {
      name: 'plan',
      async prepare() {
        const title = `计划${++made}`;
        const effects = async () => {
          const { items } = await bodyOf(well('GET', '/v1/draws?series=all&state=planned&limit=200'));
          return items.filter((draw: { title: string }) => draw.title === title).length;
        };
        return { give: once('/v1/draws', { body: { ...compose, title } }), effects };
      },
    },
    {
      name: 'commit',
      async prepare() {
        const { draw, etag } = await planned();
        const { versions } = await bodyOf(ceremony.admin('POST', `/v1/draws/${draw.id}/preview`));
        const give = once(`/v1/draws/${draw.id}/commit`, { body: { versions }, etag });
        return { give, effects: isIn(draw.id, 'committed') };
      },
    },
    {
      name: 'execute',
      async prepare() {
        const { draw, etag } = await committed();
        const give = once(`/v1/draws/${draw.id}/execute`, { body: {}, etag });
        return { give, effects: isIn(draw.id, 'executed') };
      },
    },
    {
      name: 'publish',
      async prepare() {
        const { draw, etag } = await executed();
        return { give: once(`/v1/draws/${draw.id}/publish`, { etag }), effects: isIn(draw.id, 'published') };
      },
    },
    {
      name: 'report',
      async prepare() {
        const { id, measures } = await followed();
        const path = `/v1/reports/${measures[0]!.id}.${round}.${scjg}`.replace(`${id}-`, `${id}-`);
        const current = await bodyOf(well('GET', path));
        if (current.report?.state === 'submitted') {
          await well('POST', `${path}/return`, { etag: `"${current.lock}"`, body: { reason: '请补充' } });
        }
        const body = { status: 'on-track', text: `第${++made}次填写`, values: [] };
        const before = await well('GET', path);
        const saved = await well('PUT', path, {
          dept: scjg,
          body,
          etag: before.headers.get('etag') ?? '"0"',
        });
        const give = once(`${path}/submit`, { dept: scjg, etag: saved.headers.get('etag')! });
        const effects = async () => ((await bodyOf(well('GET', path))).report.state === 'submitted' ? 1 : 0);
        return { give, effects };
      },
    },
    {
      name: 'chase',
      async prepare() {
        const { id, measures } = await followed();
        const text = `请说明原因${++made}`;
        const body = { notice: id, measures: [measures[0]!.id], dept: scjg, level: 1, text, answerWithin: 3 };
        const effects = async () => {
          const { items } = await bodyOf(well('GET', `/v1/chases?notice=${id}&limit=200`));
          return items.filter((chase: { text: string }) => chase.text === text).length;
        };
        const { id: letter } = await bodyOf(well('POST', '/v1/chase-letters', { body }));
        const path = `/v1/chase-letters/${letter}`;
        const etag = await toSignature(well, cityA, path);
        return { give: once(`${path}/issue`, { ...second(cityA), etag }), effects };
      },
    },
    {
      name: 'open case',
      async prepare() {
        const text = `留言${++made}`;
        const effects = async () => {
          const { items } = await bodyOf(well('GET', '/v1/cases/messages?limit=200'));
          return items.filter(({ about }: { about: string }) => about === text).length;
        };
        const body = { values: { kind: '咨询', text } };
        return { give: once('/v1/cases/messages', { body }), effects };
      },
    },
    {
      name: 'act on case',
      async prepare() {
        const body = { values: { kind: '咨询', text: `留言${++made}` } };
        const { id } = await bodyOf(well('POST', '/v1/cases/messages', { body }));
        const path = `/v1/cases/messages/${id}`;
        const effects = async () => {
          const { items } = await bodyOf(well('GET', `${path}/events`));
          return items.filter(({ title }: { title: string }) => title === '分办').length;
        };
        const give = once(`${path}/actions/assign`, { body: { values: { dept: scjg } }, etag: '"1"' });
        return { give, effects };
      },
    },
  ];
}
