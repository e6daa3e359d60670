import { expect, test, vi } from 'vitest';
import type { Local } from '../local/local.ts';
import { clean, download, phoneCase } from '../testing.ts';
import type { Work } from '../work/model.ts';
import { queued } from '../work/submit.ts';
import { downloadVisits, movedTo } from './download.ts';

test('a network that goes while visits are downloaded is one problem, and no promise is left without an answer', async () => {
  const left: unknown[] = [];
  const note = (reason: unknown) => void left.push(reason);
  process.on('unhandledRejection', note);
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.startsWith('/v1/cases/inspection-visits?'))
      return new Response(JSON.stringify({ items: [phoneCase()] }));
    throw new TypeError('failed to fetch');
  });
  const local = { downloads: async () => [], works: async () => [] } as unknown as Local;
  await expect(downloadVisits(local, 'me', Date.now)).rejects.toMatchObject({ code: 'network' });
  // What nobody waits for is reported after the microtasks of a turn.
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', note);
  vi.unstubAllGlobals();
  expect(left).toEqual([]);
});

test('a visit that waits to be sent was read anew, so that what had changed passed for what its inspector had seen', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify({ items: [phoneCase()] }), { headers: { etag: '"9"' } });
  });
  const puts: unknown[] = [];
  const local = (work: Work) =>
    ({
      downloads: async () => [download],
      works: async () => [work],
      putDownload: async (one: unknown) => void puts.push(one),
    }) as unknown as Local;
  await downloadVisits(local(queued(clean, download, 0)), 'me', Date.now);
  vi.unstubAllGlobals();
  expect([asked.length, puts]).toEqual([1, []]);
});

test('an enterprise that moved to another county after the visit was opened was looked for where it had been', () => {
  const at = (row: object) => movedTo(phoneCase(), { id: 'O1', ...row });
  expect(at({ division: '620321', address: '新城路 8 号' })).toBe('永昌县 新城路 8 号');
  expect([
    at({ division: '620302', address: '东关路 1 号' }),
    at({}),
    movedTo(phoneCase(), undefined),
  ]).toEqual([...[undefined, undefined, undefined]]);
});
