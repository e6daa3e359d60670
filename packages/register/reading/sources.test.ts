import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRegister } from '../register.ts';
import { byTester, type Shop, shops } from '../testing/shops.ts';
import { registerSources } from './sources.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const time = testClock();
const sources = registerSources([shops], { clock: time.now });
const id = 'register:shops';

it('counts the rows that were published when a month was over, all of them or those of one value', async () => {
  const [store, other] = await Promise.all([
    test.store.forTenant(testTenants.a),
    test.store.forTenant(testTenants.b),
  ]);
  const register = openRegister(store, shops, { now: time.now });
  const publish = async (at: string, rows: Shop[]) => {
    time.set(at);
    const { version } = await register.replaceAll(rows, byTester);
    await register.publish(version!.id, { by: byTester.by });
  };
  const [one, two, three]: Shop[] = [
    { id: 's1', name: '甲', kind: '店铺', open: true },
    { id: 's2', name: '乙', kind: '摊位', open: false },
    { id: 's3', name: '丙', kind: '店铺' },
  ];
  // The last instant of March in China, and the first of May.
  await publish('2026-03-31T15:59:59.999Z', [one!]);
  await publish('2026-04-30T16:00:00.000Z', [one!, two!]);
  await publish('2026-05-20T01:00:00.000Z', [one!, two!, three!]);
  await register.replaceAll([], byTester);
  const of = (part: string, month: string) => sources.value(store, id + part, month);
  expect(await Promise.all(['2026-02', '2026-03', '2026-04', '2026-05'].map((one) => of('', one)))).toEqual([
    undefined,
    1,
    1,
    3,
  ]);
  expect(await of('@kind=店铺', '2026-05')).toBe(2);
  expect(await of('@open=true', '2026-05')).toBe(1);
  expect(await of('@kind=摊位', '2026-03')).toBe(0);
  expect(await sources.value(other, id, '2026-05')).toBeUndefined();
});

it('names the columns that have values, and of those none that is personal or internal', async () => {
  const store = await test.store.forTenant(testTenants.a);
  const whole = { id, title: '店铺名录：公布条数', unit: '条', hasGroups: true };
  expect(await sources.list(store)).toEqual([whole]);
  const parts = await sources.list(store, id);
  expect(parts.map(({ title }) => title)).toEqual([
    '店铺名录：公布条数（类型：店铺）',
    '店铺名录：公布条数（类型：摊位）',
    '店铺名录：公布条数（营业：是）',
    '店铺名录：公布条数（营业：否）',
  ]);
  for (const part of [whole, ...parts]) expect(await sources.find(store, part.id)).toEqual(part);
  for (const none of ['@risk=A', '@phone=1', '@kind=商场', '@kind', '@', 's'])
    expect(await sources.find(store, id + none)).toBeUndefined();
});
