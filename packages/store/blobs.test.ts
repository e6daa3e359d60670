import { randomBytes } from 'node:crypto';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBlob, packBytes, putBlob, sha256Hex, unpackBytes } from './blobs.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const storeOf = (tenant: string) => test.store.forTenant(tenant);

describe('blobs', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text that packs well', Buffer.from('企业名录,'.repeat(200_000))],
    ['bytes that do not pack, over several items', randomBytes(1_200_000)],
  ])('give back %s', async (_, bytes) => {
    const store = await storeOf(testTenants.a);
    const hash = await putBlob(store, bytes);
    expect(hash).toBe(sha256Hex(bytes));
    expect(Buffer.compare((await getBlob(store, hash))!, bytes)).toBe(0);
  });

  it('of another tenant are not there, by the same name', async () => {
    const hash = await putBlob(await storeOf(testTenants.a), Buffer.from('only in 金昌'));
    expect(await getBlob(await storeOf(testTenants.b), hash)).toBeUndefined();
  });

  it('may be written twice, at the same time too', async () => {
    const store = await storeOf(testTenants.a);
    const bytes = randomBytes(800_000);
    const [first, second] = await Promise.all([putBlob(store, bytes), putBlob(store, bytes)]);
    expect(second).toBe(first);
    expect((await getBlob(store, first))?.length).toBe(bytes.length);
  });

  it('that were never stored are undefined', async () => {
    expect(await getBlob(await storeOf(testTenants.a), sha256Hex('never'))).toBeUndefined();
  });

  it('pack and unpack to the same bytes', async () => {
    const bytes = Buffer.from('{"id":"91620300"}\n'.repeat(500));
    const packed = await packBytes(bytes);
    expect(packed.length).toBeLessThan(bytes.length / 10);
    expect(Buffer.compare(await unpackBytes(packed), bytes)).toBe(0);
  });
});
