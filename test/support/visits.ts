import type { DemoCity } from '@mingcha/demo';
import { capKind } from '@mingcha/inspection';
import { addDays, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
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
/** How far a visit goes. */
type To = 'proposed' | 'toVisit' | 'published';
/** Somebody of the department: a role, or an inspector by their row in the roster. */
type Who = { role: string; inspector?: string };
type Row = { id: string; inspectors: { id: string }[] };

const visits = '/v1/cases/inspection-visits';
const office: Who = { role: 'department-admin' };
const head: Who = { role: 'department-head' };
const chief: Who = { role: 'city-admin' };

/** What people of the market regulator ask; throws on a refusal. */
const desk = (system: System, city: DemoCity) => {
  const dept = `${city.code}-scjg`;
  return async ({ role, inspector }: Who, method: string, path: string, body?: unknown, etag?: string) => {
    const response = await system.call(city, role, method, path, {
      dept,
      ...(inspector !== undefined && { inspector }),
      headers: etag === undefined ? {} : { 'if-match': etag },
      ...(body ? { body } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response;
  };
};
type Desk = ReturnType<typeof desk>;

/** Takes a visit that is proposed as far as asked, by both who make it. */
async function playOn(as: Desk, id: string, [first, second]: readonly [Who, Who], to: To): Promise<string> {
  const path = `${visits}/${id}`;
  const act = async (who: Who, action: string, given?: object) => {
    const etag = (await as(office, 'GET', path)).headers.get('etag')!;
    await as(who, 'POST', `${path}/actions/${action}`, given ? { values: given } : {}, etag);
  };
  if (to === 'proposed') return id;
  await act(head, 'permit', { approvedOn: '2026-11-20' });
  if (to === 'toVisit') return id;
  const seen = { endedOn: '2026-11-20', findings: '登记事项与实际一致。', signed: '已签字' };
  await act(first, 'record', { ...seen, outcome: '未发现问题', results: ['未发现问题'] });
  await as(second, 'POST', `${path}/approvals/record`);
  await as(head, 'POST', `${path}/approvals/record`);
  await act(office, 'publish');
  return id;
}

/** A visit of the market regulator that nobody has drawn, played by its people through the API. Resolves to its id. */
export async function playVisit(
  system: System,
  city: DemoCity,
  { object, to = 'published' }: { object?: string; to?: To } = {},
) {
  const as = desk(system, city);
  const dept = `${city.code}-scjg`;
  const [first, second] = [{ role: 'inspector' }, office] as const;
  const [{ sub: one }, { sub: other }] = await Promise.all(
    [first, second].map((who) => bodyOf(as(who, 'GET', '/v1/me'))),
  );
  const rows = async (path: string) => (await bodyOf(as(chief, 'GET', `${path}?limit=2`))).items;
  const own = (await bodyOf(as(chief, 'GET', `/v1/rosters/inspectors?limit=2&dept=${dept}`))).items;
  const [item] = await rows('/v1/catalogues/inspection/items');
  const [any] = await rows('/v1/rosters/objects');
  const values = {
    object: object ?? any.id,
    items: [item.id],
    kind: '日常检查',
    mode: '现场检查',
    dept,
    inspectors: own.map(({ id }: { id: string }) => id),
    team: [one, other],
    from: '2026-11-20',
    until: '2026-12-10',
    division: any.division.slice(0, 6),
  };
  const { id } = await bodyOf(as(office, 'POST', visits, { values }));
  return playOn(as, id, [first, second], to);
}

/**
 * The visits of the first objects of a draw of the market regulator whose outcome is there, each as far as it says: the draw is
 * dispatched, and those whom it chose make them. Resolves to their ids.
 */
export async function playDrawnVisits(
  system: System,
  city: DemoCity,
  { draw, objects }: { draw: string; objects: Readonly<Record<string, To>> },
): Promise<string[]> {
  const as = desk(system, city);
  const path = `/v1/draws/${draw}`;
  const { items } = await bodyOf(as(chief, 'GET', `${path}/result?limit=200`));
  const rows = new Map((items as Row[]).map((row) => [row.id, row]));
  const membersOf = (object: string) =>
    rows.get(object)!.inspectors.map(({ id }) => ({ role: 'inspector', inspector: id })) as [Who, Who];
  // Their accounts are there before they are sent out.
  for (const object of Object.keys(objects))
    for (const who of membersOf(object)) await as(who, 'GET', '/v1/me');
  const terms = { from: '2026-11-20', until: '2026-12-10', mode: '现场检查' };
  const etag = (await as(chief, 'GET', path)).headers.get('etag')!;
  await as(chief, 'POST', `${path}/visits`, terms, etag);
  const { items: opened } = await bodyOf(as(chief, 'GET', `${path}/visits?limit=200`));
  const played: string[] = [];
  for (const [object, to] of Object.entries(objects)) {
    const { visit } = opened.find((one: { object: string }) => one.object === object);
    played.push(await playOn(as, visit.case, membersOf(object), to));
  }
  return played;
}

/** The department amends what is published of a visit, and its head approves it. */
export async function amendVisit(system: System, city: DemoCity, id: string, values: object): Promise<void> {
  const as = desk(system, city);
  const path = `${visits}/${id}`;
  const etag = (await as(office, 'GET', path)).headers.get('etag')!;
  await as(office, 'POST', `${path}/actions/amend`, { values }, etag);
  await as(head, 'POST', `${path}/approvals/amend`);
}

type Stand = { case: string; number: string; state: string; title: string; result?: { title: string } };
type DispatchedVisit = {
  object: string;
  visit?: Stand;
  substitutedBy?: string;
  substituteOf?: string;
  fault?: string;
};
/** How the visits of a draw stand, as it is answered. */
export type DispatchedVisits = {
  dispatch: object | null;
  total: number;
  opened: number;
  done: number;
  withoutAccount: { id: string; visits: number }[];
  items: DispatchedVisit[];
};

/** The day so many days after an instant, in Asia/Shanghai. */
export const dayAfter = (now: Date, days: number): string => addDays(shanghaiDate(now), days);

/** The terms of a dispatch of today. */
export const visitTerms = (now: Date) => ({
  from: dayAfter(now, 0),
  until: dayAfter(now, 20),
  mode: '现场检查',
  materials: '营业执照',
});

/** A visit as somebody reads it, its fields by their names, with its `etag`. */
export async function readVisit(
  ask: (method: string, path: string) => Response | Promise<Response>,
  id: string,
) {
  const answer = await ask('GET', `${visits}/${id}`);
  const body = await bodyOf(answer);
  const values = body.fields.map(({ name, value }: { name: string; value?: unknown }) => [name, value]);
  return { ...body, fields: Object.fromEntries(values), etag: answer.headers.get('etag')! };
}

/** Sets how often a year an enterprise may be inspected in a city, or that it may be as often as is wanted. */
export async function capAt(store: TenantStore, most?: number): Promise<void> {
  const kinds = ['双随机抽查' as const, '日常检查' as const];
  const rows = most === undefined ? [] : [{ id: 'city', name: '市级部门合计', kinds, most }];
  const caps = openRegister(store, capKind);
  const by = { sub: 'test', name: '测试' };
  await caps.replaceAll(rows, { by, reason: '测试', source: { type: 'seed' } });
  await caps.publish((await caps.current()).id, { by });
}
