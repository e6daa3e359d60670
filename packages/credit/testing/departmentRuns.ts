import { readAudit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { expect, it } from 'vitest';
import { someRecord } from '../models/testing.ts';
import { codeOf } from '../recompute/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { someRow, writeRows } from '../subjects/testing.ts';
import type { startModelsApi } from './modelsApi.ts';

const { a, b } = testTenants;
const evaluations = '/v1/credit/evaluations';

/** What evaluations by a model of departments do, in the cities in which others have been tested: it is published there. */
export function ofDepartmentsRun(
  {
    api,
    as,
    maker,
    run,
    results,
    pagesOf,
    storeOf,
    killedAnywhere,
  }: Awaited<ReturnType<typeof startModelsApi>>,
  records: Map<string, CreditRecord[]>,
): void {
  it('evaluates what they did, and explains each point by the figures that it has read', async () => {
    const of = await storeOf(a);
    const [scjg, sfj] = [`${a}-scjg`, `${a}-sfj`];
    const id = await run({ purpose: 'demand', model: 'departments' });
    // A county is no department, and nobody else's cases are read.
    const names = (await results(id)).map((one: { id: string; class: string }) => [one.id, one.class]);
    expect(names).toEqual([
      [scjg, 'A'],
      [sfj, 'A'],
    ]);
    await writeRows(of, [
      ...[1, 2, 3].map((n) => someRow(`in${n}`, { days: 3, listed: { dept: scjg } })),
      someRow('late', { days: 9, isLate: true, listed: { dept: scjg } }),
    ]);
    const permit = { kind: 'permit', subject: codeOf(0), department: scjg, date: '2026-11-02' };
    records.set(codeOf(0), [
      someRecord({ id: 'soon', ...permit, received: '2026-11-04' }),
      someRecord({ id: 'late', ...permit, received: '2026-11-30' }),
    ]);
    await run({ purpose: 'demand', model: 'departments' });
    const path = `${evaluations}/subjects/${scjg}`;
    const month = api.time.now().toISOString().slice(0, 7);
    const points = await bodyOf(
      maker('GET', `${path}/points?month=${month}&before=2026-11&model=departments`),
    );
    expect(points).toMatchObject({ class: 'C', milli: 230_000, compared: { class: 'A', milli: 400_000 } });
    const factsOf = (title: string) =>
      points.parts.find((part: { title: string }) => part.title === title).facts;
    expect(factsOf('按期率低')).toEqual([{ title: '近十二个月办结的事项按期的', value: 75, unit: '%' }]);
    expect(factsOf('公示逾期')[0]).toMatchObject({ value: 50 });
    expect(points.compared.changes.map((one: { title: string }) => one.title)).toEqual([
      '按期率低',
      '公示逾期',
    ]);
    const log = await readAudit(of, { object: { kind: 'department', id: scjg } }, { limit: 1 });
    expect(log.items[0]).toMatchObject({ action: 'credit.explain-department' });
  });

  it('goes on with the figures that the worker that died had read, though they have changed', async () => {
    const of = await storeOf(a);
    const late = (isLate: boolean) =>
      writeRows(of, [someRow('late', { days: 9, isLate, listed: { dept: `${a}-scjg` } })]);
    const pages = new Map<boolean, string[]>();
    for (const isLate of [false, true]) {
      await late(isLate);
      pages.set(isLate, await pagesOf(of, await run({ purpose: 'demand', model: 'departments' })));
    }
    expect(pages.get(true)).not.toEqual(pages.get(false));
    await killedAnywhere(of, 'departments', {
      before: () => late(true),
      async between(kept) {
        await late(false);
        return pages.get(kept !== undefined)!;
      },
    });
  });

  it('says only what is said of the reader’s own, to whom does not read the cases of all', async () => {
    const { items } = await bodyOf(maker('GET', evaluations));
    const { id, month } = items.find(
      ({ model, purpose }: { model: { id: string }; purpose: string }) =>
        model.id === 'departments' && purpose === 'demand',
    );
    const own = as(`${a}-sfj`, a, 'department-admin');
    const seen = await bodyOf(own('GET', `${evaluations}/${id}/results`));
    expect(seen.items.map((one: { id: string }) => one.id)).toEqual([`${a}-sfj`]);
    const subject = (dept: string) => `${evaluations}/subjects/${dept}`;
    for (const [caller, dept, status, months] of [
      [own, `${a}-sfj`, 200, 2],
      [own, `${a}-scjg`, 404, 0],
      [as('x', a, 'auditor'), `${a}-scjg`, 200, 2],
    ] as const) {
      const course = await bodyOf(caller('GET', `${subject(dept)}?model=departments`));
      expect([dept, course.items.length]).toEqual([dept, months]);
      const points = await caller('GET', `${subject(dept)}/points?month=${month}&model=departments`);
      expect([dept, points.status]).toEqual([dept, status]);
    }
    const other = as('other-1', b);
    expect((await other('GET', `${evaluations}/${id}/results`)).status).toBe(404);
    expect((await bodyOf(other('GET', `${subject(`${a}-scjg`)}?model=departments`))).items).toEqual([]);
    // Nobody's row of the roster was changed by any of it.
    const changes = await bodyOf(own('GET', `${evaluations}/${id}/changes`));
    expect(changes.items.map((one: { id: string }) => one.id)).not.toContain(`${a}-scjg`);
  });
}
