import { drawsApi } from '../../api/draws/draws.ts';
import type { Selected } from '../../api/types.ts';

/** The whole outcome of a draw, page by page. */
export async function allRows(id: string): Promise<Selected[]> {
  const rows: Selected[] = [];
  let cursor: string | undefined;
  do {
    const page = await drawsApi.result(id, { cursor, limit: 200 });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}
