import { auditEntity } from '@mingcha/http';
import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegister } from './register.ts';
import { byTester, collect, type Shop, shops } from './testing/shops.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

/** A register that no other test uses. */
let made = 0;
const fresh = async (tenant: string = testTenants.a) =>
  openRegister(await test.store.forTenant(tenant), { ...shops, name: `shops${++made}` });

const shop = (id: string, more: Partial<Shop> = {}): Shop => ({ id, name: `店${id}`, ...more });

describe('a register', () => {
  it('is empty before its first version', async () => {
    const register = await fresh();
    expect(await register.heads()).toEqual({ draft: null, published: null, lock: 0 });
    expect(await register.list({})).toEqual({ items: [], next: null, total: 0, version: null });
    await expect(register.current()).rejects.toMatchObject({ status: 409, code: 'register-empty' });
  });

  it('numbers its versions without gaps, newest first', async () => {
    const register = await fresh();
    for (const id of ['a', 'b', 'c']) {
      await register.change({ ...byTester, ops: [{ type: 'put', row: shop(id) }] });
    }
    const { items } = await register.versions();
    expect(items.map((version) => version.number)).toEqual([3, 2, 1]);
    expect(items[0]).toMatchObject({ count: 3, by: byTester.by, reason: '测试', parent: items[1]?.id });
    expect(items[0]?.counts).toEqual({ added: 1, changed: 0, unchanged: 0, removed: 0 });
    expect(await register.version(items[2]!.id)).toEqual(items[2]);
  });

  it('keeps old versions as they were', async () => {
    const register = await fresh();
    const { version: first } = await register.replaceAll([shop('a'), shop('b')], byTester);
    const { version: second } = await register.change({
      ...byTester,
      ops: [
        { type: 'remove', id: 'a' },
        { type: 'put', row: shop('b', { name: '新名' }) },
      ],
    });
    expect(await collect(register.rows(first!.id))).toHaveLength(2);
    expect(await register.row(first!.id, 'b')).toEqual(shop('b'));
    expect(await collect(register.rows(second!.id))).toEqual([{ id: 'b', name: '新名' }]);
    expect(await register.row(second!.id, 'a')).toBeUndefined();
    expect(await register.rowsOf(second!.id, ['a', 'b'])).toEqual([undefined, { id: 'b', name: '新名' }]);
  });

  it('keeps text that looks like half a character', async () => {
    const register = await fresh();
    const row = shop('a', { name: '\\ud800 😀' });
    const { version } = await register.replaceAll([row], byTester);
    expect(await register.row(version!.id, 'a')).toEqual(row);
  });

  it('makes no version where nothing changes', async () => {
    const register = await fresh();
    const { version } = await register.replaceAll([shop('a')], byTester);
    const again = await register.replaceAll([shop('a')], byTester);
    expect(again).toEqual({ version, counts: { added: 0, changed: 0, unchanged: 1, removed: 0 } });
    expect((await register.versions()).items).toHaveLength(1);
  });

  it('refuses what the schema or the kind refuses, and writes nothing', async () => {
    const register = await fresh();
    const put = (row: unknown) => register.change({ ...byTester, ops: [{ type: 'put', row: row as Shop }] });
    await expect(put({ id: 'a', name: '' })).rejects.toMatchObject({ status: 422, code: 'invalid' });
    await expect(put({ id: 'a b/c', name: '店' })).rejects.toMatchObject({ status: 422 });
    await expect(put({ id: 'a', name: '禁用' })).rejects.toMatchObject({ errors: [{ pointer: '/name' }] });
    await expect(put({ id: 'a', name: '店', nmae: 1 })).rejects.toMatchObject({
      errors: [{ pointer: '/nmae', message: expect.stringContaining('name') }],
    });
    await expect(put({ id: 'a', name: '长'.repeat(11_000) })).rejects.toMatchObject({ status: 422 });
    await expect(put({ id: 'a', name: '半\ud800' })).rejects.toMatchObject({
      errors: [{ pointer: '/name' }],
    });
    await expect(put({ id: 'a', name: '店', labels: ['\udc00'] })).rejects.toMatchObject({
      errors: [{ pointer: '/labels' }],
    });
    await expect(register.replaceAll([shop('a'), shop('a')], byTester)).rejects.toMatchObject({
      status: 422,
    });
    expect((await register.heads()).draft).toBeNull();
  });

  it('moves the head published to any version, once per lock', async () => {
    const register = await fresh();
    const { version } = await register.replaceAll([shop('a')], byTester);
    await register.replaceAll([shop('b')], byTester);
    const { lock } = await register.heads();
    const heads = await register.publish(version!.id, { by: byTester.by, lock });
    expect(heads.published).toMatchObject({ ...version, by: byTester.by });
    expect(heads.draft?.number).toBe(2);
    await expect(register.publish(version!.id, { by: byTester.by, lock })).rejects.toMatchObject({
      status: 412,
    });
    expect(await register.heads()).toEqual(heads);
  });

  it('once kept no record of a publication beyond the next one', async () => {
    const store = await test.store.forTenant(testTenants.a);
    const time = testClock();
    const register = openRegister(store, { ...shops, name: 'shops-published' }, { now: time.now });
    for (const [id, name] of [
      ['a', '甲'],
      ['b', '乙'],
    ] as const) {
      time.advance(1_000);
      const { version } = await register.replaceAll([shop(id)], byTester);
      await register.publish(version!.id, { by: { sub: id, name } });
    }
    const log = await queryAll(store, auditEntity, []);
    expect(log.filter(({ object }) => object.id === register.kind.name)).toMatchObject([
      { action: 'register.publish', by: { name: '甲' }, detail: { number: 1 } },
      { action: 'register.publish', by: { name: '乙' }, detail: { number: 2 } },
    ]);
  });

  it('wrote heads though it refused to publish a version that an empty register has not', async () => {
    const register = await fresh();
    const nowhere = register.publish('00000000000000000000000000', { by: byTester.by, lock: 0 });
    await expect(nowhere).rejects.toMatchObject({ status: 404 });
    expect((await register.heads()).lock).toBe(0);
  });

  it('refuses a change that expects another draft', async () => {
    const register = await fresh();
    const { version } = await register.replaceAll([shop('a')], byTester);
    const { version: draft } = await register.replaceAll([shop('b')], byTester);
    const late = register.change({ ...byTester, expect: version!.id, ops: [{ type: 'remove', id: 'b' }] });
    await expect(late).rejects.toMatchObject({ code: 'register-changed', extra: { version: draft } });
  });
});
