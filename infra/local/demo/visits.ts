import type { Caller } from './caller.ts';

/** Who plays a draw's visits: the office, the department and its head, and any person by their id. */
type VisitActors = {
  office: Caller;
  unit: (dept: string) => Promise<Caller>;
  head: (dept: string) => Promise<Caller>;
  person: (id: string) => Promise<Caller>;
  tick: () => Promise<void>;
};

type Row = { id: string; name: string; inspectors: { id: string; name: string; dept: string }[] };
type Visit = { object: string; visit?: { case: string } };

const clean = {
  findings: '冷藏、留样和进货查验记录齐全，从业人员健康证明有效。',
  outcome: '未发现问题',
  results: ['未发现问题'],
  signed: '已签字',
};
const pending = {
  findings: '后厨两台冷藏柜温度记录缺三日，一批调味品没有进货查验记录。',
  outcome: '发现问题待处理',
  results: ['发现问题待后续处理'],
  problems: '冷藏温度记录不全；一批调味品没有进货查验记录。',
  signed: '已签字',
};

/** How far the first visits of the draw come; the others wait to be made. */
const courses = ['clean', 'pending', 'recorded', 'scheduled', 'proposed'] as const;

/** Dispatches a draw whose result is out, and takes its first visits as far as their people did, all on the day `from`. */
export async function playVisits(
  { office, unit, head, person, tick }: VisitActors,
  { draw, dept, from, until, correctBy }: Record<'draw' | 'dept' | 'from' | 'until' | 'correctBy', string>,
): Promise<void> {
  const { headers } = await office('GET', `/v1/draws/${draw}`);
  const { body } = await office('GET', `/v1/draws/${draw}/result?limit=${courses.length}`);
  const rows = body.items as Row[];
  const accounts = await addAccounts(office, rows);
  await office('POST', `/v1/draws/${draw}/visits`, {
    json: { from, until, mode: '现场检查', materials: '营业执照、食品经营许可证、进货查验记录' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  // The clock opens the rest; a tick of its own may be under way.
  let all = await office('GET', `/v1/draws/${draw}/visits?limit=200`);
  for (let tries = 0; all.body.opened !== all.body.total && tries < 20; tries++) {
    await tick();
    all = await office('GET', `/v1/draws/${draw}/visits?limit=200`);
  }
  const cases = new Map((all.body.items as Visit[]).map(({ object, visit }) => [object, visit?.case]));
  const [chief, own] = [await head(dept), await unit(dept)];
  const act = async (call: Caller, id: string, step: string, values?: object): Promise<void> => {
    const path = `/v1/cases/inspection-visits/${id}`;
    const seen = await call('GET', path);
    await call('POST', `${path}/${step}`, {
      ...(values && { json: { values } }),
      headers: { 'if-match': seen.headers.get('etag') ?? '' },
    });
  };
  const waits = rows[courses.indexOf('proposed')]?.id;
  const permitted = [...cases].flatMap(([object, id]) => (id !== undefined && object !== waits ? [id] : []));
  await Promise.all(permitted.map((id) => act(chief, id, 'actions/permit', { approvedOn: from })));
  for (const [i, course] of courses.entries()) {
    const row = rows[i];
    const id = row && cases.get(row.id);
    if (!row || !id || course === 'proposed') continue;
    const [first, second] = await Promise.all(row.inspectors.map((one) => person(accounts.get(one.id)!)));
    if (course === 'scheduled') {
      await act(first!, id, 'actions/schedule', { plannedOn: until });
      continue;
    }
    await act(first!, id, 'actions/serve', { servedOn: from });
    const found = course === 'pending' ? { ...pending, correctBy } : clean;
    await act(first!, id, 'actions/record', { ...found, endedOn: from });
    if (course === 'recorded') continue;
    await act(second!, id, 'approvals/record');
    await act(own, id, 'approvals/record');
    await act(own, id, 'actions/publish', {});
  }
}

/** Accounts for the inspectors of these rows who have none, by their row in the roster. */
export async function addAccounts(
  office: Caller,
  rows: readonly Pick<Row, 'inspectors'>[],
): Promise<Map<string, string>> {
  const { body } = await office('GET', '/v1/people?limit=200');
  const people = body.items as { id: string; inspector?: string }[];
  const accounts = new Map(
    people.flatMap(({ id, inspector }) => (inspector === undefined ? [] : [[inspector, id] as const])),
  );
  for (const { id, name, dept } of rows.flatMap(({ inspectors }) => inspectors)) {
    if (accounts.has(id)) continue;
    const json = { login: id.toLowerCase(), name, roles: ['inspector'], dept, inspector: id };
    const { body: made } = await office('POST', '/v1/people', { json });
    accounts.set(id, String(made.id));
  }
  return accounts;
}
