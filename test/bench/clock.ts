import { alarmsOf } from '@mingcha/casework/testing';
import { createClock } from '@mingcha/fn-clock';
import { sideBySide } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { cityA, startSystem, type TestSystem } from '../support/system.ts';
import { type Line, median, timed } from './line.ts';

const tenants = Array.from({ length: 299 }, (_, i) => String(710_000 + i));
const cases = 1_000_000;
const ticks = 50;
const due = 20;
const rounds = 5;
const path = '/v1/cases/messages';

type Ticking = { system: TestSystem; tick: () => Promise<void> };

/** A tick of the clock over 300 tenants: with nothing due, and with twenty cases, beside few open cases and a million. */
export async function benchClock(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [cityA] });
  try {
    await sideBySide(tenants, (code) =>
      foundTenant(system.test.store, { code, name: code, parent: '620000' }),
    );
    const report = (fault: unknown) => {
      throw fault;
    };
    const ticking = { system, tick: createClock({ ...system, report }).tick };
    await settle(ticking);
    const few = { idle: await idle(ticking), due: await withDue(ticking) };
    const from = new Date(system.time.now().getTime() + 366 * 86_400_000);
    await sideBySide([...tenants, cityA.code], async (code) =>
      alarmsOf(await system.test.store.forTenant(code), {
        count: Math.ceil(cases / 300),
        type: 'messages',
        from,
      }),
    );
    const many = { idle: await idle(ticking), due: await withDue(ticking) };
    const beside = `beside ${cases.toLocaleString('en')} open cases of 300 tenants ÷ beside few`;
    return [
      {
        name: `a tick with nothing due ${beside}`,
        measured: many.idle / few.idle,
        budget: 2,
        unit: '×',
        note: `${(many.idle * 1_000).toFixed(1)} ms`,
      },
      {
        name: `a tick with ${due} cases due ${beside}`,
        measured: many.due / few.due,
        budget: 2,
        unit: '×',
        note: `${(many.due * 1_000).toFixed(0)} ms`,
      },
    ];
  } finally {
    await system.stop();
  }
}

/** Looks that the founding of the tenants has asked for are over. */
async function settle({ system, tick }: Ticking): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await tick();
    system.time.advance(60_000);
  }
}

async function idle({ tick }: Ticking): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ticks; i++) times.push((await timed(tick))[0]);
  return median(times);
}

async function withDue({ system, tick }: Ticking): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let last = '';
    for (let i = 0; i < due; i++) {
      const body = { values: { kind: '简单常见问题', text: `留言 ${round} ${i}` } };
      const opened = await system.call(cityA, 'city-admin', 'POST', path, { body });
      if (!opened.ok) throw new Error(await opened.text());
      last = ((await opened.json()) as { limits: { due: string }[] }).limits[0]!.due;
    }
    const end = Date.parse(`${last}T16:00:00Z`);
    // The hourly looks at all tenants come before, and are not counted.
    system.time.set(new Date(end - 10 * 60_000).toISOString());
    await settle({ system, tick });
    system.time.set(new Date(end + 1_000).toISOString());
    const [seconds] = await timed(tick);
    times.push(seconds);
  }
  return median(times);
}
