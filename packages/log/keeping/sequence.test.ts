import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../node.ts';
import { checkLog } from '../testing/checkLog.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import { verifyConsistency } from '../tlog/index.ts';

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
