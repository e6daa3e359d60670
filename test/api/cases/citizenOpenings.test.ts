import { createApi } from '@mingcha/fn-api';
import { shownReceiptCode } from '@mingcha/kernel';
import { Crash, dyingStore } from '@mingcha/local/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { tableText } from '../../support/api/written.ts';
import { citizenOf, newCode } from '../../support/citizen.ts';
import { type CitizenDesk, createCitizenDesk } from '../../support/citizenDesk.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
let desk: CitizenDesk;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  desk = await createCitizenDesk(system);
});
afterAll(async () => {
  expect(system.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
  await system.stop();
});

describe('an opening without an account', () => {
  it('is told before it fills in who collects what, why and for how long', async () => {
    const { items } = await bodyOf(desk.ask('GET', '/services'));
    expect(items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['messages', 'access-requests', 'hotline-orders', 'complaints']),
    );
    const { notice, fields } = await bodyOf(desk.ask('GET', '/services/hotline-orders'));
    expect(notice).toMatchObject({ collector: cityA.name, personal: ['诉求人', '联系电话'] });
    expect(notice.kept).toEqual(['办结后保存 5 年，期满自动清除个人信息。']);
    expect(fields.map(({ name, required }: { name: string; required: boolean }) => [name, required])).toEqual(
      [
        ['kind', true],
        ['urgency', true],
        ['text', true],
        ['callerName', false],
        ['phone', false],
        ['division', false],
      ],
    );
    const choices = await bodyOf(desk.ask('GET', '/services/hotline-orders/choices/kind'));
    expect(choices.items).toEqual([{ id: 'noise', name: '噪声扰民' }]);
    expect((await desk.ask('GET', '/services/hotline-orders/choices/dept')).status).toBe(404);
    expect((await desk.ask('GET', '/services/rectifications')).status).toBe(404);
  });

  it('keeps consent with what was agreed to, and asks anew where the notice has changed', async () => {
    const { number } = await bodyOf(desk.send(newCode()));
    const { office } = await desk.inside(number);
    const seen = await bodyOf(office('GET', ''));
    expect(seen.consent).toMatchObject({ notice: expect.stringContaining('个人信息：诉求人、联系电话') });
    expect(seen.openedBy).toBe('诉求人');
    expect(await bodyOf(desk.send(newCode(), { values: desk.values, consent: 'old' }))).toMatchObject({
      code: 'notice-changed',
    });
  });

  it('is one case where the form is sent again, and another form needs another code', async () => {
    const code = newCode();
    const [first, again] = await Promise.all([bodyOf(desk.send(code)), bodyOf(desk.send(code))]);
    expect(again).toEqual(first);
    expect(await bodyOf(desk.send(code))).toEqual(first);
    const other = { values: { ...desk.values, text: '另一件事' }, consent: desk.consent };
    expect(await bodyOf(desk.send(code, other))).toMatchObject({ status: 409, code: 'receipt-used' });
  });

  it.each([1, 2, 3])('is one case where the process dies at write %i, before or after it', async (n) => {
    const store = await system.test.store.forTenant(cityA.code);
    for (const when of ['before', 'after'] as const) {
      const code = newCode();
      const dying = dyingStore(store, n, when);
      const forTenant = async (of: string) => (of === cityA.code ? dying : system.test.store.forTenant(of));
      const api = createApi({ ...system, store: { forTenant } });
      await desk.send(code, undefined, undefined, citizenOf(api, cityA.code));
      const { number } = await bodyOf(desk.send(code));
      const events = await bodyOf((await desk.inside(number)).office('GET', '/events'));
      expect(events.items.filter(({ kind }: { kind: string }) => kind === 'opened')).toHaveLength(1);
      expect((await desk.follow(code)).status).toBe(200);
    }
  });

  it('keeps neither the code nor an address', async () => {
    const [code, from] = [newCode(), '198.18.77.66'];
    await desk.send(code, undefined, from);
    const all = await tableText(system.test);
    expect(all).toContain('夜间施工扰民');
    for (const secret of [code, shownReceiptCode(code), from]) expect(all).not.toContain(secret);
  });

  it('is possible twenty times an hour from an address', async () => {
    const from = desk.anywhere();
    for (let i = 0; i < 20; i++) expect((await desk.send(newCode(), undefined, from)).status).toBe(201);
    const refused = await desk.send(newCode(), undefined, from);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await desk.send(newCode())).status).toBe(201);
    system.time.advance(3_601_000);
    expect((await desk.send(newCode(), undefined, from)).status).toBe(201);
  });

  it.each([
    ['a text that is too long', { text: '长'.repeat(4_001) }, '/values/text'],
    ['a control character', { text: '一\u0000二' }, '/values/text'],
    ['a mark that turns what follows', { callerName: '王\u202e明小' }, '/values/callerName'],
    ['half of a character', { text: '\ud83d' }, '/values/text'],
    ['nothing', { text: ' ' }, '/values/text'],
    ['a field of officials', { dept: '620300-scjg' }, '/values/dept'],
    ['another kind of value', { text: { $ne: 1 } }, '/values/text'],
    ['a row that is not there', { kind: '../kinds' }, '/values/kind'],
    ['a file that is another’s', { text: 'x', kind: 'noise', phone: ['a'] }, '/values/phone'],
  ])('with %s is refused at the field', async (_, wrong, pointer) => {
    const refused = await bodyOf(
      desk.send(newCode(), { values: { ...desk.values, ...wrong }, consent: desk.consent }),
    );
    expect(refused).toMatchObject({ status: 422, code: 'invalid' });
    expect(refused.errors).toContainEqual(expect.objectContaining({ pointer, message: expect.any(String) }));
  });

  it('with a script keeps it as text, and programs are told by what no person fills in', async () => {
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const code = await desk.opened({ values: { ...desk.values, text }, consent: desk.consent });
    const { fields } = await bodyOf(desk.follow(code));
    expect(fields).toContainEqual(expect.objectContaining({ name: 'text', value: text }));
    const robot = await bodyOf(
      desk.send(newCode(), { values: desk.values, consent: desk.consent, homepage: 'http://x' }),
    );
    expect(robot.errors).toMatchObject([{ pointer: '/homepage' }]);
  });

  it.each([
    ['ten megabytes', `{"values":{"text":"${'长'.repeat(3_400_000)}"}}`, 413],
    ['a deep nest', `{"values":{"text":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`, 422],
    ['no JSON', '{"values":', 400],
  ])('of %s is refused, and nothing breaks', async (_, raw, status) => {
    const refused = await desk.ask('POST', '/services/hotline-orders', {
      raw,
      code: newCode(),
      from: desk.anywhere(),
    });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      status,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
  });
});
