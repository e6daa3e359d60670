import {
  type DirectoryRow,
  differingRows,
  directoryName,
  directoryRows,
  nextEdition,
  provinceDepartments,
} from '@mingcha/demo';
import type { Caller } from './caller.ts';
import { importRows } from './importRows.ts';
import { publishReviewed } from './reviewedLists.ts';

type Publishing = Parameters<typeof publishReviewed>[2];

const base = `/v1/lists/${directoryName}/rows`;
const inTenant = (code: string) => (row: DirectoryRow) => ({ ...row, dept: `${code}-${row.dept}` });

/** The province's directory in its first edition, with the departments that it names. */
export async function publishDirectory(
  { administrator, office }: { administrator: Caller; office: Caller },
  code: string,
  publishing: Publishing,
): Promise<void> {
  for (const json of provinceDepartments(code)) await administrator('POST', '/v1/departments', { json });
  await importRows(office, base, directoryRows().map(inTenant(code)), '首次编制基本目录');
  await publishReviewed(office, [directoryName], publishing);
}

/** Its second edition, which from then on waits in the cities. */
export async function publishNextDirectory(
  office: Caller,
  code: string,
  publishing: Publishing,
): Promise<void> {
  await importRows(office, base, nextEdition.rows.map(inTenant(code)), '按新修订的法规调整', 'merge');
  for (const id of nextEdition.gone) {
    const { headers } = await office('GET', `${base}/${id}`);
    await office('DELETE', `${base}/${id}?reason=${encodeURIComponent('依据已经废止')}`, {
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
  }
  await publishReviewed(office, [directoryName], publishing);
}

/** A city takes over the whole directory, each item with its own department; `except` are items that it had already and keeps. */
export async function adoptDirectory(
  office: Caller,
  code: string,
  except: readonly string[] = [],
): Promise<void> {
  const depts = new Map(directoryRows().map(({ id, dept }) => [id, dept]));
  const path = `/v1/levels/${directoryName}/items`;
  const items: object[] = [];
  let cursor = '';
  let edition = '';
  do {
    const { body } = await office('GET', `${path}?state=pending&limit=200${cursor}`);
    edition = (body.edition as { version: string }).version;
    for (const { item, etag } of body.items as { item: string; etag?: string }[])
      if (!except.includes(item))
        items.push({ item, etag, own: { dept: `${code}-${depts.get(item)}`, adoption: '已认领' } });
    cursor = body.next ? `&cursor=${encodeURIComponent(String(body.next))}` : '';
  } while (cursor !== '');
  await office('POST', `${path}:accept`, { json: { edition, items, reason: '首次采用省基本目录' } });
}

/** A city whose directory says something else than the province's in two elements, which it publishes as it is. */
export async function draftDiffering(office: Caller, code: string): Promise<void> {
  const own = directoryRows()
    .filter(({ id }) => differingRows[id])
    .map((row) => ({ ...inTenant(code)(row), ...differingRows[row.id], adoption: '已认领' }));
  await importRows(office, base, own, '沿用本市原有目录');
  await adoptDirectory(office, code, Object.keys(differingRows));
}
