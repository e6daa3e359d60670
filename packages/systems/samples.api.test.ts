import { randomUUID } from 'node:crypto';
import type { CaseType, Sample, SampleStep } from '@mingcha/cases';
import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { recordsRouter } from '@mingcha/credit/records';
import { bodyOf } from '@mingcha/http/testing';
import { registerKinds } from '@mingcha/inspection';
import { testTenants } from '@mingcha/local/testing';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hooks, library, listedKinds, paperTemplates, systemKinds } from './index.ts';
import { policies } from './lists/enterprise/policies.ts';
import { permitItems } from './lists/items/permits.ts';
import { tenantLists } from './tenantLists.ts';

/** Samples of every definition, played by people through the API, with the clock moved on where something runs out. */

const start = '2026-03-02T01:00:00.000Z';
/** Columns that a list requires and samples do not care for. */
const usual: Readonly<Record<string, object>> = {
  'hotline-kinds': { contactDays: 1, handleDays: 5 },
  'award-clauses': { basis: '奖补办法', base: '一事一议' },
  objects: { type: '企业', status: '在营', division: '620302' },
  items: { dept: 'd01', statutoryDays: 20, promisedDays: 5 },
  'inspection-items': { dept: 'd01', kind: '重点' },
  inspectors: { dept: 'd01', certificate: '27030000001', validUntil: '2028-12-31' },
};

const kinds = [
  ...[...registerKinds, ...systemKinds].map(({ kind }) => kind as RegisterKind<Row>),
  ...listedKinds,
];

let api: CaseApi;
/** Whom samples name where a field names a person, by their words. */
const people = new Map<string, string>();
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds,
    templates: paperTemplates,
    hooks,
    departments: ['d01', 'd02', 'd03'],
    start,
    routes: [
      ({ clock, files, maxResponseBytes }) =>
        recordsRouter({ clock, files, maxResponseBytes, queue: { send: async () => undefined } }),
    ],
  });
  for (const kind of kinds) {
    const rows = rowsOf(kind.name);
    if (rows.length > 0) await api.fill(kind, rows);
  }
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

async function person(word: string): Promise<string> {
  const there = people.get(word);
  if (there !== undefined) return there;
  const body = { login: word, name: '联络员', roles: ['department-admin', 'inspector'], dept: 'd03' };
  const { id } = await bodyOf(api.call(office, 'POST', '/v1/people', { body }));
  people.set(word, id);
  return id;
}

/** Every row that a sample has or names. */
function rowsOf(register: string): Row[] {
  const rows = new Map<string, Row>();
  for (const { type, samples } of library) {
    for (const { rows: given, open, steps } of samples) {
      const named = [open, ...steps].flatMap((step) =>
        Object.entries('values' in step ? (step.values ?? {}) : {}).flatMap(([field, value]) =>
          type.fields[field]?.register === register ? [value].flat().map(String) : [],
        ),
      );
      for (const id of new Set([...Object.keys(given?.[register] ?? {}), ...named]))
        rows.set(id, { id, name: id, ...usual[register], ...given?.[register]?.[id] } as Row);
    }
  }
  return [...rows.values()];
}

/** Parties from outside come by the public pages; here somebody of the office does for them what the definition lets both do. */
function insider(type: CaseType, party: string, by: readonly string[]): string | undefined {
  // What the engine does comes of something beside the case.
  if (party === 'engine') return undefined;
  if ('right' in type.parties[party]!) return party;
  return by.find((one) => type.parties[one] !== undefined && 'right' in type.parties[one]!);
}

function playedBy(type: CaseType, step: SampleStep | Sample['open']): string | undefined {
  if (!('by' in step)) return 'nobody';
  if (!('state' in step)) return insider(type, step.by, type.open.by);
  const name = 'do' in step ? step.do : undefined;
  return insider(type, step.by, name === undefined ? [] : type.actions[name]!.by);
}

const supervisors = ['auditor', 'inspector', 'department-head'];

