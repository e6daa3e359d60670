import { citizenRouter } from '@mingcha/casework';
import type { CaseApi, Who } from '@mingcha/casework/testing';
import { startCaseApi } from '@mingcha/casework/testing';
import { inspectionItemKind } from '@mingcha/catalogue';
import { creditCheckRoutes, recordsRouter } from '@mingcha/credit/records';
import { bodyOf } from '@mingcha/http/testing';
import { inspectorKind, objectKind, objectSchema, registerKinds } from '@mingcha/inspection';
import { looksRouter } from '@mingcha/inspection/looks';
import { testTenants } from '@mingcha/local/testing';
import type { RegisterKind, Row } from '@mingcha/register';
import { create } from '@mingcha/store';
import { webhookEntity } from '../../webhooks/webhook.ts';
import { hooks, library, paperTemplates, systemKinds } from '../index.ts';

const kinds = [...registerKinds, ...systemKinds].map(({ kind }) => kind as RegisterKind<Row>);
const dept = 'd01';

/** The people of a department that inspects, of a city. */
export const peopleOf = (tenant: string) =>
  ({
    office: { role: 'department-admin', dept, tenant },
    head: { role: 'department-head', dept, tenant },
    first: { role: 'inspector', dept, tenant },
  }) satisfies Record<string, Who>;

export const visits = '/v1/cases/inspection-visits';

/** The API of inspections with what follows from their results, in two cities with one item, some enterprises and two inspectors. */
export async function startVisitsApi(objects: readonly string[]): Promise<CaseApi> {
  const api = await startCaseApi({
    ...{ library: library.map(({ type }) => type), kinds, hooks, templates: paperTemplates },
    departments: ['d01', 'd02'],
    routes: [
      looksRouter,
      citizenRouter,
      creditCheckRoutes,
      ({ clock, files, maxResponseBytes }) =>
        recordsRouter({ clock, files, maxResponseBytes, queue: { send: async () => undefined } }),
    ],
  });
  const by = { sub: 'seed', name: '初始化' };
  const hook = { id: 'hook', url: 'https://hooks.test/', secret: 'whsec_AAAA', createdBy: by };
  const at = '2026-01-01T00:00:00.000Z';
  const item = { id: 'SJ-0001', name: '登记事项检查', dept, kind: '一般' as const, skills: [], points: [] };
  const inspector = (n: number) =>
    inspectorKind.schema.parse({
      ...{ id: `JC-00${n}`, name: `检查员${n}`, dept, certificate: `G000${n}`, validUntil: '2027-12-31' },
    });
  for (const tenant of Object.values(testTenants)) {
    const store = await api.test.store.forTenant(tenant);
    await store.write(create(webhookEntity, { ...hook, events: ['visit.published'], createdAt: at }));
    await api.fill(inspectionItemKind, [{ ...item, status: '启用' as const }], tenant);
    const rows = objects.map((id, n) =>
      objectSchema.parse({
        ...{ id, name: `第${n + 1}商店`, type: '企业', division: `${tenant.slice(0, 4)}02` },
        lastInspected: '2025-06-01',
      }),
    );
    await api.fill(objectKind, rows, tenant);
    await api.fill(inspectorKind, [inspector(1), inspector(2)], tenant);
  }
  return api;
}

/** What people of a city ask of visits, each with the version that is there. */
export function visitsDesk(api: CaseApi, tenant: string = testTenants.a) {
  const people = peopleOf(tenant);
  const read = (id: string, who: Who = people.office) => bodyOf(api.call(who, 'GET', `${visits}/${id}`));
  async function act(who: Who, id: string, action: string, values: object = {}) {
    api.time.advance(1_000);
    const etag = (await api.call(people.office, 'GET', `${visits}/${id}`)).headers.get('etag')!;
    const answer = await api.call(who, 'POST', `${visits}/${id}/actions/${action}`, {
      body: { values },
      etag,
    });
    return { ...(await bodyOf(answer)), status: answer.status };
  }
  async function approve(who: Who, id: string, action: string, over: Parameters<CaseApi['call']>[3] = {}) {
    api.time.advance(1_000);
    const answer = await api.call(who, 'POST', `${visits}/${id}/approvals/${action}`, over);
    return { ...(await bodyOf(answer)), status: answer.status };
  }
  let made = 0;
  /** A visit of the enterprise that is proposed. Resolves to its id. */
  async function opened(object: string): Promise<string> {
    const subs = [people.first, people.office].map(async (who) => bodyOf(api.call(who, 'GET', '/v1/me')));
    const team = (await Promise.all(subs)).map(({ sub }) => sub);
    const values = {
      ...{
        task: `专项行动${++made}`,
        object,
        items: ['SJ-0001'],
        kind: '日常检查',
        mode: '现场检查',
        dept,
        team,
      },
      ...{ inspectors: ['JC-001', 'JC-002'], from: '2026-02-01', until: '2026-03-01' },
    };
    return (await bodyOf(api.call(people.office, 'POST', visits, { body: { values } }))).id;
  }
  /** One that found nothing, as far as its result is public. */
  async function published(object: string, endedOn: string): Promise<string> {
    const id = await opened(object);
    await act(people.head, id, 'permit', { approvedOn: '2026-02-01' });
    const found = { endedOn, findings: '货架和仓库均已查看。', signed: '已签字' };
    await act(people.first, id, 'record', { ...found, outcome: '未发现问题', results: ['未发现问题'] });
    await approve(people.office, id, 'record');
    await approve(people.head, id, 'record');
    await act(people.office, id, 'publish');
    return id;
  }
  return { read, act, approve, opened, published };
}
