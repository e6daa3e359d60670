import { shippedLists } from '@mingcha/systems/lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { etagOf } from '../../../support/standIn.ts';
import { cityA } from '../../../support/system.ts';

const fee = {
  name: '检验费',
  nature: '行政事业性收费',
  dept: `${cityA.code}-scjg`,
  basis: '《收费办法》',
  standard: '每台 300 元',
};
const id = { field: 'id', title: '编码', type: 'code', required: true };
/** Of lists that no city has from the beginning. */
const firstRows: Record<string, { id: string; [field: string]: unknown }[]> = {
  '/v1/catalogues/lists': [
    { id: 'own-list', title: '自有清单', noun: '条目', elements: [id] },
    { id: 'other-list', title: '另一清单', noun: '条目', elements: [id] },
  ],
  '/v1/catalogues/list-checks': ['own-check', 'other-check'].map((name) => ({
    id: name,
    title: '收费有依据',
    ...{ list: 'service-items', key: 'fees', must: 'listed', other: 'fee-items', otherKey: 'name' },
    severity: 'warning',
    message: '没有这一收费项目',
  })),
  '/v1/lists/fee-items/rows': [
    { id: 'SF-0001', ...fee },
    { id: 'SF-0002', ...fee },
  ],
};

export type Well = (
  method: string,
  path: string,
  options?: { body?: unknown; raw?: string; headers?: Record<string, string> },
) => Promise<Response>;

type Asking = {
  system: CheckedSystem;
  well: Well;
  /** Rows that it begins with. */
  first?: readonly { id: string; [field: string]: unknown }[];
  /** Headers of who publishes, where that is a second person; called before it is published. */
  publisher?: () => Promise<Record<string, string>>;
};

/** Asks for what lists break, and mends one row of several. */
export async function askFindings(well: Well): Promise<void> {
  const base = '/v1/lists/bulletins/rows';
  const { list, samples } = shippedLists.find(({ list }) => list.id === 'bulletins')!;
  const depts = list.elements.filter(({ type }) => type === 'department').map(({ field }) => field);
  const own = Object.fromEntries(depts.map((field) => [field, `${cityA.code}-scjg`]));
  for (const row of samples)
    await well('PUT', `${base}/${row.id}`, { body: { ...row, ...own }, headers: { 'if-none-match': '*' } });
  const { items } = await bodyOf(well('GET', '/v1/lists:findings?list=bulletins&limit=1'));
  for (const format of ['xlsx', 'csv']) await well('GET', `/v1/lists:findings:export?format=${format}`);
  await well('GET', '/v1/lists:suspensions?list=bulletins');
  const [{ id, etag }] = items;
  await well('POST', `${base}:set`, { body: { rows: [{ id, etag }], set: own } });
}

/** Asks everything that there is of the register at an address, well; `newId` is of a row that it does not have. */
export async function askRegister(
  { system, well, first, publisher }: Asking,
  base: string,
  newId: string,
): Promise<void> {
  for (const row of first ?? firstRows[base] ?? [])
    await well('PUT', `${base}/${row.id}`, { body: row, headers: { 'if-none-match': '*' } });
  // As it is, for a masked value may come back only to the row that it is of.
  const whole = base.startsWith('/v1/rosters/') ? '&personal=true' : '';
  const before = await bodyOf(well('GET', `${base}?limit=2&sort=-id${whole}`));
  const [row] = before.items;
  const { notice, name, title } = row;
  const renamed = name === undefined ? { title: '改过的名字' } : { name: '改过的名字' };
  const restored = name === undefined ? { title } : { name };
  const one = await well('GET', `${base}/${row.id}`);
  const put = await well('PUT', `${base}/${row.id}`, {
    body: { ...row, ...renamed },
    headers: etagOf(one),
  });
  await well('PATCH', `${base}/${row.id}?reason=更正`, { body: restored, headers: etagOf(put) });
  const made = notice === undefined ? { ...row, id: newId } : { ...row, id: `${notice}-${newId}`, no: newId };
  const created = await well('PUT', `${base}/${made.id}`, {
    body: made,
    headers: { 'if-none-match': '*' },
  });
  expect(created.status).toBe(201);
  await well('GET', `${base}/${row.id}/history`);
  await well('GET', `${base}/${row.id}/inclusion`);
  const gone = { headers: etagOf(created) };
  if (notice === undefined) await well('DELETE', `${base}/${made.id}`, gone);
  else {
    const kept = await system.call(cityA, 'city-admin', 'DELETE', `${base}/${made.id}`, gone);
    expect(kept.status).toBe(409);
  }
  await well('GET', `${base}:columns`);
  const versions = await well('GET', `${base}:versions?limit=10`);
  const { items } = await bodyOf(versions.clone());
  await well('GET', `${base}:diff?from=${items.at(-1).id}&to=${items[1].id}`);
  await well('POST', `${base}:publish`, {
    body: { version: items[0].id },
    headers: { ...etagOf(versions), ...(await publisher?.()) },
  });
  // All registers are written and read by the same code: one is asked for every format.
  const isFirst = base === '/v1/rosters/objects';
  const formats = isFirst ? ['csv', 'xlsx'] : ['csv'];
  for (const format of formats) {
    await well('GET', `${base}:template?format=${format}`);
    await well('GET', `${base}:export?format=${format}`);
  }
  if (isFirst) await well('GET', `${base}:export?format=ndjson`);
  await well('POST', `${base}:upload`);
  const file = { raw: JSON.stringify(made), headers: { 'content-type': 'application/x-ndjson' } };
  if (isFirst) await well('POST', `${base}:import?mode=merge`, file);
  const looked = await bodyOf(well('POST', `${base}:import?mode=merge&dryRun=true`, file));
  await well('POST', `${base}:confirm`, { body: { job: looked.job } });
  const heads = await well('GET', `${base}:versions?limit=1`);
  const back = { version: (await bodyOf(heads.clone())).items[0].id, reason: '恢复到此版本' };
  await well('POST', `${base}:restore`, { body: back, headers: etagOf(heads) });
  const late = { ...file, headers: { ...file.headers, prefer: 'respond-async' } };
  expect((await well('POST', `${base}:import?mode=merge`, late)).status).toBe(202);
}
