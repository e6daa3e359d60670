import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setInterval } from 'node:timers/promises';
import { plan } from '@mingcha/notices/testing';
import { expect, it } from 'vitest';
import { type Packed, packedPdf } from '../../notices/testing/pdf.ts';
import { readNoticeDraft } from './read.ts';
import type { ReadingTask } from './task.ts';

const context = { departments: [], kinds: [], today: new Date('2026-11-20T04:00:00Z') };
const read = (source: ReadingTask['source']) => readNoticeDraft({ source, context });
const MB = 2 ** 20;

/** How a reading ends, how much the process grew by meanwhile (MB), and how long others waited for it (ms). */
async function watched(source: ReadingTask['source']) {
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const stop = new AbortController();
  let grown = 0;
  const watching = (async () => {
    for await (const _ of setInterval(10, undefined, { signal: stop.signal }))
      grown = Math.max(grown, process.memoryUsage.rss() - before);
  })().catch(() => undefined);
  delay.enable();
  const cpu = process.cpuUsage();
  const result = await read(source).then(
    ({ draft }) => ({ measures: draft.measures.length }),
    ({ status, code }) => ({ status, code }),
  );
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  stop.abort();
  await watching;
  return { result, grown: grown / MB, wait: delay.percentile(99) / 1e6, cpu: (user + system) / 1e6 };
}

const hostile: [string, Packed][] = [
  ['500 MB of blanks in 1.5 KB: the process stood still for 21 s', { piece: ' ', bytes: 500e6 }],
  [
    'three million words in 1.5 KB: the process grew by gigabytes',
    { piece: 'BT /F1 12 Tf 9 9 Td (abc) Tj ET\n', bytes: 100e6 },
  ],
];

it.each(hostile)('%s', async (_, packed) => {
  const file = await packedPdf(packed);
  expect(file.length).toBeLessThan(2_500);
  // The process is there already when the file comes.
  await read({ text: plan.repeat(4) });
  const { result, grown, wait, cpu } = await watched({ file });
  expect(result).toEqual({ status: 422, code: 'notice-too-complex' });
  expect(grown).toBeLessThan(600);
  expect(wait).toBeLessThan(200);
  expect(cpu).toBeLessThan(10);
});

it('reads on behind a file that was refused', async () => {
  const { draft } = await read({ text: `${plan}\n${'　'.repeat(5_000)}` });
  expect(draft.measures.map(({ title }) => title)).toContain('推行“一窗通收”');
});

it('240 KB of table rows, which held everybody up for seconds, are refused without', async () => {
  const text = `序号\t任务\t牵头单位\n${'1\t甲\t市乙局\n'.repeat(20_000)}`;
  const { result, wait } = await watched({ text });
  expect(result).toMatchObject({ status: 422 });
  expect(wait).toBeLessThan(200);
});
