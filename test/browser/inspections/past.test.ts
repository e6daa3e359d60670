import { demoCities, demoProvince } from '@mingcha/demo';
import { verifyProof } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { addDays } from '@mingcha/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { city, type Site, startSite } from '../site.ts';

/**
 * The demo is played from the day of its first start, and some days need what others do not. That a day fails is to be known
 * before it comes: it is played some weeks ahead, and by `npm run dates` on days of a whole year.
 */
const everyDay = process.env.DATES === 'all';
const aheads = everyDay ? Array.from({ length: 34 }, (_, i) => 11 * i) : [45];

let site: Site;
const get = async <T>(path: string): Promise<T> => (await site.ask<T>('GET', path)).body;
type Listed<T> = { items: T[]; total: number };
type Visit = { id: string; state: { name: string }; listed?: Record<string, unknown> };
const visits = 'cases/inspection-visits';

describe.each(aheads)('the demo as it is loaded %i days from today', (ahead) => {
  beforeAll(async () => {
    const part = everyDay
      ? { notices: [...demoCities, demoProvince].map(({ code }) => code) }
      : { cities: [city.code] };
    site = await startSite({ past: true, objects: 3_000, ahead, ...part });
  }, 240_000);
  afterAll(() => site.stop());

  it('has two years of inspections behind it, whose numbers fit together', async () => {
    expect(site.errors).toEqual([]);
    const today = site.today();
    const year = Number(today.slice(0, 4));
    let made = 0;
    for (const of of [year - 2, year - 1, year]) {
      const found = await get<{ visits: Record<string, { count: number }>; months: { count: number }[] }>(
        `/v1/inspections/dashboard?year=${of}`,
      );
      expect(found.months.reduce((sum, { count }) => sum + count, 0)).toBe(found.visits.made!.count);
      made += found.visits.made!.count;
    }
    const done = await get<Listed<Visit>>(`/v1/${visits}?state=published&limit=200`);
    expect(done.total).toBeGreaterThan(50);
    expect(made).toBeGreaterThanOrEqual(done.total);
    // All that was found has been followed to its end, but for what was found this month.
    const followed = (more = '') =>
      get<Listed<unknown>>(`/v1/cases/rectifications?where=${encodeURIComponent('source=检查')}${more}`);
    const [all, struck] = [await followed(), await followed('&state=struck')];
    expect(struck.total).toBeGreaterThanOrEqual(2);
    expect(all.total - struck.total).toBeLessThanOrEqual(1);
  });

  it('has twelve months of classes, and leads of those whose class dropped two steps', async () => {
    const evaluations = await get<Listed<{ purpose: string; month: string; state: string }>>(
      '/v1/credit/evaluations?limit=50',
    );
    const done = evaluations.items.filter(({ purpose, state }) => purpose === 'month' && state === 'done');
    const months = [...new Set(done.map(({ month }) => month))];
    // With notices that are older, the clock has come by further months and evaluated them.
    if (everyDay) expect(months.length).toBeGreaterThanOrEqual(12);
    else expect(months).toHaveLength(12);
    expect(months[0]).toBe(addDays(`${site.today().slice(0, 7)}-01`, -1).slice(0, 7));
    const warned = await get<Listed<{ id: string; state: { name: string }; listed: { rule: string } }>>(
      `/v1/cases/leads?where=${encodeURIComponent('source=信用预警')}&limit=50`,
    );
    const dropped = warned.items.filter(({ listed }) => listed.rule === '分类一次下降两级');
    expect(dropped.length).toBeGreaterThanOrEqual(3);
    expect(dropped.filter(({ state }) => state.name === 'closed').length).toBeGreaterThanOrEqual(2);
    for (const { id } of dropped) {
      const { fields } = await get<{ fields: { name: string; value: string }[] }>(`/v1/cases/leads/${id}`);
      const code = fields.find(({ name }) => name === 'subjectCode')!.value;
      const course = await get<Listed<{ month: string; class: string }>>(
        `/v1/credit/evaluations/subjects/${code}`,
      );
      expect(course.items).toHaveLength(months.length);
      const at = course.items.findIndex(
        (one, i) => i < months.length - 1 && one.class > course.items[i + 1]!.class && one.class >= 'C',
      );
      const [now, before] = [course.items[at]!.month, course.items[at + 1]!.month];
      const { compared } = await get<{ compared: { sameModel: boolean } }>(
        `/v1/credit/evaluations/subjects/${code}/points?month=${now}&before=${before}`,
      );
      expect(compared.sameModel).toBe(true);
    }
  });

  it('has plans that were carried out as planned', async () => {
    const { items } = await get<Listed<{ id: string }>>('/v1/cases/inspection-plans?limit=10');
    const all = await Promise.all(
      items.map(({ id }) =>
        get<{ batches: { planned?: number; drawn: number; visits: { published: number } }[] }>(
          `/v1/inspections/plans/${id}/completion`,
        ),
      ),
    );
    const carried = all.flatMap(({ batches }) => batches).filter(({ drawn }) => drawn > 0);
    expect(carried.length).toBeGreaterThanOrEqual(2);
    for (const { planned, drawn, visits: of } of carried) {
      expect(drawn).toBe(planned);
      expect(of.published).toBe(planned);
    }
  });

  it('has draws that anyone can recompute', async () => {
    const { items } = await get<Listed<{ id: string; number: string }>>('/v1/draws?state=published&limit=50');
    expect(items.length).toBeGreaterThanOrEqual(4);
    for (const { id } of items)
      expect(verifyProof(await get(`/v1/draws/${id}/proof`), nodeTools)).toMatchObject({ ok: true });
  });

  it('wrote each day of a visit back, and no other day of these years', async () => {
    const begun = addDays(site.today(), -735);
    const { items } = await get<Listed<{ id: string; lastInspected?: string }>>(
      '/v1/rosters/objects?limit=200',
    );
    const inspected = items.filter(({ lastInspected = '' }) => lastInspected > begun);
    expect(inspected.length).toBeGreaterThan(0);
    for (const { id, lastInspected } of inspected) {
      const found = await get<Listed<{ values?: Record<string, unknown> }>>(
        `/v1/${visits}?where=${encodeURIComponent(`object=${id}`)}&where=${encodeURIComponent(`endedOn=${lastInspected}`)}`,
      );
      expect(found.total, `${id} ${lastInspected}`).toBe(1);
    }
  });

  it('shows no day of the audit log that was written in later', async () => {
    const auditor = await site.askAs('jinchang-auditor');
    for (let ago = 1; ago <= 40; ago++) {
      const day = addDays(site.today(), -ago);
      const { body } = await auditor<{ same: boolean | null }>('GET', `/v1/log/audit-days/${day}`);
      expect(body.same, day).not.toBe(false);
    }
  });
});
