import { putSent } from '@mingcha/attachments';
import { samplePdf } from '@mingcha/attachments/testing';
import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createClock } from '@mingcha/fn-clock';
import { createWorker } from '@mingcha/fn-worker';
import { shanghaiDate } from '@mingcha/kernel';
import { logEntries, logSize } from '@mingcha/log';
import { noticeText } from '@mingcha/notices/files';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony, readProof } from '../../support/ceremony.ts';
import { citizenOf, consentTo, newCode } from '../../support/citizen.ts';
import { localCompose } from '../../support/composes.ts';
import { changePolicy } from '../../support/policy.ts';
import { etagOf } from '../../support/standIn.ts';
import { cityB } from '../../support/system.ts';

let system: CheckedSystem;
let city: ReturnType<typeof createCeremony>;
let citizen: ReturnType<typeof citizenOf>;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 200, cities: [cityB] });
  city = createCeremony(system, cityB);
  citizen = citizenOf(system.api, cityB.code);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const ratios = { A: 10, B: 50, C: 200, D: 500, U: 50 } as const;
const { strata: _, ...compose } = { ...localCompose, strata: undefined, filter: {}, stratify: 'class' };

/** Draws by the policy; what the proof says is taken of each class, and what the record says of the policy. */
async function draw() {
  let now = await city.commit(await city.plan(compose));
  now = await city.step(now, 'execute');
  const { id } = now.draw;
  const proof = await readProof(await city.admin('GET', `/v1/draws/${id}/proof`));
  expect(await verifyProof(proof as never, nodeTools)).toMatchObject({ ok: true });
  const sizes: Record<string, number> = {};
  for (const { stratum } of proof.objects) sizes[stratum] = (sizes[stratum] ?? 0) + 1;
  const { strata } = (proof as unknown as { strata: { strata: { stratum: string; take: number }[] } }).strata;
  const takes = Object.fromEntries(strata.map(({ stratum, take }) => [stratum, take]));
  const { policy } = await bodyOf(system.call(cityB, 'auditor', 'GET', `/v1/draws/${id}/record`));
  return { sizes, takes, policy, ids: proof.objects.map(({ id }) => id) };
}

const asThePolicySays = (sizes: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(sizes).map(([one, size]) => [
      one,
      Math.max(1, Math.floor((size * ratios[one as keyof typeof ratios]) / 1_000)),
    ]),
  );

const models = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';
const authority = `${cityB.code}-scjg`;
const { name: authorityName } = cityB.departments.find(({ id }) => id === authority)!;
const ask = (method: string, path: string, options: object = {}) =>
  system.call(cityB, 'city-admin', method, path, options);

/** Evaluates all enterprises: the worker does what the API hands over. */
async function evaluate(body: object): Promise<string> {
  const { id } = await bodyOf(ask('POST', evaluations, { body }));
  await createWorker(system).run({ tenant: cityB.code, jobId: id });
  return id;
}

async function add(base: string, row: { id: string; [field: string]: unknown }): Promise<void> {
  const made = await ask('PUT', `${base}/${row.id}`, { body: row, headers: { 'if-none-match': '*' } });
  expect(made.status).toBe(201);
}

/** Somebody else than who wrote them publishes the rows of a register. */
async function publish(base: string): Promise<void> {
  const versions = await ask('GET', `${base}:versions?limit=1`);
  const [{ id: version }] = (await bodyOf(versions.clone())).items;
  const published = await system.call(cityB, ['city-admin'], 'POST', `${base}:publish`, {
    ...{ body: { version }, dept: 'second', headers: etagOf(versions) },
  });
  expect(published.status).toBe(200);
}

/** The example model, simulated by who wrote it and published by somebody else. */
async function publishModel(): Promise<void> {
  const example = await bodyOf(ask('GET', '/v1/credit/example-model'));
  await add(models, example);
  await evaluate({ purpose: 'simulation', model: example.id });
  await publish(models);
}

