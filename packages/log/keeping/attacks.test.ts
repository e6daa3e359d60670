import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Crash, dyingStore } from '@mingcha/local/testing';
import type { TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkLog } from '../testing/checkLog.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import type { LogFiles } from './files.ts';
import { sequence } from './sequence.ts';

let test: TestLog;
let store: TenantStore;
beforeAll(async () => {
  test = await startTestLog();
});
beforeEach(async () => {
  store = await test.newStore();
});
afterAll(() => test.stop());

const stops = (code: string) => expect(test.settle(store)).rejects.toMatchObject({ code });
const fileOf = (path: string) => join(test.folder, 'log', store.tenant, path);

/** Files whose process dies at the n-th write, before or after it. */
function dyingFiles(files: LogFiles, n: number, when: 'before' | 'after') {
  let writes = 0;
  const dying =
    <A extends unknown[], T>(call: (...of: A) => Promise<T>) =>
    async (...of: A): Promise<T> => {
      if (++writes > n || (writes === n && when === 'before')) throw new Crash();
      const done = await call(...of);
      if (writes === n) throw new Crash();
      return done;
    };
  return {
    ...files,
    create: dying(files.create),
    putPartial: dying(files.putPartial),
    dropPartials: dying(files.dropPartials),
  };
}

describe('a sequencer that is killed', () => {
  it.each(['before', 'after'] as const)(
    '%s any write of a file is followed by one that goes on',
    async (when) => {
      await test.log(store, 250);
      await test.settle(store);
      let size = 250;
      for (let n = 1; ; n++) {
        await test.log(store, 13);
        size += 13;
        const died = await test
          .settle(store, { files: dyingFiles(test.deps.files, n, when) })
          .then(() => false)
          .catch((error) => error instanceof Crash || Promise.reject(error));
        await test.log(store, 1);
        size += 1;
        await test.settle(store);
        expect((await checkLog(test, store)).size).toBe(size);
        if (!died) break;
        expect(n).toBeLessThan(12);
      }
    },
  );

  it.each(['before', 'after'] as const)('%s its write to the table too', async (when) => {
    await test.log(store, 300);
    await expect(test.settle(dyingStore(store, 1, when))).rejects.toThrow(Crash);
    await test.log(store, 5);
    await test.settle(store);
    expect((await checkLog(test, store)).size).toBe(305);
  });
});

describe('several sequencers at once', () => {
  it('sign one line of heads', async () => {
    for (let round = 0; round < 6; round++) {
      await test.log(store, 40);
      await Promise.all([
        sequence(store, { ...test.deps, most: 7 + round }),
        sequence(store, test.deps),
        test.log(store, 3).then(() => sequence(store, test.deps)),
      ]);
    }
    await test.settle(store);
    expect((await checkLog(test, store)).size).toBe(258);
  });
});

describe('an operator of the database', () => {
  beforeEach(async () => {
    await test.log(store, 20);
    await test.settle(store);
  });

  it('who restores an older backup stops the log, until all is there again', async () => {
    const backup = {
      size: (await test.behind.items(store, 'LOGSIZE'))[0]!,
      head: (await test.behind.items(store, 'LOGHEAD'))[0]!,
    };
    await test.log(store, 5);
    await test.settle(store);
    const lost = (await test.behind.items(store, 'LOGENTRY')).filter(({ d }) => (d.index as number) >= 20);
    const now = {
      size: (await test.behind.items(store, 'LOGSIZE'))[0]!,
      head: (await test.behind.items(store, 'LOGHEAD'))[0]!,
    };
    for (const item of lost) await test.behind.remove(item);
    for (const item of Object.values(backup)) await test.behind.put(item);
    test.time.advance(60_000);
    await stops('shorter');
    await expect(test.log(store)).rejects.toMatchObject({
      code: 'log-stopped',
      status: 409,
      extra: { stop: 'shorter' },
    });
    await stops('shorter');

    for (const item of [...lost, ...Object.values(now)]) await test.behind.put(item);
    await test.settle(store);
    await test.log(store, 2);
    await test.settle(store);
    expect((await checkLog(test, store)).size).toBe(27);
  });

  it('whose backup has grown back by other entries stops the log too', async () => {
    const [size, head] = [
      (await test.behind.items(store, 'LOGSIZE'))[0]!,
      (await test.behind.items(store, 'LOGHEAD'))[0]!,
    ];
    await test.log(store, 5);
    await test.settle(store);
    for (const item of await test.behind.items(store, 'LOGENTRY'))
      if ((item.d.index as number) >= 20) await test.behind.remove(item);
    await test.behind.put(size);
    await test.behind.put(head);
    test.time.advance(60_000);
    await test.log(store, 30, 'f');
    await stops('forked');
    await expect(test.log(store)).rejects.toMatchObject({ code: 'log-stopped' });
  });

  it('who wipes the table stops the log', async () => {
    for (const entity of ['LOGSIZE', 'LOGHEAD', 'LOGENTRY', 'LOGSIGNED'])
      for (const item of await test.behind.items(store, entity)) await test.behind.remove(item);
    test.time.advance(60_000);
    await stops('shorter');
    await expect(test.log(store)).rejects.toMatchObject({ code: 'log-stopped' });
  });

  it('who writes another head into the table stops the log', async () => {
    const [head] = await test.behind.items(store, 'LOGHEAD');
    await test.behind.put({ ...head!, d: { ...head!.d, root: 'f'.repeat(64) } });
    await stops('forked');
  });

  it('who removes an entry that waits stops the log', async () => {
    await test.log(store, 3);
    const waiting = (await test.behind.items(store, 'LOGENTRY')).find(({ d }) => d.index === 21);
    await test.behind.remove(waiting!);
    await stops('entry-missing');
  });

  it('who only lost the head item is served the same head again', async () => {
    const [head] = await test.behind.items(store, 'LOGHEAD');
    const [signed] = await test.behind.items(store, 'LOGSIGNED');
    await test.behind.remove(head!);
    await test.behind.remove(signed!);
    await test.settle(store);
    const [again] = await test.behind.items(store, 'LOGHEAD');
    expect(again!.d.note).toBe(head!.d.note);
  });
});

describe('who can reach the files', () => {
  beforeEach(async () => {
    await test.log(store, 300);
    await test.settle(store);
  });
  const change = async (path: string, at = 40) => {
    await chmod(fileOf(path), 0o600);
    const bytes = await readFile(fileOf(path));
    bytes[at]! ^= 1;
    await writeFile(fileOf(path), bytes);
  };

  it.each(['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/001.p/44'])(
    'and changes %s stops the log',
    async (path) => {
      await change(path, 20);
      await test.log(store);
      await stops('tiles-differ');
    },
  );

  it('and puts another full tile where one will be stops the log', async () => {
    await writeFile(fileOf('tile/0/001'), Buffer.alloc(8192));
    await test.log(store, 300);
    await stops('tiles-differ');
  });

  it('and removes heads, or writes another one, stops the log', async () => {
    await rename(fileOf('head/0/300'), fileOf('head/0/299'));
    await stops('heads-missing');
    await rename(fileOf('head/0/299'), fileOf('head/0/300'));
    await change('head/0/300', 60);
    await expect(test.settle(store)).rejects.toThrow();
  });

  it('and signs with another key stops the log', async () => {
    await rm(test.keyFile);
    await test.log(store);
    await stops('key-differs');
  });
});