/** Who a party is in these tests; those who approve are other people than those who propose. */
function personOf(type: CaseType, party: string, dept: unknown, named: (field: string) => string): Who {
  const {
    right,
    dept: field,
    person,
  } = type.parties[party] as {
    right: string;
    dept?: string;
    person?: string;
  };
  if (person !== undefined) return { sub: people.get(named(person))!, roles: [] };
  const own = field === undefined ? {} : { dept: typeof dept === 'string' ? dept : 'd01' };
  if (right.endsWith(':sign')) return { roles: ['department-admin'], ...own };
  if (right.endsWith(':approve')) return { roles: ['city-admin', 'department-admin'], ...own };
  if (!right.endsWith(':supervise')) return { roles: ['city-admin'], ...own };
  // Where several of them approve, each is a person of their own, who differs by a further role.
  const alike = Object.entries(type.parties).flatMap(([name, one]) =>
    'right' in one && one.right === right ? [name] : [],
  );
  return { roles: ['city-admin', supervisors[alike.indexOf(party)]!], ...own };
}

const office: Who = {};

/** What must be there before each sample of a definition. */
const madeBefore: Readonly<Record<string, () => Promise<unknown>>> = {
  // A version of the list that is not published yet.
  async 'list-editions'() {
    const store = await api.test.store.forTenant(testTenants.a);
    const { kind } = (await tenantLists.find(store, 'permit-items'))!;
    const rows = [{ ...permitItems.samples[0]!, dept: 'd01', remark: randomUUID() }];
    const by = { sub: 'seed', name: '初始化' };
    await openRegister(store, kind).replaceAll(rows, { by, source: { type: 'seed' }, reason: '测试' });
  },
  // An edition of the list whose row is suspended, or whose policy is matched.
  'item-suspensions': () => publishedList('permit-items', permitItems.samples[0]!),
  'policy-matchings': () => publishedList('policies', policies.samples[0]!),
  // The penalty that is to be repaired, or that somebody objects to.
  'credit-repairs': () => penalized(),
  'credit-objections': () => penalized(),
  // What a measure rests on.
  'punishment-uses': () => penalized('市监处罚〔2026〕2号'),
  async 'incentive-uses'() {
    const of = { subject: '91620300MA7EXAMPLE', name: '甲食品公司', number: '金奖〔2026〕1号' };
    const values = { level: '市', content: '质量奖' };
    await pushed({ operation: 'put', kind: 'award', authority: 'd01局', date: '2026-03-01', ...of, values });
  },
};

async function publishedList(name: string, sample: Row): Promise<void> {
  const store = await api.test.store.forTenant(testTenants.a);
  const { kind } = (await tenantLists.find(store, name))!;
  const register = openRegister(store, kind);
  const rows = [{ ...sample, dept: 'd01', remark: randomUUID() }] as unknown as Row[];
  const by = { sub: 'seed', name: '初始化' };
  await register.replaceAll(rows, { by, source: { type: 'seed' }, reason: '测试' });
  await register.publish((await register.current()).id, { by });
}

async function penalized(number = '市监处罚〔2026〕1号'): Promise<void> {
  const values = {
    ...{
      violation: '无证经营',
      facts: '未取得许可',
      basis: '某法',
      category: '罚款',
      content: '罚款',
      fine: 5_000,
    },
    ...{ procedure: '普通程序', published: '2026-03-02' },
  };
  const of = { subject: '91620300MA7EXAMPLE', name: '甲食品公司', number };
  const row = { operation: 'put', kind: 'penalty', authority: 'd01局', date: '2026-03-01', ...of, values };
  await pushed(row);
}

async function pushed(row: object): Promise<void> {
  const body = { mode: 'all', rows: [row] };
  const done = await api.call(office, 'POST', '/v1/credit/records:batch', { body });
  expect(await problemOf(done)).toBeUndefined();
}

type Seen = Awaited<ReturnType<typeof bodyOf>>;

class Player {
  readonly #type: CaseType;
  readonly #path: string;
  readonly #linked: Sample['linked'];
  #id = '';
  /** The case as it was after the last step, and its version: what is asked for once need not be asked for again. */
  #seen: Seen = undefined as never;
  #etag = '';
  /** Whom the sample named in a field, in its words. */
  readonly #named = new Map<string, string[]>();

