import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { writeCsv, writeXlsx } from '@mingcha/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CreditApi, startCreditApi } from '../testing/api.ts';
import { codeOf, penaltyOf } from '../testing/records.ts';
import { creditKind } from './kinds/index.ts';
import { sheetColumns } from './sheets/columns.ts';
import type { Given } from './writing/judge.ts';

let api: CreditApi;
beforeAll(async () => {
  api = await startCreditApi();
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const { a, b } = testTenants;
const path = '/v1/credit/records';
const authority = '市市场监督管理局';
const rowOf = (n: number, more: Partial<Given> = {}) => {
  const { row: _, ...given } = penaltyOf(n, { authority, ...more });
  return given;
};
const push = (rows: object[], { mode = 'partial', tenant = a, role = 'city-admin', dept = '' } = {}) =>
  bodyOf(api.call(tenant, role, 'POST', `${path}:batch`, { body: { mode, rows }, ...(dept && { dept }) }));
const list = (query = '', tenant: string = a, role = 'city-admin', dept?: string) =>
  bodyOf(api.call(tenant, role, 'GET', `${path}${query}`, { ...(dept && { dept }) }));

describe('a push', () => {
  it('of a hundred penalties with three faults writes 97 and tells the three by row and field', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ ...rowOf(n + 1), rowId: `pk-${n + 1}` }));
    rows[4] = { ...rows[4]!, subject: '9162' };
    rows[49] = { ...rows[49]!, date: '2026-02-30' };
    rows[99] = { ...rows[99]!, values: { ...rows[99]!.values, category: '罚金' } };
    const refused = await push(rows, { mode: 'all' });
    expect([refused.status, refused.code, refused.errors.length]).toEqual([422, 'batch-refused', 3]);
    expect((await list()).total).toBe(0);
    const done = await push(rows);
    expect(done).toMatchObject({ rows: 100, added: 97, refused: 3, isWritten: true });
    expect(
      done.errors.map(({ row, rowId, field, title, code }: never) => [row, rowId, field, title, code]),
    ).toEqual([
      [5, 'pk-5', 'subject', '统一社会信用代码', 'uscc'],
      [50, 'pk-50', 'date', '决定日期', 'date'],
      [100, 'pk-100', 'category', '处罚类别', 'choice'],
    ]);
    const good = rows.filter((_, at) => ![4, 49, 99].includes(at));
    expect(await push(good, { mode: 'all' })).toMatchObject({ added: 0, unchanged: 97, refused: 0 });
    expect((await list()).total).toBe(97);
    expect((await list('', b)).total).toBe(0);
  });

  it('turns red on 2026-10-13 for a penalty of 2026-09-24, and is not red once it is published', async () => {
    const lightOn = async (instant: string) => {
      api.time.set(instant);
      const { items } = await list(`?subject=${codeOf(1)}`);
      return items[0].light;
    };
    expect(await lightOn('2026-10-12T10:00:00.000Z')).toBe('near');
    expect(await lightOn('2026-10-12T16:00:00.000Z')).toBe('overdue');
    expect((await list('?light=overdue&limit=1')).total).toBe(97);
    api.time.set('2026-11-29T02:00:00.000Z');
    const published = { ...rowOf(1).values, published: '2026-10-12', noticed: '2026-10-20' };
    expect(await push([rowOf(1, { values: published })])).toMatchObject({ corrected: 1 });
    expect((await list(`?subject=${codeOf(1)}`)).items[0].light).toBe('done');
    const league = (
      await bodyOf(api.call(a, 'city-admin', 'GET', `${path}:punctuality?from=2026-01-01&to=2026-12-31`))
    ).items;
    expect(league).toMatchObject([
      { department: 'dept-scjg', records: 97, done: 1, overdue: 96, onTime: 1 / 97 },
    ]);
  });

  it('of a department names its own decisions only', async () => {
    const own = { role: 'department-client', dept: 'dept-hj' };
    const foreign = await push([rowOf(300)], own);
    expect(foreign).toMatchObject({
      added: 0,
      refused: 1,
      errors: [{ field: 'authority', code: 'foreign-authority' }],
    });
    // Neither by a name that is nearly another's, nor by somebody else's id.
    for (const named of ['dept-scjg', '市市场监管局', ' 市市场监督管理局 ', '某局'])
      expect((await push([rowOf(300, { authority: named })], own)).errors[0].code).toBe('foreign-authority');
    expect(await push([rowOf(300, { authority: '市环境局' })], own)).toMatchObject({ added: 1 });
    expect((await list('', a, 'department-client', 'dept-hj')).total).toBe(1);
    const others = (await list(`?subject=${codeOf(1)}`)).items[0];
    const asked = await api.call(a, 'department-client', 'GET', `${path}/${others.subject}/${others.id}`, {
      dept: 'dept-hj',
    });
    expect(asked.status).toBe(404);
    expect((await api.call(b, 'city-admin', 'GET', `${path}/${others.subject}/${others.id}`)).status).toBe(
      404,
    );
    expect(
      (await api.call(a, 'inspector', 'POST', `${path}:batch`, { body: { mode: 'all', rows: [rowOf(1)] } }))
        .status,
    ).toBe(403);
  });

  it('takes the names of the exchange, and refuses hostile texts at their field', async () => {
    const exchange = {
      illegActType: '超范围经营',
      penContent: '罚款',
      penAuth_CN: authority,
      penDecNo: '罚〔2026〕400号',
      penDecIssDate: '2026-09-24',
    };
    const { authority: _, number: __, date: ___, values, ...rest } = rowOf(400);
    const { violation: _v, content: _c, ...own } = values!;
    expect(await push([{ ...rest, values: { ...own, ...exchange } }])).toMatchObject({ added: 1 });
    const bad = ['a\u0000b', '\u202eabc', '\ud800', '\ufeff名', 'x'.repeat(300), '__proto__', ''];
    for (const name of bad) {
      const done = await push([rowOf(401, { name })]);
      if (name === '__proto__' || name === '\ufeff名') expect(done.added + done.corrected).toBe(1);
      else expect([name, done.refused ?? done.status]).toEqual([name, done.refused === undefined ? 422 : 1]);
    }
    const odd = await push([
      { ...rowOf(402), values: { ...rowOf(402).values, constructor: 'x', toString: 'y' } },
    ]);
    expect(odd.errors.map(({ code }: { code: string }) => code)).toEqual(['unknown-field', 'unknown-field']);
    expect((await push([rowOf(403, { kind: 'toString' })])).errors[0].code).toBe('unknown-kind');
    const spreadsheet = await push([rowOf(404, { name: '=HYPERLINK("http://x")' })]);
    expect(spreadsheet.added).toBe(1);
  });
});

