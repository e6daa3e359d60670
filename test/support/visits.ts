import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CallOptions } from './system.ts';

type System = {
  call(
    city: DemoCity,
    role: string,
    method: string,
    path: string,
    options?: CallOptions,
  ): Response | Promise<Response>;
};
type Wanted = {
  /** The draw, by its id. */
  task?: string;
  object?: string;
  /** How far it goes; published unless said otherwise. */
  to?: 'proposed' | 'toVisit' | 'published';
};

/** A visit of the market regulator, played by its people through the API. Resolves to its id. */
export async function playVisit(
  system: System,
  city: DemoCity,
  { task, object, to = 'published' }: Wanted = {},
) {
  const dept = `${city.code}-scjg`;
  const as = async (role: string, method: string, path: string, body?: unknown, etag?: string) => {
    const headers: Record<string, string> = etag === undefined ? {} : { 'if-match': etag };
    const response = await system.call(city, role, method, path, {
      dept,
      headers,
      ...(body ? { body } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response;
  };
  const { sub: first } = await bodyOf(as('inspector', 'GET', '/v1/me'));
  const { sub: second } = await bodyOf(as('department-admin', 'GET', '/v1/me'));
  const rows = async (path: string) => (await bodyOf(as('city-admin', 'GET', `${path}?limit=2`))).items;
  const own = (await bodyOf(as('city-admin', 'GET', `/v1/rosters/inspectors?limit=2&dept=${dept}`))).items;
  const [item] = await rows('/v1/catalogues/inspection/items');
  const [any] = await rows('/v1/rosters/objects');
  const values = {
    ...(task && { task }),
    object: object ?? any.id,
    items: [item.id],
    kind: '日常检查',
    mode: '现场检查',
    dept,
    inspectors: own.map(({ id }: { id: string }) => id),
    team: [first, second],
    from: '2026-11-20',
    until: '2026-12-10',
    division: any.division.slice(0, 6),
  };
  const opened = await bodyOf(as('department-admin', 'POST', '/v1/cases/inspection-visits', { values }));
  const path = `/v1/cases/inspection-visits/${opened.id}`;
  const act = async (role: string, action: string, given?: object) => {
    const etag = (await as(role, 'GET', path)).headers.get('etag')!;
    await as(role, 'POST', `${path}/actions/${action}`, given ? { values: given } : {}, etag);
  };
  if (to === 'proposed') return opened.id as string;
  await act('department-head', 'permit', { approvedOn: '2026-11-20' });
  if (to === 'toVisit') return opened.id as string;
  const seen = { endedOn: '2026-11-20', findings: '登记事项与实际一致。', signed: '已签字' };
  await act('inspector', 'record', { ...seen, outcome: '未发现问题', results: ['未发现问题'] });
  await as('department-admin', 'POST', `${path}/approvals/record`);
  await as('department-head', 'POST', `${path}/approvals/record`);
  await act('department-admin', 'publish');
  return opened.id as string;
}
