import { expect, it } from 'vitest';
import { createDevices } from './devices.ts';

let time = Date.parse('2026-11-20T01:00:00Z');
const init = { key: new Uint8Array(32).fill(1), secure: true, now: () => time };
const devices = createDevices(init);
const sent = (cookie: string) => `other=1; ${cookie.split(';')[0]}`;

it('knows a browser again by its cookie, for that login and no other, until it runs out', () => {
  const cookie = sent(devices.cookie('zhaoming'));
  const id = devices.find(cookie, 'zhaoming');
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(devices.find(cookie, 'liqiang')).toBeUndefined();
  expect(devices.find(sent(devices.cookie('zhaoming', id)), 'zhaoming')).toBe(id);
  time += 181 * 24 * 3_600_000;
  expect(devices.find(cookie, 'zhaoming')).toBeUndefined();
});

it('takes no cookie that was altered, signed by another key or carried over to another login', () => {
  const cookie = sent(devices.cookie('zhaoming'));
  const [, name, value] = /; ([^=]+)=(.*)$/.exec(cookie)!;
  const otherName = /^([^=]+)=/.exec(devices.cookie('liqiang'))![1]!;
  expect(devices.find(`${otherName}=${value}`, 'liqiang')).toBeUndefined();
  for (const wrong of ['', 'a.b.c', value!.replace('.', 'x.'), `x${value}`, `${value}x`, value!.slice(0, -4)])
    expect([wrong, devices.find(`${name}=${wrong}`, 'zhaoming')]).toEqual([wrong, undefined]);
  const forged = createDevices({ ...init, key: new Uint8Array(32).fill(2) }).cookie('zhaoming');
  expect(devices.find(sent(forged), 'zhaoming')).toBeUndefined();
});

it('is for no script and no other site', () => {
  expect(devices.cookie('zhaoming')).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
  expect(createDevices({ ...init, secure: false }).cookie('zhaoming')).not.toContain('Secure');
});