describe('the list', () => {
  it('is searched, filtered, sorted and walked page by page', async () => {
    const walked: string[] = [];
    let cursor = '';
    do {
      const page = await list(
        `?kind=penalty&sort=subject&limit=40${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      walked.push(...page.items.map(({ subject }: { subject: string }) => subject));
      cursor = page.next ?? '';
    } while (cursor);
    expect(walked).toEqual([...walked].sort());
    expect(walked.length).toBe((await list()).total);
    expect((await list('?q=第7商店')).items[0].subject).toBe(codeOf(7));
    expect((await list('?kind=permit')).total).toBe(0);
    expect((await list('?sort=values')).status).toBe(422);
    expect((await list('?cursor=bad')).status).toBe(400);
  });

  it('masks personal data until it is asked for, and says who looked', async () => {
    const values = { ...rowOf(500).values, legalPerson: '王小明', legalId: '620302198001011234' };
    await push([rowOf(500, { values })]);
    const [one] = (await list(`?subject=${codeOf(500)}`)).items;
    expect(one.values).toMatchObject({ legalPerson: '王**', legalId: '620****1234' });
    const at = `${path}/${one.subject}/${one.id}`;
    expect((await bodyOf(api.call(a, 'auditor', 'GET', at))).values.legalPerson).toBe('王**');
    expect((await api.call(a, 'auditor', 'GET', `${at}?personal=true`)).status).toBe(403);
    const shown = await bodyOf(api.call(a, 'city-admin', 'GET', `${at}?personal=true`));
    expect(shown.values.legalPerson).toBe('王小明');
    const file = await (
      await api.call(a, 'city-admin', 'GET', `${path}:export?format=csv&kind=penalty&subject=${codeOf(500)}`)
    ).text();
    expect(file).toContain('王**');
    expect(file).not.toContain('王小明');
  });
});

describe('a sheet', () => {
  const columns = sheetColumns(creditKind('penalty')!);
  const headers = Object.values(columns).map(({ header }) => header);
  const cellsOf = (n: number, more: Record<string, string> = {}) => {
    const { values, ...base } = rowOf(n);
    const cells: Record<string, unknown> = { ...base, ...values, ...more };
    return Object.keys(columns).map((field) => (cells[field] === undefined ? '' : String(cells[field])));
  };
  const bytesOf = async (chunks: AsyncIterable<Uint8Array>) => {
    const all: Uint8Array[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return new Uint8Array(Buffer.concat(all));
  };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const send = (raw: Uint8Array<ArrayBuffer> | string, query: string, contentType = type) =>
    bodyOf(
      api.call(a, 'city-admin', 'POST', `${path}:import?kind=penalty${query}`, {
        raw,
        headers: { 'content-type': contentType },
      }),
    );

  it('goes in as it came out of the template, and tells its faults by row and column', async () => {
    const rows = [
      cellsOf(601),
      cellsOf(602, { date: '2026/9/24', fine: '12,000' }),
      cellsOf(603, { fine: '很多' }),
      cellsOf(604, { procedure: '' }),
    ];
    const sheet = await bytesOf(
      writeXlsx([{ name: '处罚', columns: headers.map((header) => ({ header })), rows }]),
    );
    const trial = await send(sheet, '&dryRun=true&partial=true');
    expect(trial).toMatchObject({ summary: { added: 2, rejected: 2 }, check: { ready: true } });
    expect(trial.errors.map(({ row, column, code }: never) => [row, column, code])).toEqual([
      [4, '罚款金额（元）', 'invalid'],
      [5, '处罚程序', 'required'],
    ]);
    const refused = await send(sheet, '');
    expect([refused.status, refused.code, refused.errors.length]).toEqual([422, 'import-rejected', 2]);
    expect((await list(`?subject=${codeOf(601)}`)).total).toBe(0);
    expect(await send(sheet, '&partial=true')).toMatchObject({ summary: { rows: 4, added: 2, rejected: 2 } });
    expect((await list(`?subject=${codeOf(602)}`)).items[0]).toMatchObject({
      date: '2026-09-24',
      values: { fine: 12_000 },
    });
    expect(await send(sheet, '&partial=true')).toMatchObject({ summary: { added: 0, unchanged: 2 } });
  });

  it('that is none, or not ours, is refused without half a write', async () => {
    for (const [raw, kind] of [
      ['PK\u0003\u0004 broken', type],
      ['', 'text/csv'],
      ['甲,乙\n1,2', 'text/csv'],
    ] as const) {
      const answer = await send(raw, '&partial=true', kind);
      expect([raw, answer.status, answer.code]).toEqual([raw, 422, 'import-rejected']);
    }
  });

  it('that is large is taken by the worker', async () => {
    const many = Array.from({ length: 450 }, (_, n) => cellsOf(1_000 + n, { facts: '经查，'.repeat(600) }));
    const csv = await bytesOf(writeCsv(headers, [...many, ...many]));
    expect(csv.length).toBeGreaterThan(2 ** 22);
    const { job } = await send(csv, '', 'text/csv');
    await api.work();
    const ended = await bodyOf(api.call(a, 'city-admin', 'GET', `/v1/jobs/${job}`));
    expect([ended.state, ended.errorCount, ended.errors]).toEqual(['done', 0, []]);
    expect(ended.summary).toMatchObject({ rows: 900, added: 450, unchanged: 450 });
  });
});

describe('the public', () => {
  it('reads permits and penalties in their period, without persons, and finds them by name and code', async () => {
    const values = {
      ...rowOf(700).values,
      published: '2026-10-08',
      legalPerson: '王小明',
      facts: '当事人身份证620302198001011234，电话13812345678',
    };
    const owner = `92620300MA${codeOf(701).slice(10)}`;
    await push([rowOf(700, { values }), rowOf(701, { subject: owner, name: '张三丰', values })]);
    const all = await bodyOf(api.open(`/public/${a}/credit?q=第700商店`));
    expect(all).toMatchObject({
      total: 1,
      items: [{ kind: 'penalty', published: '2026-10-08', until: '2027-10-08' }],
    });
    const text = JSON.stringify([all, await bodyOf(api.open(`/public/${a}/credit/${owner}`))]);
    for (const hidden of ['王小明', '19800101', '138123', '张三丰', 'legal', '"values"'])
      expect(text).not.toContain(hidden);
    expect(text).toContain('张**');
    expect((await bodyOf(api.open(`/public/${a}/credit?q=620302198001011234`))).total).toBe(0);
    expect((await api.open(`/public/${b}/credit/${codeOf(700)}`)).status).toBe(404);
    api.time.set('2027-10-07T15:00:00.000Z');
    expect((await bodyOf(api.open(`/public/${a}/credit?q=第700商店`))).total).toBe(1);
    api.time.set('2027-10-07T16:00:00.000Z');
    expect((await bodyOf(api.open(`/public/${a}/credit?q=第700商店`))).total).toBe(0);
    expect((await api.open(`/public/${a}/credit/${codeOf(700)}`)).status).toBe(404);
    api.time.set('2026-11-29T02:00:00.000Z');
  });

  it('finds a household business by the name that is shown: the whole name of its owner found it', async () => {
    const total = async (q: string) =>
      (await bodyOf(api.open(`/public/${a}/credit?q=${encodeURIComponent(q)}`))).total;
    expect([await total('张三丰'), await total('三丰'), await total('张**')]).toEqual([0, 0, 1]);
  });

  it('no longer reads what was withdrawn', async () => {
    const key = {
      operation: 'withdraw',
      kind: 'penalty',
      subject: codeOf(700),
      authority,
      number: '罚〔2026〕700号',
    };
    expect((await push([key])).errors[0].field).toBe('reason');
    expect(await push([{ ...key, reason: '复议撤销' }])).toMatchObject({ withdrawn: 1 });
    expect((await api.open(`/public/${a}/credit/${codeOf(700)}`)).status).toBe(404);
    const [one] = (await list(`?subject=${codeOf(700)}`)).items;
    const whole = await bodyOf(api.call(a, 'city-admin', 'GET', `${path}/${one.subject}/${one.id}`));
    expect(whole.versions.map(({ version, state }: never) => [version, state])).toEqual([
      [2, 'withdrawn'],
      [1, 'in-force'],
    ]);
  });
});

it('what is annulled is gone at once, and turns red after three working days until it is withdrawn, by department', async () => {
  const day = (of: string) => api.time.set(`${of}T02:00:00.000Z`);
  const of = (n: number) => list(`?subject=${codeOf(n)}`).then(({ items }) => items[0]);
  const isPublic = async (n: number) => (await api.open(`/public/${a}/credit/${codeOf(n)}`)).status;
  const withdraw = (n: number, values?: object) =>
    push([
      {
        ...{
          operation: 'withdraw',
          kind: 'penalty',
          subject: codeOf(n),
          authority,
          number: `罚〔2026〕${n}号`,
        },
        ...{ reason: '复议撤销', values },
      },
    ]);
  const league = async () => {
    const found = await bodyOf(
      api.call(a, 'city-admin', 'GET', `${path}:punctuality?from=2026-11-01&to=2026-12-31`),
    );
    return found.items;
  };
  const late = (light: string) =>
    list(`?clock=withdraw&light=${light}&dept=dept-scjg&from=2026-11-01`).then(({ total }) => total);
  day('2026-11-02');
  const values = { ...rowOf(900).values, published: '2026-10-08' };
  await push([rowOf(900, { values }), rowOf(901, { values }), rowOf(902, { values })]);
  expect([await isPublic(900), await isPublic(901)]).toEqual([200, 200]);
  // An earlier test withdrew one and named no day.
  const before = { records: 1, undated: 1 };
  const none = { records: 0, done: 0, late: 0, overdue: 0 };
  expect(await league()).toMatchObject([{ ...none, withdrawals: { ...none, ...before } }]);
  expect(await push([rowOf(900, { values: { ...values, annulled: '2026-11-02' } })])).toMatchObject({
    corrected: 1,
  });
  expect(await isPublic(900)).toBe(404);
  expect(await of(900)).toMatchObject({ light: 'waiting', clock: 'withdraw' });
  for (const [annulled, code] of [
    ['2026-11-03', 'future'],
    ['2026-09-23', 'order'],
    ['11月2日', 'date'],
  ])
    expect((await withdraw(901, { annulled })).errors).toMatchObject([{ field: 'annulled', code }]);
  day('2026-11-05');
  expect(await withdraw(901, { annulled: '2026-11-02' })).toMatchObject({ withdrawn: 1 });
  expect(await isPublic(901)).toBe(404);
  expect(await of(901)).toMatchObject({ state: 'withdrawn', light: 'done', values: { fine: 20_000 } });
  expect((await of(900)).light).toBe('near');
  day('2026-11-06');
  expect(await of(900)).toMatchObject({ light: 'overdue', clock: 'withdraw' });
  expect([await late('overdue'), await late('late')]).toEqual([1, 0]);
  const scjg = { department: 'dept-scjg', ...none, onTime: 0.5 };
  expect(await league()).toMatchObject([
    { ...scjg, withdrawals: { ...none, records: 3, done: 1, overdue: 1, undated: 1 } },
  ]);
  expect(await withdraw(900)).toMatchObject({ withdrawn: 1 });
  expect(await of(900)).toMatchObject({ light: 'late', clock: 'withdraw' });
  expect([await late('overdue'), await late('late')]).toEqual([0, 1]);
  expect(await league()).toMatchObject([
    { ...scjg, withdrawals: { ...none, records: 3, done: 1, late: 1, undated: 1 } },
  ]);
  // One that names no day counts from when it was received, and apart.
  expect(await withdraw(902)).toMatchObject({ withdrawn: 1 });
  const undated = await of(902);
  expect(undated).toMatchObject({ state: 'withdrawn', light: 'done' });
  const { clocks } = await bodyOf(
    api.call(a, 'city-admin', 'GET', `${path}/${undated.subject}/${undated.id}`),
  );
  expect(clocks.at(-1)).toMatchObject({ name: 'withdraw', done: '2026-11-06', undated: true });
  expect((await list('?clock=withdraw&from=2026-11-06&to=2026-11-06')).items).toMatchObject([
    { subject: codeOf(902) },
  ]);
  expect(await league()).toMatchObject([
    { ...scjg, withdrawals: { ...none, records: 4, done: 1, late: 1, undated: 2 } },
  ]);
  const file = await api.call(a, 'city-admin', 'GET', `${path}:export?format=csv&clock=withdraw`);
  expect(await file.text()).toContain('逾期撤下');
  day('2026-11-29');
});

it('the rules are the city’s: a period that is cut short counts at once', async () => {
  const read = await api.call(a, 'city-admin', 'GET', `${path}:rules`);
  const rules = await bodyOf(read);
  const put = (role: string, body: object, etag: string) =>
    api.call(a, role, 'PUT', `${path}:rules`, { body, headers: { 'if-match': etag } });
  const body = {
    ...rules,
    status: undefined,
    periods: rules.periods.map((rule: object) => ({ ...rule, months: 0 })),
  };
  expect((await put('department-admin', body, '"0"')).status).toBe(403);
  expect((await put('city-admin', body, '"7"')).status).toBe(412);
  await push([rowOf(800, { values: { ...rowOf(800).values, published: '2026-10-08' } })]);
  expect((await api.open(`/public/${a}/credit/${codeOf(800)}`)).status).toBe(200);
  expect((await put('city-admin', body, read.headers.get('etag')!)).status).toBe(200);
  expect((await api.open(`/public/${a}/credit/${codeOf(800)}`)).status).toBe(404);
});
