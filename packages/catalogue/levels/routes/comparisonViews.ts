import { pageRows, type TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import { decidedElements } from '../compared.ts';
import { type MatrixRow, matrixOf, type Side, valuesOfRows } from '../matrix.ts';
import type { comparedItem, comparedTenant, comparisonQuery } from './comparisonSchemas.ts';

type Asked = z.infer<typeof comparisonQuery>;
type Tenant = z.infer<typeof comparedTenant>;

/** The items of a matrix that match all that is asked. */
export function matchingRows(
  rows: readonly MatrixRow[],
  {
    show,
    at,
    tenant,
    q,
  }: { show: Asked['show']; at?: number | undefined; tenant?: number | undefined; q?: string | undefined },
): MatrixRow[] {
  const words = q?.toLowerCase();
  const concerns = ({ take }: MatrixRow['differing'][number]) =>
    tenant === undefined || take.includes(tenant);
  return rows.filter((row) => {
    if (words && !row.key.toLowerCase().includes(words) && !row.name.toLowerCase().includes(words))
      return false;
    const differs = row.differing.some((one) => (at === undefined || one.at === at) && concerns(one));
    const misses = tenant === undefined ? row.missing.length > 0 : row.missing.includes(tenant);
    if (at !== undefined) return differs;
    if (show === 'differing') return differs;
    if (show === 'missing') return misses;
    return show === 'all' || (!differs && !misses);
  });
}

/** As many items as a list may have. */
export const mostExported = 1_000_000;

/** A page of the comparison of a list of several, of which the first is what the others are held against. */
export async function comparison(
  store: TenantStore,
  sides: readonly Side[],
  asked: Asked,
  decided = decidedElements,
) {
  const matrix = await matrixOf(sides, decided);
  const { elements, sameness, several, below } = matrix;
  const [{ called: first, like }] = sides as [Side];
  const codes = sides.map(({ tenant }) => tenant);
  const at = asked.field === undefined ? undefined : elements.findIndex(({ field }) => field === asked.field);
  const place = asked.tenant === undefined ? undefined : codes.indexOf(asked.tenant);
  const rows = matchingRows(matrix.rows, { show: asked.show, at, tenant: place, q: asked.q });
  const { limit, cursor, ...question } = asked;
  const versions = sides.map(({ version }) => version.id).join();
  const scope = `comparison ${sides[0]!.list.id} ${versions} ${JSON.stringify(question)}`;
  const page = pageRows(store, scope, rows, { limit, cursor });
  const values = await valuesOfRows(sides, page.items);
  const items = page.items.map(
    (row): z.infer<typeof comparedItem> => ({
      key: row.key,
      name: row.name,
      missing: row.missing.map((one) => codes[one]!),
      ...(row.rows[0] && { item: row.rows[0].id }),
      elements: row.differing.map(({ at: place, take, reconsider }) => {
        const { field, header, decidedBy = '' } = elements[place]!;
        return {
          ...{ field, header, decidedBy, reconsider },
          like: like?.(row.key, field) ?? first,
          take: take.map((one) => codes[one]!),
          cells: row.rows.map((one, i) => {
            const value = one && values[i]!.get(one.id)?.[field];
            return { has: one !== undefined, ...(value !== undefined && { value }) };
          }),
        };
      }),
    }),
  );
  const tenants = sides.map(({ tenant, called, version: { id, number, count, at: since } }, i): Tenant => {
    const missing = matrix.rows.filter((row) => row.rows[0] && !row.rows[i]).length;
    return {
      ...{ tenant, called, version: id, number, count, at: since, isDraft: false, missing },
      ...(i > 0 && { sameness: sameness[i - 1]! }),
      several: (several[i] ?? []).slice(0, 50),
    };
  });
  const counts = {
    differing: matrix.rows.filter(({ differing }) => differing.length > 0).length,
    missing: matrix.rows.filter(({ missing }) => missing.length > 0).length,
    all: matrix.rows.length,
  };
  const { next, items: shown } = page;
  return { items, next, shown, below, total: rows.length, tenants, fields: [...elements], counts };
}
