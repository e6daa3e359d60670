import { objectKind } from '@mingcha/inspection';
import { dyingStore, startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { queryAll, replace, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riskClasses } from '../models/format.ts';
import { someRecord } from '../models/testing.ts';
import { asOfMonth, asOfNow, beginRun, landingModel } from './begin.ts';
import { runCredit } from './clock.ts';
import type { ClassGroup } from './groups.ts';
import { takeRun } from './lease.ts';
import { findLine, pageEntity } from './page.ts';
import { landedEntity, listRuns, loadRun, monthEntity, runEntity } from './run.ts';
import { codeOf, evaluationsOver, prepareCity } from './testing.ts';
import { runEvaluation } from './work.ts';

let test: TestStore;
let store: TenantStore;
const clock = testClock('2026-12-03T01:00:00.000Z');
const records = new Map(
  Array.from({ length: 60 }, (_, i) => [
    codeOf(i),
    Array.from({ length: i % 7 }, (_, n) =>
      someRecord({ id: `${i}-${n}`, subject: codeOf(i), values: { fine: n * 2 } }),
    ),
  ]),
);
const deps = { ...evaluationsOver(records, clock.now), pageSize: 25 };
const by = { sub: 'u1', name: '王五' };

beforeAll(async () => {
  test = await startTestStore();
  store = await test.store.forTenant(testTenants.a);
  await prepareCity(store, deps, 60);
});
afterAll(() => test.stop());

async function begin(of = store) {
  const at = (await landingModel(of, deps))!;
  return (await beginRun(of, { purpose: 'month', at, asOf: asOfMonth('2026-11'), by }, deps)).id;
}
const pagesOf = async (id: string) =>
  (await queryAll(store, pageEntity, [id])).map(({ first, last, count, hash }) => ({
    first,
    last,
    count,
    hash,
  }));
const roster = () => openRegister(store, objectKind);

describe('an evaluation of all enterprises', () => {
  it('lands as one version of the roster that names model and cut-off, and is kept page by page', async () => {
    const id = await begin();
    await runEvaluation(store, id, deps);
    const run = await loadRun(store, id);
    expect(run).toMatchObject({
      state: 'done',
      month: '2026-11',
      on: '2026-11-30',
      cutOff: '2026-11-30T16:00:00.000Z',
      version: { number: 2, count: 60 },
      summary: { changed: 60, moves: { U: expect.any(Object) } },
    });
    expect(run).not.toHaveProperty('leaseUntil');
    const version = await roster().version(run.version!.id);
    expect(version).toMatchObject({
      reason: '信用风险分类评价：某模型（第 1 版），截至 2026-11-30',
      source: { type: 'edit', job: id },
    });
    const row = await roster().row(version.id, codeOf(6));
    // Six penalties, three of which are heavy fines.
    expect(row?.riskClass).toBe('D');
    expect((await findLine(store, id, codeOf(6)))?.slice(0, 3)).toEqual([codeOf(6), 'D', 100_000]);
    expect(await findLine(store, id, '91620300MA99999999')).toBeUndefined();
    expect((await pagesOf(id)).map(({ count }) => count)).toEqual([25, 25, 10]);
    expect(await store.get(monthEntity, { month: '2026-11' })).toMatchObject({ run: id });
    const { classes, groups } = run.summary!;
    for (const { length } of [groups!.counties, groups!.industries]) expect(length).toBeGreaterThan(0);
    const summed = (of: readonly ClassGroup[]) =>
      riskClasses.map((one) => of.reduce((all, { classes }) => all + (classes[one] ?? 0), 0));
    const inAll = riskClasses.map((one) => classes[one] ?? 0);
    expect([summed(groups!.counties), summed(groups!.industries)]).toEqual([inAll, inAll]);
  });

  it('by the same model and records again changes nothing, and makes no version', async () => {
    const id = await begin();
    await runEvaluation(store, id, deps);
    const run = await loadRun(store, id);
    expect([run.state, run.summary?.changed, run.version]).toEqual(['done', 0, undefined]);
    expect((await roster().current()).number).toBe(2);
  });

  it('whose worker is killed at any write comes to the same bytes', async () => {
    const whole = await begin();
    await runEvaluation(store, whole, deps);
    const pages = await pagesOf(whole);
    const { root } = await roster().current();
    const { classes } = (await loadRun(store, whole)).summary!;
    let kills = 0;
    for (let n = 0, isOver = false; !isOver; n++) {
      // Half of the roster lost its classes meanwhile, so that there is something to land.
      const id = await withoutSome();
      // Dying after a write is dying before the next one.
      const dying = n === 0 ? dyingStore(store, 1, 'before') : dyingStore(store, n, 'after');
      await runEvaluation(dying, id, deps).catch(() => {});
      if (dying.dead()) kills++;
      else isOver = true;
      clock.advance(121_000);
      await runEvaluation(store, id, deps);
      expect(await loadRun(store, id)).toMatchObject({ state: 'done', summary: { changed: 30, classes } });
      expect(await pagesOf(id)).toEqual(pages);
      expect((await roster().current()).root).toBe(root);
    }
    expect(kills).toBeGreaterThanOrEqual(11);
  });

  it('whose worker dies after its version is made publishes it still: the roster stayed unpublished', async () => {
    const register = openRegister(store, objectKind, { now: clock.now });
    await register.publish((await register.current()).id, { by });
    let kills = 0;
    for (let n = 1, isOver = false; !isOver; n++) {
      const id = await withoutSome({ isPublished: true });
      const dying = dyingStore(store, n, 'after');
      await runEvaluation(dying, id, deps).catch(() => {});
      if (dying.dead()) kills++;
      else isOver = true;
      clock.advance(121_000);
      await runEvaluation(store, id, deps);
      const run = await loadRun(store, id);
      const { draft, published } = await register.heads();
      expect([n, run.state, run.version?.id, published?.id]).toEqual([n, 'done', draft!.id, draft!.id]);
    }
    expect(kills).toBeGreaterThanOrEqual(10);
  });

  it('is nobody else’s: another city has no run, no page and no class of it', async () => {
    const other = await test.store.forTenant(testTenants.b);
    await expect(loadRun(other, await begin())).rejects.toMatchObject({ status: 404 });
    expect(await landingModel(other, deps)).toBeUndefined();
    await prepareCity(other, deps, 3);
    const id = await begin(other);
    await runEvaluation(other, id, deps);
    expect((await loadRun(other, id)).summary?.classes).toEqual({ A: 1, B: 2 });
  });

  it('that was written before models named their subjects is of enterprises: its changes were refused', async () => {
    const id = await begin();
    const { lock, model, ...run } = await loadRun(store, id);
    const { subject: _, ...old } = model;
    await store.write(replace(runEntity, { ...run, model: old as typeof model }, lock));
    expect((await loadRun(store, id)).model.subject).toBe('enterprise');
    const { items } = await listRuns(store, { limit: 100 });
    expect(items.find((one) => one.id === id)?.model.subject).toBe('enterprise');
    await runEvaluation(store, id, deps);
    expect(await loadRun(store, id)).toMatchObject({ state: 'done', model });
  });

  it('is taken by one of two workers, and a worker that died is followed only after its lease', async () => {
    const id = await begin();
    await runEvaluation(dyingStore(store, 2, 'before'), id, deps).catch(() => {});
    await runEvaluation(store, id, deps);
    expect((await loadRun(store, id)).state).toBe('running');
    clock.advance(121_000);
    await Promise.all([runEvaluation(store, id, deps), runEvaluation(store, id, deps)]);
    expect(await loadRun(store, id)).toMatchObject({ state: 'done' });
  });

  it.each([
    ['lands', landedEntity],
    ['ends', monthEntity],
  ])(
    'goes on at once where another one %s meanwhile: it stood still until its lease ran out',
    async (_, read) => {
      const [id, other] = [await withoutSome(), await begin()];
      let isOvertaken = false;
      const slow = {
        ...store,
        async get(...asked: Parameters<TenantStore['get']>) {
          const found = await store.get(...asked);
          if (asked[0] === read && !isOvertaken) {
            isOvertaken = true;
            await runEvaluation(store, other, deps);
          }
          return found;
        },
      } as TenantStore;
      await runEvaluation(slow, id, deps);
      expect([isOvertaken, (await loadRun(store, id)).state]).toEqual([true, 'done']);
    },
  );
});

/** The roster with half of its classes taken away, and a run that waits for a worker. */
async function withoutSome({ isPublished = false } = {}): Promise<string> {
  const register = openRegister(store, objectKind, { decides: true });
  const { id: version } = await register.current();
  const rows = await register.rowsOf(
    version,
    Array.from({ length: 30 }, (_, i) => codeOf(i * 2)),
  );
  const { version: without } = await register.change({
    by,
    reason: '测试',
    source: { type: 'edit' },
    ops: rows.map((row) => {
      const { riskClass: _, ...rest } = row!;
      return { type: 'put' as const, row: rest };
    }),
  });
  if (isPublished) await register.publish(without!.id, { by });
  return begin();
}

describe('the clock', () => {
  const sent: string[] = [];
  const queue = { send: async ({ jobId }: { jobId: string }) => void sent.push(jobId) };

  it('begins a month once, and its run is listed by its time: it stood above all later ones', async () => {
    await Promise.all([runCredit(store, { ...deps, queue }), runCredit(store, { ...deps, queue })]);
    await runCredit(store, { ...deps, queue });
    const later = await begin();
    const { items } = await listRuns(store, { limit: 100 });
    const months = items.filter((run) => run.by.sub === 'clock');
    expect(months).toMatchObject([{ purpose: 'month', month: '2026-11' }]);
    expect(sent).toContain(months[0]!.id);
    expect(items[0]!.id).toBe(later);
  });

  it('sends again what was leased or sent under a clock that was ahead: such runs were never sent again', async () => {
    const look = async () => {
      sent.length = 0;
      await runCredit(store, { ...deps, queue });
      return sent;
    };
    const ahead = new Date(clock.now().getTime() + 86_400_000);
    const [leased, waiting] = [await begin(), await begin()];
    await takeRun(store, await loadRun(store, leased), () => ahead);
    const { lock, ...rest } = await loadRun(store, waiting);
    await store.write(replace(runEntity, { ...rest, sentAt: ahead.toISOString() }, lock));
    expect(await look()).toEqual(expect.arrayContaining([leased, waiting]));

    // A worker takes it and dies: it was not sent for again until long after its lease.
    const lease = await takeRun(store, await loadRun(store, waiting), clock.now);
    expect(lease?.run).not.toHaveProperty('sentAt');
    expect(await look()).not.toContain(waiting);
    clock.advance(121_000);
    expect(await look()).toContain(waiting);
    expect(await look()).not.toContain(waiting);
  });

  it('leaves a run to its worker that renews its lease while the clock looks: the run stood still for two minutes', async () => {
    const id = await begin();
    const later = () => new Date(clock.now().getTime() + 1_000);
    let looks = 0;
    const looking = {
      ...store,
      async write(...operations: Parameters<TenantStore['write']>) {
        await runCredit(store, { ...deps, queue });
        looks++;
        return store.write(...operations);
      },
    } as TenantStore;
    await runEvaluation(looking, id, { ...deps, clock: later });
    expect((await loadRun(store, id)).state).toBe('done');
    expect(looks).toBeGreaterThan(3);
  });
});

it('days and cut-offs are those of Shanghai', () => {
  expect(asOfMonth('2026-12')).toEqual({
    month: '2026-12',
    cutOff: '2026-12-31T16:00:00.000Z',
    on: '2026-12-31',
  });
  expect(asOfNow(new Date('2026-12-31T16:30:00Z'))).toEqual({
    month: '2027-01',
    cutOff: '2026-12-31T16:30:00.000Z',
    on: '2027-01-01',
  });
});
