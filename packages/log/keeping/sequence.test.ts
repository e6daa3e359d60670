import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../node.ts';
import { checkLog } from '../testing/checkLog.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import { verifyConsistency } from '../tlog/index.ts';
import { sequence } from './sequence.ts';

let test: TestLog;
beforeAll(async () => {
  test = await startTestLog();
});
afterAll(() => test.stop());

describe('the sequencer', () => {
  it('takes entries in order, step by step, into tiles that prove each earlier head', async () => {
    const store = await test.storeOf(testTenants.a);
    let before: Awaited<ReturnType<typeof checkLog>> | undefined;
    for (const more of [1, 2, 253, 1, 300, 700]) {
      await test.log(store, more);
      await test.settle(store, { most: 260 });
      const now = await checkLog(test, store);
      expect(now.size).toBe(await test.size(store));
      if (before) {
        const proof = await now.tree.consistency(before.size);
        expect(verifyConsistency({ from: before, to: now, proof }, nodeTools.hash)).toBe(true);
      }
      before = now;
    }
    const heads = await readdir(join(test.folder, 'log', testTenants.a, 'head', '0'));
    expect(heads.map(Number).sort((x, y) => x - y)).toEqual([1, 3, 256, 257, 517, 557, 817]);
    expect((await readdir(join(test.folder, 'log', testTenants.a, 'head', '1'))).map(Number)).toContain(1257);
    const left = await readdir(join(test.folder, 'log', testTenants.a, 'tile', '0'));
    expect(left.sort()).toEqual(['000', '001', '002', '003', '004.p']);
  });
});

/** Something whose calls each begin with `before`. */
function after<T extends object>(calls: T, before: () => Promise<void>): T {
  return new Proxy(calls, {
    get(of, name) {
      const call = Reflect.get(of, name);
      if (typeof call !== 'function') return call;
      return async (...args: unknown[]) => {
        await before();
        return call.apply(of, args);
      };
    },
  });
}

describe('a sequencer whose work another one does meanwhile', () => {
  it('stops no log, whichever read or write the other comes before', async () => {
    const store = await test.newStore();
    // So that tiles grow, become full and lose their partial forms on the way.
    await test.log(store, 245);
    await test.settle(store);
    let size = 245;
    for (let n = 1, reached = true; reached; n++) {
      let calls = 0;
      reached = false;
      const other = async () => {
        if (++calls !== n) return;
        reached = true;
        await test.log(store, 2);
        await test.settle(store);
      };
      await test.log(store, 1);
      await sequence(after(store, other), { ...test.deps, files: after(test.deps.files, other) });
      await test.settle(store);
      size += reached ? 3 : 1;
      expect((await checkLog(test, store)).size, `before call ${n}`).toBe(size);
    }
    expect(size).toBeGreaterThan(256);
  });

  it('finds a partial tile while the other writes it again', async () => {
    const store = await test.newStore();
    await test.log(store, 3);
    await test.settle(store);
    const path = 'tile/0/000.p/3';
    const bytes = await test.deps.files.read(store.tenant, path);
    let done = false;
    const writing = (async () => {
      for (let i = 0; i < 100; i++) await test.deps.files.putPartial(store.tenant, path, bytes!);
    })().finally(() => {
      done = true;
    });
    const found = new Set<string | undefined>();
    while (!done) {
      const read = await test.deps.files.read(store.tenant, path);
      found.add(read && Buffer.from(read).toString('hex'));
    }
    await writing;
    expect([...found]).toEqual([Buffer.from(bytes!).toString('hex')]);
  });
});
