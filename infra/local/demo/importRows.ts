import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from './caller.ts';

/** Publishes the newest version of a list. */
export async function publishNewest(call: Caller, base: string): Promise<void> {
  const heads = await call('GET', `${base}:versions?limit=1`);
  const [{ id: version }] = heads.body.items as [{ id: string }];
  await call('POST', `${base}:publish`, {
    json: { version },
    headers: { 'if-match': heads.headers.get('etag') ?? '*' },
  });
}

/** Imports rows as a file of JSON lines and waits until they are in. */
export async function importRows(
  call: Caller,
  base: string,
  rows: Iterable<object>,
  reason: string,
  mode: 'replace' | 'merge' = 'replace',
): Promise<void> {
  let body = '';
  for (const row of rows) body += `${JSON.stringify(row)}\n`;
  const path = `${base}:import?mode=${mode}&reason=${encodeURIComponent(reason)}`;
  const response = await call('POST', path, { raw: { type: 'application/x-ndjson', body } });
  if (response.status !== 202) return;
  const job = `/v1/jobs/${response.body.job}`;
  for (;;) {
    const { body: at } = await call('GET', job);
    if (at.state === 'done') return;
    if (at.state === 'failed') throw new Error(`the import into ${base} failed: ${JSON.stringify(at)}`);
    await wait(50);
  }
}
