import { newRouter } from '@mingcha/http';
import { type Clock, Problem, problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { nodeTools } from '../node.ts';
import { receiveCosignatures } from './receive.ts';

type CosignatureDeps = {
  store: Store;
  clock: Clock;
  isTenant: (code: string) => Promise<boolean>;
  /** Seconds to wait, or 0 where a post to this city may go on. */
  throttle: (tenant: string) => number;
};

/** A head with the lines of all cosigners is far below it. */
const mostBytes = 16_384;

/**
 * What a cosigner behind a NAT posts: a head's text, an empty line and its signatures; 204 where it is taken, also again.
 * Without a token, for the signature says whose it is, and so not among the API's own routes.
 */
export const cosignatureRoute = ({ store, clock, isTenant, throttle }: CosignatureDeps) =>
  newRouter().post('/public/:tenant/log/cosignatures', async (c) => {
    const { tenant } = c.req.param();
    const wait = throttle(/^\d{6}$/.test(tenant) ? tenant : '');
    if (wait > 0)
      throw new Problem({
        status: 429,
        code: 'too-many-requests',
        title: '请求过于频繁',
        detail: `请在 ${wait} 秒后重试。`,
        headers: { 'retry-after': String(wait) },
      });
    if (!/^\d{6}$/.test(tenant) || !(await isTenant(tenant))) throw problems.notFound('该城市');
    const text = await c.req.text();
    if (text.length > mostBytes)
      throw problems.badRequest(
        'not-a-note',
        '提交的内容应为树头原文、一个空行和联署签名行，请核对程序版本。',
      );
    await receiveCosignatures(await store.forTenant(tenant), text, { tools: nodeTools, clock });
    return c.body(null, 204);
  });