  constructor(type: CaseType, linked?: Sample['linked']) {
    this.#type = type;
    this.#linked = linked;
    this.#path = `/v1/cases/${type.name}`;
  }

  async open({ values }: Sample['open'], party: string): Promise<void> {
    const who = personOf(this.#type, party, undefined, () => '');
    const body = { values: await this.#sent(who, values) };
    const opened = await api.call(who, 'POST', this.#path, { body });
    expect(await problemOf(opened), 'opening').toBeUndefined();
    await this.#keep(opened);
    this.#id = this.#seen.id;
  }

  /** Goes on with a case that is there. */
  async #take(id: string): Promise<void> {
    this.#id = id;
    await this.look();
  }

  async look(): Promise<void> {
    await this.#keep(await api.call(office, 'GET', `${this.#path}/${this.#id}`));
  }

  /** Keeps the case of an answer; it shows what the person who asked may see. */
  async #keep(response: Response): Promise<void> {
    this.#etag = response.headers.get('etag')!;
    this.#seen = await bodyOf(response);
  }

  get seen(): Seen {
    return this.#seen;
  }

  /** Samples name files and people by any word; here somebody sends them first, and adds people of that name. */
  async #sent(who: Who, values: NonNullable<Sample['open']['values']>) {
    const given = Object.entries(values).map(async ([name, value]) => {
      const { type } = this.#type.fields[name]!;
      if (type === 'person') {
        const words = [value].flat() as string[];
        this.#named.set(name, words);
        const ids = await Promise.all(words.map(person));
        return [name, Array.isArray(value) ? ids : ids[0]];
      }
      if (type !== 'file') return [name, value];
      return [name, await Promise.all((value as string[]).map((word) => api.sendFile(who, `${word}.pdf`)))];
    });
    return Object.fromEntries(await Promise.all(given)) as typeof values;
  }