const penaltyOf = ({ id: subject, name }: { id: string; name: string }, n: number) => ({
  ...{ operation: 'put', kind: 'penalty', subject, name, authority: authorityName, date: '2026-07-30' },
  number: `罚〔2026〕${subject.slice(-6)}-${n}号`,
  values: {
    ...{ violation: '无证经营', facts: '未取得许可从事经营', basis: '某法第十条', category: '罚款' },
    ...{ content: '罚款 20000 元', procedure: '普通程序', fine: 20_000, published: '2026-08-01' },
  },
});

const classOf = async (id: string) =>
  (await bodyOf(ask('GET', `/v1/rosters/objects/${id}`))).riskClass as string;
/** What is public of an enterprise, as its report says it. */
async function reported(subject: string) {
  const from = '203.0.113.20';
  const file = await citizen('GET', `/credit-reports/${subject}`, { from });
  expect(file.status).toBe(200);
  const read = await noticeText(new Uint8Array(await file.arrayBuffer()));
  // The address may go on over the foot of a page.
  const text = read.text.replace(/— \d+ —|\s/g, '');
  const [, code] = /credit\/report\/([\w-]+\.[\w-]+)/.exec(text)!;
  return { text, check: () => bodyOf(citizen('GET', `/credit-report-checks/${code}`, { from })) };
}

/** The enterprise applies on the portal, without an account. */
async function apply(row: ReturnType<typeof penaltyOf>, from: string) {
  const code = newCode();
  const sent = async (name: string) => {
    const { id } = await bodyOf(
      citizen('POST', '/files', { body: { name, size: samplePdf.length }, code, from }),
    );
    await putSent(system.files, cityB.code, id, samplePdf);
    expect((await citizen('POST', `/files/${id}/finish`, { code, from })).status).toBe(200);
    return id;
  };
  const values = {
    ...{ name: row.name, uscc: row.subject, record: row.number },
    ...{ proof: [await sent('缴款凭证.pdf')], pledge: [await sent('信用承诺书.pdf')] },
  };
  const consent = await consentTo(citizen, 'credit-repairs');
  const opened = await citizen('POST', '/services/credit-repairs', { body: { values, consent }, code, from });
  expect(opened.status).toBe(201);
  const { number } = await bodyOf(Promise.resolve(opened));
  return { code, number };
}

/** The window passes it on, the authority accepts and decides, its head approves. */
async function decide(number: string): Promise<void> {
  const { items } = await bodyOf(ask('GET', `/v1/cases/credit-repairs?q=${encodeURIComponent(number)}`));
  const path = `/v1/cases/credit-repairs/${items[0].id}`;
  const signer = { roles: ['department-admin'], dept: authority };
  const act = async (action: string, body: object, { roles = ['city-admin'], dept = '' } = {}) => {
    const headers = etagOf(await ask('GET', path));
    const of = { body: { values: body }, headers, ...(dept && { dept }) };
    const done = await system.call(cityB, roles, 'POST', `${path}/actions/${action}`, of);
    expect([action, done.status === 200 ? '' : await done.text()]).toEqual([action, '']);
  };
  await act('push', { authority });
  await act('accept', { weight: '一般', publishedOn: '2026-08-01' }, signer);
  await act('repair', {}, signer);
  const head = { dept: authority };
  const roles = ['city-admin', 'department-admin'];
  const approved = await system.call(cityB, roles, 'POST', `${path}/approvals/repair`, head);
  expect(approved.status).toBe(200);
}

