import type { Principal } from '@mingcha/http';
import { memoryFiles, startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { type FileStore, queryAll, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeLooseFiles } from './clock.ts';
import { handInFiles } from './handIn.ts';
import type { Owner } from './kept/attachment.ts';
import { looseFileEntity } from './kept/loose.ts';
import { filesOf, removeFiles } from './ofOwner.ts';
import { beginFile, finishFile } from './send.ts';
import { samplePdf } from './testing/index.ts';

let test: TestStore;
let store: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  store = await test.store.forTenant(testTenants.a);
});
afterAll(() => test.stop());

const caller = { sub: 'wang', name: '王小明' } as Principal;
const owner: Owner = { kind: 'case', id: 'case-1' };
const dead = new Error('killed');

/** The same table and files, whose process is killed before its `step`-th write of either. */
function dying(files: FileStore, step: number): { store: TenantStore; files: FileStore } {
  let left = step;
  const live = <A extends unknown[], R>(write: (...of: A) => Promise<R>) => {
    return async (...of: A) => {
      if (left-- <= 0) throw dead;
      return write(...of);
    };
  };
  return {
    store: { ...store, write: live((...of) => store.write(...of)) },
    files: { ...files, put: live(files.put), remove: live(files.remove) },
  };
}

/** A file of somebody who has sent it, not looked into yet. */
async function sent(files: FileStore, clock: () => Date): Promise<string> {
  const { file } = await beginFile(
    store,
    { clock, files },
    { name: 'a.pdf', size: samplePdf.length },
    caller,
  );
  await files.put(store.tenant, `uploads/${file.id}`, samplePdf);
  return file.id;
}

const handIn = (id: string, clock: () => Date) => {
  const named = [{ pointer: '/a', id, place: 'a', accepts: ['pdf' as const] }];
  return handInFiles(store, { owner, named, by: caller, now: clock() });
};

describe('killed before any write', () => {
  it('a look into a file is done again, or the file ends after a day with all that was kept of it', async () => {
    for (const goesOn of [true, false]) {
      for (let step = 0; step < 4; step++) {
        const files = memoryFiles();
        const { now: clock, advance } = testClock();
        const id = await sent(files, clock);
        const broken = dying(files, step);
        await expect(finishFile(broken.store, { clock, files: broken.files }, id, caller)).rejects.toBe(dead);
        expect((await handIn(id, clock)).errors).toHaveLength(1);
        if (goesOn) {
          // What was removed before the kill is sent again to the same address.
          await files.put(store.tenant, `uploads/${id}`, samplePdf);
          await finishFile(store, { clock, files }, id, caller);
          expect(files.size()).toBe(1);
          await store.write(...(await handIn(id, clock)).operations);
          expect((await filesOf(store, owner)).get(id)).toMatchObject({ name: 'a.pdf', type: 'pdf' });
        } else {
          advance(86_400_000);
          await removeLooseFiles(store, { clock, files });
          expect(files.size()).toBe(0);
          expect(await queryAll(store, looseFileEntity, [])).toEqual([]);
        }
      }
    }
  });

  it('the removal of what nobody handed in is ended by the next', async () => {
    for (let step = 0; step < 4; step++) {
      const files = memoryFiles();
      const { now: clock, advance } = testClock();
      const id = await sent(files, clock);
      await finishFile(store, { clock, files }, id, caller);
      advance(86_400_000);
      const broken = dying(files, step);
      await expect(removeLooseFiles(broken.store, { clock, files: broken.files })).rejects.toBe(dead);
      expect((await handIn(id, clock)).errors).toHaveLength(step === 0 ? 0 : 1);
      await removeLooseFiles(store, { clock, files });
      expect(files.size()).toBe(0);
      expect(await queryAll(store, looseFileEntity, [])).toEqual([]);
    }
  });

  it('the removal of an owner’s files is ended by the next', async () => {
    const files = memoryFiles();
    const { now: clock } = testClock();
    const other: Owner = { kind: 'report', id: 'r' };
    for (let i = 0; i < 2; i++) {
      const id = await sent(files, clock);
      await finishFile(store, { clock, files }, id, caller);
      const named = [{ pointer: '/a', id, place: 'a', accepts: ['pdf' as const] }];
      const { operations } = await handInFiles(store, { owner: other, named, by: caller, now: clock() });
      await store.write(...operations);
    }
    const broken = dying(files, 3);
    await expect(removeFiles(broken.store, broken.files, other)).rejects.toBe(dead);
    expect(await removeFiles(store, files, other)).toBe(1);
    expect(files.size()).toBe(0);
    expect(await removeFiles(store, files, other)).toBe(0);
  });
});
