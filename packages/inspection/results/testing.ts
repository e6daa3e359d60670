import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { inspectionItemKind } from '@mingcha/catalogue';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import type { RegisterKind, Row } from '@mingcha/register';
import { create } from '@mingcha/store';
import { hooks, library, paperTemplates, systemKinds } from '@mingcha/systems';
import { webhookEntity } from '../../webhooks/webhook.ts';
import { inspectorKind, registerKinds } from '../index.ts';
import { looksRouter } from '../looks/index.ts';
import { objectSchema } from '../rosters/object.ts';
import { objectKind } from '../rosters/objectKind.ts';
import { resultRoutes } from './index.ts';

const kinds = [...registerKinds, ...systemKinds].map(({ kind }) => kind as RegisterKind<Row>);

export const dept = 'dept-a';
export const visits = '/v1/cases/inspection-visits';
export const clean = {
  endedOn: '2026-02-10',
  findings: '货架和仓库均已查看。',
  outcome: '未发现问题',
  results: ['未发现问题'],
  signed: '已签字',
};

/** The department's own system, and the people of the department. */
export const machine: Who = { role: 'results-client', dept };
export const office: Who = { role: 'department-admin', dept };
export const head: Who = { role: 'department-head', dept };
export const first: Who = { role: 'inspector', dept };

/** A row of the roster of inspectors; the certificate is valid until a day, `YYYY-MM-DD`. */
export const inspector = (n: number, validUntil = '2027-12-31', more: object = {}) =>
  inspectorKind.schema.parse({
    ...{ id: `JC-00${n}`, name: `检查员${n}`, dept, certificate: `G000${n}`, validUntil },
    ...more,
  });

/** The API of visits and of results that systems deliver, in two cities with one item, six enterprises and two inspectors. */
export async function startResultsApi(): Promise<CaseApi> {
  const api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds,
    templates: paperTemplates,
    hooks,
    routes: [resultRoutes, looksRouter],
  });
  const store = await api.test.store.forTenant(testTenants.a);
  const by = { sub: 'seed', name: '初始化' };
  const hook = { id: 'hook', url: 'https://hooks.test/', secret: 'whsec_AAAA', createdBy: by };
  const at = '2026-01-01T00:00:00.000Z';
  await store.write(create(webhookEntity, { ...hook, events: ['visit.published'], createdAt: at }));
  for (const tenant of Object.values(testTenants)) {
    const points = [{ point: '证照齐全', answers: '合格、不合格' }];
    const item = { kind: '一般' as const, skills: [], status: '启用' as const };
    await api.fill(
      inspectionItemKind,
      [{ ...item, id: 'SJ-0001', name: '登记事项检查', dept, points }],
      tenant,
    );
    const objects = Array.from({ length: 6 }, (_, n) =>
      objectSchema.parse({
        id: `JC-000${n}`,
        name: `第${n}商店`,
        type: '企业',
        division: `${tenant.slice(0, 4)}02`,
      }),
    );
    await api.fill(objectKind, objects, tenant);
    await api.fill(inspectorKind, [inspector(1), inspector(2)], tenant);
  }
  return api;
}

/** What is asked of visits and of deliveries. */
export function resultsDesk(api: CaseApi) {
  const subOf = async (who: Who): Promise<string> => (await bodyOf(api.call(who, 'GET', '/v1/me'))).sub;
  const accountsOf = (who: Who = {}) => Promise.all([first, office].map((one) => subOf({ ...one, ...who })));

  let made = 0;
  /** A visit by hand that is approved, of a campaign and an object of its own. */
  async function visit(who: Who = {}): Promise<{ id: string; number: string; task: string; object: string }> {
    const of = (one: Who): Who => ({ ...one, ...who });
    const accounts = await accountsOf(who);
    const [task, object] = [`专项行动${++made}`, `JC-000${made % 6}`];
    const values = {
      ...{ task, object, items: ['SJ-0001'], kind: '日常检查', mode: '现场检查', dept },
      ...{ inspectors: ['JC-001', 'JC-002'], team: accounts, from: '2026-02-01', until: '2026-03-01' },
    };
    const opened = await bodyOf(api.call(of(office), 'POST', visits, { body: { values } }));
    const path = `${visits}/${opened.id}/actions/permit`;
    const approved = { body: { values: { approvedOn: '2026-02-09' } }, etag: '"1"' };
    const { number } = await bodyOf(api.call(of(head), 'POST', path, approved));
    return { id: opened.id, number, task, object };
  }
  const deliver = (body: object, who: Who = machine) =>
    api.call(who, 'POST', '/v1/inspections/results', { body: { batch: 'B-1', ...body } });
  const stateOf = async (id: string) => (await bodyOf(api.call(office, 'GET', `${visits}/${id}`))).state.name;
  return { subOf, accountsOf, visit, deliver, stateOf };
}
