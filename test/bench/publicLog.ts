import { startTestLog } from '@mingcha/log/testing';
import { type Line, timed } from './line.ts';

const entries = 600;
const writers = 20;
const rounds = 5;

/** Entries that many people log at the same time, each in a transaction of its own, and how long they wait for their head. */
export async function benchPublicLog(): Promise<Line[]> {
  const log = await startTestLog();
  try {
    const store = await log.newStore();
    await log.log(store);
    const [seconds] = await timed(() =>
      Promise.all(
        Array.from({ length: writers }, async () => {
          for (let i = 0; i < entries / writers; i++) await log.log(store);
        }),
      ),
    );
    let longest = (await timed(() => log.settle(store)))[0];
    for (let i = 0; i < rounds; i++) {
      await log.log(store, 100);
      longest = Math.max(longest, (await timed(() => log.settle(store)))[0]);
    }
    return [
      {
        name: `an entry of the public log, ${writers} writers at once`,
        measured: (seconds * 1_000) / entries,
        budget: 10,
        unit: 'ms',
        note: `${Math.round(entries / seconds)} a second`,
      },
      {
        name: `${entries} entries taken into the tree and signed`,
        measured: longest,
        // The scheduler looks each second; the whole may take five.
        budget: 3,
        unit: 's',
      },
    ];
  } finally {
    await log.stop();
  }
}
