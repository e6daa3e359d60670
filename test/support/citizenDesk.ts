import { createClock } from '@mingcha/fn-clock';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { systemKinds } from '@mingcha/systems';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import type { CheckedSystem } from './api/checkedSystem.ts';
import { citizenOf, consentTo, newCode } from './citizen.ts';
import { cityA, cityB } from './system.ts';

export type CitizenDesk = Awaited<ReturnType<typeof createCitizenDesk>>;

/** Orders to the hotline from outside, and the hotline's centre. */
export async function createCitizenDesk(system: CheckedSystem) {
  const ask = citizenOf(system.api, cityA.code);
  const kindOf = (name: string) => systemKinds.find(({ kind }) => kind.name === name)!.kind;

  async function fill(city: string, kind: RegisterKind<Row>, rows: readonly object[]): Promise<void> {
    const register = openRegister(await system.test.store.forTenant(city), kind, { now: system.time.now });
    await register.replaceAll(rows as readonly Row[], {
      by: { sub: 'seed', name: '初始化' },
      source: { type: 'seed' },
      reason: '测试',
    });
  }
  for (const { code } of [cityA, cityB])
    await fill(code, kindOf('hotline-kinds'), [
      { id: 'noise', name: '噪声扰民', contactDays: 1, handleDays: 5 },
    ]);
  const consent = await consentTo(ask, 'hotline-orders');
  const values = {
    kind: 'noise',
    urgency: '一般',
    text: '夜间施工扰民。',
    callerName: '王小明',
    phone: '13800001234',
  };

  /** Each from an address of its own, so that no test uses up another's. */
  let addresses = 0;
  const anywhere = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;
  const send = (code: string, body: object = { values, consent }, from = anywhere(), as = ask) =>
    as('POST', '/services/hotline-orders', { body, code, from });
  const follow = (code: string, from = anywhere()) => ask('GET', '/case', { code, from });

  return {
    ask,
    fill,
    kindOf,
    consent,
    values,
    anywhere,
    send,
    follow,
    async opened(body?: object): Promise<string> {
      const code = newCode();
      expect((await send(code, body)).status).toBe(201);
      return code;
    },
    /** What time brings to the city's cases. */
    tick: () => createClock({ ...system, queue: system.importQueue }).lookAtAll([cityA.code]),
    /** The order as the hotline's centre has it, by its number. */
    async inside(number: string, type = 'hotline-orders') {
      const found = await bodyOf(system.call(cityA, 'city-admin', 'GET', `/v1/cases/${type}?q=${number}`));
      const { id } = found.items[0];
      const path = `/v1/cases/${type}/${id}`;
      const office = (method: string, at: string, body?: unknown, etag?: string) =>
        system.call(cityA, 'city-admin', method, path + at, {
          ...(body !== undefined && { body }),
          ...(etag !== undefined && { headers: { 'if-match': etag } }),
        });
      async function act(action: string, given: object): Promise<void> {
        const etag = (await office('GET', '')).headers.get('etag')!;
        const done = await office('POST', `/actions/${action}`, { values: given }, etag);
        expect([action, done.status]).toEqual([action, 200]);
      }
      return { id, office, act };
    },
  };
}
