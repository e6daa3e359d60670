import type { Store } from '@mingcha/store';
import { findTenant, grantedCities } from '@mingcha/tenancy';
import type { Notice } from '../notice/notice.ts';
import type { MeasureRow } from '../register/measureRow.ts';
import { findMeasures, measuresOf } from '../register/rows.ts';
import { compareAll, compareDeadlines } from './compare.ts';

type City = { code: string; name: string };

/** How the cities that let their province read them carry out a notice of the province, measure by measure. */
export async function coverageOf(
  all: Store,
  province: string,
  notice: Notice,
  likeness: (a: string, b: string) => number,
) {
  const own = await measuresOf(await all.forTenant(province), notice.id);
  const grants = await grantedCities(all, province);
  const cities = await Promise.all(
    grants.map(async ({ city: code }): Promise<City & { rows: MeasureRow[] }> => {
      const rows = await findMeasures(await all.forTenant(code), ({ upstream }) =>
        upstream.some(({ docNo }) => docNo === notice.docNo),
      );
      return { code, name: (await findTenant(all, code))?.name ?? code, rows };
    }),
  );
  return {
    cities: cities.map(({ code, name }): City => ({ code, name })),
    items: own.map((measure) => {
      const { no, title, targets, deadline } = measure;
      const carried = cities.map(({ code, rows }) => ({
        city: code,
        measures: rows
          .filter(({ upstream }) => upstream.some((up) => up.docNo === notice.docNo && up.no === no))
          .map((row) => carriedOut(measure, row, likeness)),
      }));
      return {
        measure: { no, title, targets, ...(deadline !== undefined && { deadline }) },
        cities: carried.filter(({ measures }) => measures.length > 0),
        missing: carried.filter(({ measures }) => measures.length === 0).map(({ city }) => city),
      };
    }),
  };
}

function carriedOut(
  upstream: MeasureRow,
  { no, title, docNo, deadline, targets }: MeasureRow,
  likeness: (a: string, b: string) => number,
) {
  const sooner = compareDeadlines(upstream.deadline, deadline);
  return {
    no,
    title,
    docNo,
    ...(deadline !== undefined && { deadline }),
    ...(sooner && { deadlineVerdict: sooner }),
    targets,
    comparisons: compareAll(upstream.targets, targets, likeness),
  };
}