/** From the first evaluation on no administrator sets a class as a field of the roster; in a city without a model one does. */
async function requireClaimed(): Promise<void> {
  const list = await bodyOf(ask('GET', '/v1/rosters/objects?limit=1'));
  const [row] = list.items;
  const path = `/v1/rosters/objects/${row.id}`;
  const headers = etagOf(await ask('GET', path));
  const riskClass = row.riskClass === 'D' ? 'A' : 'D';
  const refused = await bodyOf(ask('PATCH', path, { body: { riskClass }, headers }));
  const message = '由信用评价模型写入，请用“分类人工调整”。';
  expect([refused.status, refused.errors]).toEqual([422, [{ pointer: '/riskClass', message }]]);
  expect((await ask('PATCH', path, { body: { contact: '李四' }, headers })).status).toBe(200);
  const { columns } = await bodyOf(ask('GET', '/v1/rosters/objects:columns'));
  expect(columns.find(({ field }: { field: string }) => field === 'riskClass').claimed).toBe(message);
}

it('penalties pushed in bulk change classes, the next draw follows, and repairs restore roster and report', async () => {
  const drawPolicy = Object.fromEntries(
    Object.entries(ratios).map(([one, permille]) => [one, { permille, reserve: 0 }]),
  );
  await changePolicy(system, cityB, { drawPolicy });
  await publishModel();
  await evaluate({ purpose: 'demand' });
  await requireClaimed();
  const before = await draw();
  expect(before.takes).toEqual(asThePolicySays(before.sizes));

  // A department pushes three penalties of each of twenty enterprises and five of twenty others, all at once.
  const { items } = await bodyOf(ask('GET', '/v1/rosters/objects?limit=200'));
  const drawn = (items as { id: string; name: string }[]).filter(({ id }) => before.ids.includes(id));
  const [some, others] = [drawn.slice(0, 20), drawn.slice(20, 40)];
  const rows = [
    ...some.flatMap((one) => [1, 2, 3].map((n) => penaltyOf(one, n))),
    ...others.flatMap((one) => [1, 2, 3, 4, 5].map((n) => penaltyOf(one, n))),
  ];
  const pushed = await system.call(cityB, 'department-client', 'POST', '/v1/credit/records:batch', {
    ...{ body: { mode: 'all', rows }, dept: authority },
  });
  expect(await bodyOf(Promise.resolve(pushed))).toMatchObject({ added: 160, refused: 0 });
  const [first] = rows as [ReturnType<typeof penaltyOf>];
  const { subject } = first;
  expect(await classOf(subject)).toBe('A');
  await evaluate({ purpose: 'demand' });
  expect(await classOf(subject)).toBe('B');
  const month = shanghaiDate(system.time.now()).slice(0, 7);
  const points = await bodyOf(ask('GET', `${evaluations}/subjects/${subject}/points?month=${month}`));
  const sources = points.parts.flatMap(({ record }: { record?: { number: string } }) =>
    record ? [record.number] : [],
  );
  expect(sources.sort()).toEqual(rows.slice(0, 3).map(({ number }) => number));

  const after = await draw();
  expect(after.takes).toEqual(asThePolicySays(after.sizes));
  expect(after.sizes).toEqual({ A: before.sizes.A! - 40, B: 20, C: 20 });
  expect(after.takes).toMatchObject({ B: 1, C: 4 });
  // The record names the policy as the public log does.
  const store = await system.store.forTenant(cityB.code);
  const changed: string[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) }))
    if (entry.type === 'policy.changed') changed.push(entry.hash);
  expect(after.policy).toMatchObject({ hash: changed.at(-1), below: [] });

  const said = await reported(subject);
  expect(said.text).toContain(first.number);
  expect(await said.check()).toMatchObject({ subject, isSame: true, now: { penalties: 3 } });
  for (const [n, row] of rows.slice(0, 3).entries()) {
    const from = `203.0.113.${30 + n}`;
    const { code, number } = await apply(row, from);
    await decide(number);
    await createClock({ ...system, queue: system.importQueue }).lookAtAll([cityB.code]);
    const followed = await bodyOf(citizen('GET', '/case', { code, from }));
    expect(followed.state).toBe('已修复');
    const proofs = followed.fields.find(({ name }: { name: string }) => name === 'proofs').value;
    expect(proofs.map(({ place }: { place: string }) => place)).toEqual([
      ...['双公示', '失信名单', '信用报告', '信用风险分类', '失信惩戒措施'],
    ]);
    // Nobody outside learns a class, by which model it may be.
    expect(JSON.stringify(followed)).not.toMatch(/[ABCD] ?类/);
  }
  expect(await said.check()).toMatchObject({ isSame: false, now: { penalties: 0 } });
  expect((await reported(subject)).text).not.toContain(first.number);
  expect((await system.portal.request(`/public/${cityB.code}/credit/${subject}`)).status).toBe(404);
  expect(await classOf(subject)).toBe('B');
  await evaluate({ purpose: 'demand' });
  expect(await classOf(subject)).toBe('A');
  const strange = await citizen('GET', `/credit-report-checks/${said.text.length}.x`, {
    from: '203.0.113.40',
  });
  expect(strange.status).toBe(404);
}, 120_000);

