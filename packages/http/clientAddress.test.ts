import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { createAddressOf } from './clientAddress.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

it('believes no X-Forwarded-For unless it comes from a proxy that was named', () => {
  expect(createAddressOf([])(request('127.0.0.1', '203.0.113.9'))).toBe('127.0.0.1');
  const addressOf = createAddressOf(['10.1.0.0/16', '127.0.0.1']);
  expect(addressOf(request('203.0.113.5', '203.0.113.9'))).toBe('203.0.113.5');
  expect(addressOf(request('::ffff:10.1.2.3', '203.0.113.9'))).toBe('203.0.113.9');
});

it('takes the last hop that no proxy of ours wrote, with anything that the caller put before it', () => {
  const addressOf = createAddressOf(['10.1.0.0/16']);
  expect(addressOf(request('10.1.0.1', '1.2.3.4, 203.0.113.9, 10.1.0.2'))).toBe('203.0.113.9');
  expect(addressOf(request('10.1.0.1', '1.2.3.4, rubbish'))).toBe('10.1.0.1');
  expect(addressOf(request('10.1.0.1'))).toBe('10.1.0.1');
});

it('counts an IPv6 network of one subscriber as one', () => {
  const addressOf = createAddressOf(['fd00::/8']);
  expect(addressOf(request('2001:db8:1:2:a:b:c:d'))).toBe('2001:db8:1:2::/64');
  expect(addressOf(request('2001:db8:1:2::9%eth0'))).toBe('2001:db8:1:2::/64');
  expect(addressOf(request('fd00::1', '2001:db8::7'))).toBe('2001:db8:0:0::/64');
});
