import { afterEach, describe, expect, it } from 'vitest';
import { post } from './post.ts';
import { type Subscriber, startSubscriber } from './testing.ts';

const started: Subscriber[] = [];
async function subscriber(...responses: Parameters<typeof startSubscriber>) {
  const one = await startSubscriber(...responses);
  started.push(one);
  return one;
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});

describe('a post to an address that somebody else chose', () => {
  it('brings its body and headers, and resolves to the status', async () => {
    const { url, received } = await subscriber({ status: 202, body: 'ok' });
    expect(await post(url, '{"名":1}', { 'x-own': 'a' }, { allowPrivate: true })).toBe(202);
    expect(received).toEqual([
      {
        body: '{"名":1}',
        url: '/in',
        headers: expect.objectContaining({ 'x-own': 'a', 'content-length': '9' }),
      },
    ]);
  });

  it('does not follow redirects', async () => {
    const other = await subscriber({ status: 200 });
    const { url } = await subscriber({ status: 307, headers: { location: other.url } });
    expect(await post(url, '', {}, { allowPrivate: true })).toBe(307);
    expect(other.received).toEqual([]);
  });

  it('reads no more than a little of a huge answer', async () => {
    const { url } = await subscriber({ status: 200, body: 'x'.repeat(50_000_000) });
    expect(await post(url, '', {}, { allowPrivate: true })).toBe(200);
  });

  it.each([['silence'], ['hang up']] as const)('comes to an end where the answer is %s', async (answer) => {
    const { url } = await subscriber(answer);
    await expect(post(url, '', {}, { allowPrivate: true, timeout: 100 })).rejects.toThrow(/未在|连接失败/);
  });

  it('does not reach this machine or its network, by number or by a name that points there', async () => {
    const { url, received } = await subscriber({ status: 200 });
    const port = new URL(url).port;
    for (const address of [
      url,
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
    ]) {
      await expect(post(address, '', {}, { allowPrivate: false }), address).rejects.toThrow('已拒绝');
    }
    expect(received).toEqual([]);
  });

  it('says in words why it did not get through', async () => {
    const { url, stop } = await subscriber();
    started.splice(0);
    await stop();
    await expect(post(url, '', {}, { allowPrivate: true })).rejects.toThrow('对方拒绝连接');
  });
});