it('a class is never exempt: a ratio of zero is refused at its field, of one item too', async () => {
  const tenant = await system.call(cityB, 'city-admin', 'GET', '/v1/tenant');
  const headers = { 'if-match': tenant.headers.get('etag')! };
  const { settings } = await bodyOf(Promise.resolve(tenant));
  const none = { ...settings.drawPolicy, A: { permille: 0, reserve: 0 } };
  for (const [body, pointer] of [
    [{ drawPolicy: none }, '/settings/drawPolicy/A/permille'],
    [{ itemPolicies: [{ item: 'X', ...none }] }, '/settings/itemPolicies/0/A/permille'],
  ] as const) {
    const refused = await bodyOf(
      system.call(cityB, 'city-admin', 'PATCH', '/v1/tenant', { body: { settings: body }, headers }),
    );
    expect([refused.status, refused.errors[0]]).toEqual([
      422,
      { pointer, message: '任何一类都不能免于抽查，比例须大于零' },
    ]);
  }
});

it('an evaluation by others goes before the model for its item, and the draw says by which rule', async () => {
  const [item, other] = compose.items as [string, string];
  const before = await draw();
  const { items } = await bodyOf(ask('GET', '/v1/rosters/objects?limit=200'));
  const some = (items as { id: string; name: string; riskClass: string }[])
    .filter(({ id, riskClass }) => riskClass === 'A' && before.ids.includes(id))
    .slice(0, 10);
  const rows = some.map(({ id: subject, name }, n) => ({
    ...{ operation: 'put', kind: 'industry-evaluation', subject, name, authority: authorityName },
    ...{ number: `食评〔2026〕${n}号`, date: '2026-07-30', values: { industry: '食品经营', grade: '三级' } },
  }));
  const pushed = ask('POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } });
  expect(await bodyOf(pushed)).toMatchObject({ added: 10, refused: 0 });
  const rules = '/v1/credit/combinations';
  const axis = { id: 'food', title: '食品行业评价', kind: 'industry-evaluation', industry: '食品经营' };
  await add(rules, {
    ...{ id: 'food-first', title: '食品行业评价优先', basis: '某办法', items: [item], way: 'first' },
    ...{ order: ['food', 'model'], axes: [axis], grades: [{ axis: 'food', grade: '三级', class: 'D' }] },
  });
  await evaluate({ purpose: 'simulation', combinations: true });
  await publish(rules);
  await evaluate({ purpose: 'demand' });
  expect(await classOf(some[0]!.id)).toBe('A');
  const after = await draw();
  expect(after.sizes.D ?? 0).toBe((before.sizes.D ?? 0) + 10);
  expect(after.takes).toEqual(asThePolicySays(after.sizes));
  const model = (await bodyOf(ask('GET', '/v1/credit/example-model'))).title;
  expect(after.policy.classes).toEqual([
    { item, rule: '食品行业评价优先' },
    { item: other, rule: model },
  ]);
});