  async play(step: SampleStep, party: string | undefined): Promise<void> {
    const answer = await this.#do(step, party);
    await (answer?.ok ? this.#keep(answer) : this.look());
  }

  /** Gives the answer, which has the case as it is then, where somebody did something. */
  async #do(step: SampleStep, party: string | undefined): Promise<Response | undefined> {
    const path = `${this.#path}/${this.#id}`;
    const seen = this.#seen;
    const field =
      party === undefined ? undefined : (this.#type.parties[party] as { dept?: string } | undefined)?.dept;
    const dept = seen.fields.find(({ name }: { name: string }) => name === field)?.value;
    const as = 'as' in step ? step.as : undefined;
    const who =
      party === undefined || party === 'nobody'
        ? office
        : personOf(this.#type, party, dept, (of) => as ?? this.#named.get(of)?.[0] ?? 'liaison');
    if ('expires' in step || 'silent' in step) {
      await this.#runOut(step, seen);
      return undefined;
    }
    if ('answer' in step) {
      const { title, to } = this.#type.tasks![step.answer]!;
      const task = seen.tasks.find(
        (one: { title: string; status: string }) => one.title === title && one.status === 'open',
      );
      // A department is called after its id.
      const asked =
        typeof to === 'string' ? who : { roles: ['department-admin'], dept: task.to.slice(0, -1) };
      const answered = await api.call(asked, 'POST', `${path}/tasks/${task.id}`, {
        body: { answer: step.with },
      });
      expect(await problemOf(answered), step.answer).toBeUndefined();
      return answered;
    }
    if ('approve' in step) {
      const approved = await api.call(who, 'POST', `${path}/approvals/${step.approve}`);
      expect(await problemOf(approved), step.approve).toBeUndefined();
      return approved;
    }
    if ('ends' in step) {
      await this.#endChild(step, seen);
      return undefined;
    }
    const linkTo =
      'linkTo' in step && step.linkTo !== undefined ? { linkTo: await this.#another(step.do) } : {};
    const values = step.values === undefined ? {} : { values: await this.#sent(who, step.values) };
    const asked = 'asked' in step ? { asked: step.asked } : {};
    const action = 'do' in step ? step.do : step.refused;
    const init = { body: { ...values, ...linkTo, ...asked }, etag: this.#etag };
    const done = await api.call(who, 'POST', `${path}/actions/${action}`, init);
    if ('do' in step) expect(await problemOf(done), action).toBeUndefined();
    else
      expect(await problemOf(done), action).toMatch(
        step.code === 'forbidden' ? /^(forbidden|not-found)/ : new RegExp(`^(case-)?${step.code}`),
      );
    return done;
  }

  /** Plays the first sample with that result on a child that is open. */
  async #endChild({ ends, result }: { ends: string; result?: string }, seen: Seen): Promise<void> {
    const kind = this.#type.children![ends]!;
    const child = new Player(typeNamed(kind.type));
    const { case: opened } = seen.children.find(
      ({ title, status }: Record<string, unknown>) => title === kind.title && status === 'open',
    );
    await child.#take(opened.id);
    await child.#playTo(result);
  }

  /** Plays on as the first sample that ends with a result does. What is refused there is so for a row of its own. */
  async #playTo(result: string | undefined): Promise<void> {
    const { steps } = samplesOf(this.#type).find((one) => one.result === result)!;
    for (const step of steps) if (!('refused' in step)) await this.play(step, playedBy(this.#type, step));
  }

  /** Moves the clock behind the end of what runs out, and lets the clock look. */
  async #runOut(step: SampleStep, seen: Seen): Promise<void> {
    const due =
      'expires' in step
        ? seen.limits.find(({ name }: { name: string }) => name === step.expires).due
        : seen.tasks.find(
            (one: { title: string; status: string }) =>
              'silent' in step &&
              one.title === this.#type.tasks![step.silent]!.title &&
              one.status === 'open',
          ).due;
    api.time.set(new Date(`${due}T16:00:01.000Z`).toISOString());
    await api.tick();
  }

  /** A case that an action can link to, ended as the sample says where it says so. */
  async #another(action: string): Promise<string> {
    const link = this.#type.actions[action]!.links!;
    const type = typeNamed(this.#type.links![link]!.type);
    const result = this.#linked?.[link]?.result;
    const sample = samplesOf(type).find((one) => result === undefined || one.result === result)!;
    const other = new Player(type);
    await other.open(sample.open, playedBy(type, sample.open)!);
    if (result !== undefined) await other.#playTo(result);
    return other.#id;
  }
}

const typeNamed = (name: string) => library.find(({ type }) => type.name === name)!.type;
const samplesOf = (of: CaseType) => library.find(({ type }) => type === of)!.samples;

async function problemOf(response: Response): Promise<string | undefined> {
  if (response.ok) return undefined;
  const { code, detail, errors } = await bodyOf(response);
  return `${code}: ${detail} ${JSON.stringify(errors ?? [])}`;
}

const playable = library.flatMap(({ type, samples }) => {
  const can = samples.filter((sample) =>
    [sample.open, ...sample.steps].every((step) => playedBy(type, step) !== undefined),
  );
  // The step function, which is the same here, has played all of them in library.test.ts.
  return can.slice(0, 2).map((sample) => ({ type, sample }));
});

describe('samples through the API', () => {
  it('are two of almost every definition: the others need somebody from outside', () => {
    expect(playable.length).toBeGreaterThan(library.length * 2 * 0.9);
  });

  it.each(playable.map((one) => ({ ...one, name: `${one.type.title}：${one.sample.title}` })))(
    '$name',
    async ({ type, sample }) => {
      api.time.set(start);
      await madeBefore[type.name]?.();
      const player = new Player(type, sample.linked);
      await player.open(sample.open, playedBy(type, sample.open)!);
      for (const [i, step] of sample.steps.entries()) {
        const papers = player.seen.papers.length;
        await player.play(step, playedBy(type, step));
        const { seen } = player;
        expect(seen.state.name, `step ${i + 1}`).toBe(step.state);
        if (step.papers)
          expect(seen.papers.length - papers, `papers of step ${i + 1}`).toBe(step.papers.length);
      }
      await player.look();
      expect(player.seen.result?.name).toBe(sample.result);
    },
  );
});
