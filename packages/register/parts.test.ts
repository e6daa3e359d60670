import { describe, expect, it } from 'vitest';
import { defineKind } from './kind.ts';
import { createTop } from './listing/top.ts';
import { createCache } from './pages/cache.ts';
import { keyBit, keyBits, rowKey } from './pages/keys.ts';
import { createLimit, forEachLimited } from './pages/limit.ts';
import { checkHeader } from './rows/header.ts';
import { isMasked, maskRow, unmask } from './rows/mask.ts';
import { nearest } from './rows/nearest.ts';
import { isRowId } from './rows/rowFinder.ts';
import { shops } from './testing/shops.ts';
import { idAfter } from './writing/ids.ts';
import { createPause } from './writing/pause.ts';

describe('the cache', () => {
  it('drops what was longest unused, and never holds more than it may', async () => {
    const cache = createCache(100);
    const size = () => 40;
    for (const key of ['a', 'b']) await cache.get(key, size, async () => key);
    cache.peek('a');
    await cache.get('c', size, async () => 'c');
    expect([cache.peek('a'), cache.peek('b'), cache.peek('c')]).toEqual(['a', undefined, 'c']);
    cache.set('huge', 1, 101);
    expect(cache.peek('huge')).toBeUndefined();
  });

  it('loads once for all who ask at the same time, and again after a failure', async () => {
    const cache = createCache(100);
    let loads = 0;
    const load = async () => {
      loads++;
      if (loads === 1) throw new Error('down');
      return loads;
    };
    const ask = () => cache.get('a', () => 1, load);
    const first = await Promise.allSettled([ask(), ask()]);
    expect(first.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([2, 2, 2]);
  });
});

it('long work that is due for a pause lets others go first', async () => {
  const pause = createPause();
  const done: string[] = [];
  setImmediate(() => done.push('others'));
  while (!pause.isDue());
  await pause.take();
  done.push('long work');
  expect(done).toEqual(['others', 'long work']);
});

describe('a version’s id', () => {
  it('sorts after its parent’s, even where the clock went back', () => {
    let id: string | undefined;
    for (const time of [5_000, 5_000, 9_000, 1_000, 9_000, 0]) {
      const next = idAfter(id, new Date(1_700_000_000_000 + time));
      expect(next > (id ?? '')).toBe(true);
      id = next;
    }
    const future = `7${'Z'.repeat(9)}${'0'.repeat(16)}`.replace(/^7Z{9}/, '01ZZZZZZZZ');
    expect(idAfter(future, new Date(0)) > future).toBe(true);
  });
});

describe('a key', () => {
  it('has the bits of SHA-256', () => {
    const key = rowKey('abc');
    expect(keyBits(key, 12)).toBe('101110100111');
    expect(Array.from({ length: 12 }, (_, i) => keyBit(key, i)).join('')).toBe('101110100111');
  });

  it.each([
    ['91620300MA00000001', true],
    ['甘C〔2024〕1号', true],
    ['a b', false],
    ['a/b', false],
    ['', false],
    ['x'.repeat(65), false],
    ['𠀀', false],
    ['__proto__', true],
    [7, false],
  ])('may be made of the id %j: %s', (id, good) => expect(isRowId(id)).toBe(good));
});

describe('a header', () => {
  const check = (...headers: string[]) =>
    checkHeader(
      shops.columns,
      headers,
      shops.columns.filter((c) => c.required),
    ).map(({ code, column }) => `${column} ${code}`);

  it('may be a title or a field, with the mark for required', () => {
    expect(check('编号*', ' 名 称 ', 'kind', '人数（必填）')).toEqual([]);
  });

  it('reports all its faults at once', () => {
    expect(check('编号', 'ID', '名字', '电话')).toEqual([
      'ID duplicate-column',
      '名字 unknown-column',
      '名称 missing-column',
    ]);
  });
});

it('the nearest name is given only where there is one', () => {
  const names = ['名称', '开业日期', '许可证'];
  expect(nearest('开业日', names)).toBe('开业日期');
  expect(nearest('许可证编号', names)).toBe('许可证');
  expect(nearest('名字', names)).toBe('名称');
  expect(nearest('经度', names)).toBeUndefined();
});

describe('a mask', () => {
  const row = { id: 'a', name: '王小明', phone: '13800001234' };

  it('hides what is personal, and only that', () => {
    expect(maskRow(shops.columns, row)).toEqual({ ...row, phone: '138****1234' });
    expect(maskRow(shops.columns, { id: 'a', phone: '张三' })).toEqual({ id: 'a', phone: '张**' });
    expect(maskRow(shops.columns, { id: 'a' })).toEqual({ id: 'a' });
    expect(isMasked('138****1234')).toBe(true);
    expect(isMasked(['x', '王**'])).toBe(true);
    expect(isMasked(row.phone)).toBe(false);
  });

  it('stands for what it hides, and for nothing else', () => {
    expect(unmask(shops.columns, { phone: '138****1234' }, row).phone).toBe('13800001234');
    expect(unmask(shops.columns, { phone: '139****1234' }, row).phone).toBe('139****1234');
    expect(unmask(shops.columns, { phone: '138****1234' }, undefined).phone).toBe('138****1234');
    expect(unmask(shops.columns, { name: '王**' }, row).name).toBe('王**');
  });
});

describe('work side by side', () => {
  it('is never more than allowed, and all is done', async () => {
    let active = 0;
    let most = 0;
    const done: number[] = [];
    const work = async (n: number) => {
      most = Math.max(most, ++active);
      await Promise.resolve();
      done.push(n);
      active--;
    };
    const numbers = Array.from({ length: 20 }, (_, i) => i);
    await forEachLimited(numbers, 3, work);
    const slot = createLimit(3);
    await Promise.all(numbers.map((n) => slot(() => work(n))));
    expect([most, done.length]).toEqual([3, 40]);
  });

  it('ends with the first failure', async () => {
    const started: number[] = [];
    const work = async (n: number) => {
      started.push(n);
      throw new Error(`no ${n}`);
    };
    await expect(forEachLimited([1, 2, 3, 4], 2, work)).rejects.toThrow('no 1');
    expect(started).toEqual([1, 2]);
  });
});

it('the top of many is the head of them sorted', () => {
  const top = createTop<number>(3, (a, b) => a - b);
  for (const n of [5, 1, 9, 1, 7, 3]) top.add(n);
  expect(top.items).toEqual([1, 1, 3]);
});

it('a kind names each column once, and has an id', () => {
  const twice = [...shops.columns, { ...shops.columns[1]!, field: 'other' }];
  expect(() => defineKind({ ...shops, columns: twice })).toThrow('header');
  expect(() => defineKind({ ...shops, columns: shops.columns.slice(1) })).toThrow('id');
});
