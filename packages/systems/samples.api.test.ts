import type { CaseType, Sample, SampleStep } from '@mingcha/cases';
import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import type { RegisterKind, Row } from '@mingcha/register';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { library, paperTemplates, systemKinds } from './index.ts';

/** The samples of every definition, played by people through the API, with the clock moved on where something runs out. */

const start = '2026-03-02T01:00:00.000Z';
/** Columns that a list requires and samples do not care for. */
const usual: Readonly<Record<string, object>> = {
  'hotline-kinds': { contactDays: 1, handleDays: 5 },
  items: { dept: 'd01', statutoryDays: 20, promisedDays: 5 },
};

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds: systemKinds.map(({ kind }) => kind),
    templates: paperTemplates,
    departments: ['d01', 'd02', 'd03'],
    start,
  });
  for (const { kind } of systemKinds) await api.fill(kind as RegisterKind<Row>, rowsOf(kind.name));
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

/** Every row that a sample has or names. */
function rowsOf(register: string): Row[] {
  const rows = new Map<string, Row>();
  for (const { type, samples } of library) {
    for (const { rows: given, open, steps } of samples) {
      const named = [open, ...steps].flatMap((step) =>
        Object.entries('values' in step ? (step.values ?? {}) : {}).flatMap(([field, value]) =>
          type.fields[field]?.register === register ? [String(value)] : [],
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
  if ('right' in type.parties[party]!) return party;
  return by.find((one) => type.parties[one] !== undefined && 'right' in type.parties[one]!);
}

function playedBy(type: CaseType, step: SampleStep | Sample['open']): string | undefined {
  if (!('by' in step)) return 'nobody';
  if (!('state' in step)) return insider(type, step.by, type.open.by);
  const name = 'do' in step ? step.do : undefined;
  return insider(type, step.by, name === undefined ? [] : type.actions[name]!.by);
}

/** Who a party is in these tests; those who approve are other people than those who propose. */
function personOf(type: CaseType, party: string, dept: unknown): Who {
  const { right, dept: field } = type.parties[party] as { right: string; dept?: string };
  const own = field === undefined ? {} : { dept: typeof dept === 'string' ? dept : 'd01' };
  if (right.endsWith(':sign')) return { roles: ['department-admin'], ...own };
  if (right.endsWith(':approve')) return { roles: ['city-admin', 'department-admin'], ...own };
  return { roles: right.endsWith(':supervise') ? ['city-admin', 'auditor'] : ['city-admin'], ...own };
}

const office: Who = {};

class Player {
  readonly #type: CaseType;
  readonly #path: string;
  #id = '';

  constructor(type: CaseType) {
    this.#type = type;
    this.#path = `/v1/cases/${type.name}`;
  }

  async open({ values }: Sample['open'], party: string): Promise<void> {
    const who = personOf(this.#type, party, undefined);
    const body = { values: await this.#sent(who, values) };
    const opened = await bodyOf(api.call(who, 'POST', this.#path, { body }));
    expect(opened.errors ?? opened.detail, 'opening').toBeUndefined();
    this.#id = opened.id;
  }

  /** Samples name files by any word; here somebody sends them first. */
  async #sent(who: Who, values: NonNullable<Sample['open']['values']>) {
    const isFile = (name: string) => this.#type.fields[name]?.type === 'file';
    const given = Object.entries(values).map(async ([name, value]) => [
      name,
      isFile(name)
        ? await Promise.all((value as string[]).map((word) => api.sendFile(who, `${word}.pdf`)))
        : value,
    ]);
    return Object.fromEntries(await Promise.all(given)) as typeof values;
  }

  async see(): Promise<Awaited<ReturnType<typeof bodyOf>>> {
    return bodyOf(api.call(office, 'GET', `${this.#path}/${this.#id}`));
  }

  async #etag(): Promise<string> {
    return (await api.call(office, 'GET', `${this.#path}/${this.#id}`)).headers.get('etag')!;
  }

  async play(step: SampleStep, party: string | undefined): Promise<void> {
    const path = `${this.#path}/${this.#id}`;
    const seen = await this.see();
    const field =
      party === undefined ? undefined : (this.#type.parties[party] as { dept?: string } | undefined)?.dept;
    const dept = seen.fields.find(({ name }: { name: string }) => name === field)?.value;
    const who = party === undefined || party === 'nobody' ? office : personOf(this.#type, party, dept);
    if ('expires' in step || 'silent' in step) return this.#runOut(step, seen);
    if ('answer' in step) {
      const title = this.#type.tasks![step.answer]!.title;
      const task = seen.tasks.find(
        (one: { title: string; status: string }) => one.title === title && one.status === 'open',
      );
      const answered = await api.call(who, 'POST', `${path}/tasks/${task.id}`, {
        body: { answer: step.with },
      });
      return expect(await problemOf(answered), step.answer).toBeUndefined();
    }
    if ('approve' in step)
      return expect(
        await problemOf(await api.call(who, 'POST', `${path}/approvals/${step.approve}`)),
        step.approve,
      ).toBeUndefined();
    if ('ends' in step) return this.#endChild(step, seen);
    const linkTo = 'linkTo' in step && step.linkTo !== undefined ? { linkTo: await this.#another() } : {};
    const values = step.values === undefined ? {} : { values: await this.#sent(who, step.values) };
    const asked = 'asked' in step ? { asked: step.asked } : {};
    const action = 'do' in step ? step.do : step.refused;
    const init = { body: { ...values, ...linkTo, ...asked }, etag: await this.#etag() };
    const done = await api.call(who, 'POST', `${path}/actions/${action}`, init);
    if ('do' in step) return expect(await problemOf(done), action).toBeUndefined();
    expect(await problemOf(done), action).toMatch(
      step.code === 'forbidden' ? /^(forbidden|not-found)/ : new RegExp(`^(case-)?${step.code}`),
    );
  }

  /** Plays the first sample with that result on a child that is open. */
  async #endChild(
    { ends, result }: { ends: string; result?: string },
    seen: Awaited<ReturnType<typeof bodyOf>>,
  ): Promise<void> {
    const { type: name } = this.#type.children![ends]!;
    const { type, samples } = library.find((one) => one.type.name === name)!;
    const child = new Player(type);
    child.#id = seen.children.find(({ status }: { status: string }) => status === 'open').case.id;
    const { steps } = samples.find((one) => one.result === result)!;
    // What is refused there is so for a row of its own.
    for (const step of steps) if (!('refused' in step)) await child.play(step, playedBy(type, step));
  }

  /** Moves the clock behind the end of what runs out, and lets the clock look. */
  async #runOut(step: SampleStep, seen: Awaited<ReturnType<typeof bodyOf>>): Promise<void> {
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

  async #another(): Promise<string> {
    const sample = library.find(({ type }) => type === this.#type)!.samples[0]!;
    const other = new Player(this.#type);
    await other.open(sample.open, playedBy(this.#type, sample.open)!);
    return other.#id;
  }
}

async function problemOf(response: Response): Promise<string | undefined> {
  if (response.ok) return undefined;
  const { code, detail, errors } = await bodyOf(response);
  return `${code}: ${detail} ${JSON.stringify(errors ?? [])}`;
}

const playable = library.flatMap(({ type, samples }) =>
  samples.flatMap((sample) =>
    [sample.open, ...sample.steps].every((step) => playedBy(type, step) !== undefined)
      ? [{ type, sample }]
      : [],
  ),
);

describe('samples through the API', () => {
  it('are most of them: the others need somebody from outside', () => {
    const all = library.flatMap(({ samples }) => samples).length;
    expect(playable.length).toBeGreaterThan(all * 0.7);
  });

  it.each(playable.map((one) => ({ ...one, name: `${one.type.title}：${one.sample.title}` })))(
    '$name',
    async ({ type, sample }) => {
      api.time.set(start);
      const player = new Player(type);
      await player.open(sample.open, playedBy(type, sample.open)!);
      for (const [i, step] of sample.steps.entries()) {
        const before = (await player.see()).papers.length;
        await player.play(step, playedBy(type, step));
        const seen = await player.see();
        expect(seen.state.name, `step ${i + 1}`).toBe(step.state);
        if (step.papers)
          expect(seen.papers.length - before, `papers of step ${i + 1}`).toBe(step.papers.length);
      }
      expect((await player.see()).result?.name).toBe(sample.result);
    },
  );
});
