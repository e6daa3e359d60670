import { type Clock, Problem, problems } from '@mingcha/kernel';
import { create, defineEntity, remove, replace, sha256Hex, WriteConflict } from '@mingcha/store';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './router.ts';

type Kept = {
  caller: string;
  key: string;
  /** SHA-256 of method, path and body. */
  request: string;
  startedAt: number;
  answer?: { status: number; body: string; headers: Record<string, string> };
  /** The answer held what is shown once and kept nowhere, such as a new client's secret. */
  shownOnce?: boolean;
};

const keptEntity = defineEntity<Kept>()({
  name: 'IDEMPOTENCY',
  key: (of: { caller: string; key: string }) => ({ partition: [of.caller], sort: [of.key] }),
  expires: (item) => Math.floor(item.startedAt / 1_000) + 86_400,
});

const keyShape = /^[\x21-\x7e]{1,255}$/;
/** Bytes of an answer; the record must fit an item of the store. */
const answerLimit = 300_000;
/** A request that has not answered by then is taken to have died, and may be tried again. */
const lease = 60_000;
const keptHeaders = ['content-type', 'etag', 'location'];

/** Gives a POST repeated with the same `Idempotency-Key` its first answer; the key with another body is refused. */
export const idempotency = (now: Clock) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (c.req.method !== 'POST' || key === undefined) return next();
    if (!keyShape.test(key)) {
      throw problems.badRequest('bad-idempotency-key', 'Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。');
    }
    const { store, principal } = c.var;
    const body = new Uint8Array(await c.req.arrayBuffer());
    const request = sha256Hex(`${c.req.method} ${c.req.url}\n${sha256Hex(body)}`);
    const name = { caller: principal.sub, key };
    const known = await store.get(keptEntity, name);
    const at = now().getTime();
    if (known && known.request !== request) {
      throw new Problem({
        status: 422,
        code: 'idempotency-mismatch',
        title: '幂等键已用于其他请求',
        detail: '同一 Idempotency-Key 只能重发完全相同的请求，请为新请求换一个键。',
      });
    }
    if (known?.answer) {
      const { status, body, headers } = known.answer;
      return new Response(body, { status, headers: { ...headers, 'idempotent-replay': 'true' } });
    }
    if (known?.shownOnce) {
      throw problems.conflict(
        'already-done',
        '该请求已经完成。其中的密钥或密码只显示一次，不能再次取得；如已遗失，请停用后重新新增。',
      );
    }
    if (known && at - known.startedAt < lease) {
      throw problems.conflict('request-in-progress', '相同的请求正在处理，请稍候再查询结果。');
    }
    const kept = { ...name, request, startedAt: at };
    const lock = (known?.lock ?? 0) + 1;
    try {
      await store.write(known ? replace(keptEntity, kept, known.lock) : create(keptEntity, kept));
    } catch (error) {
      if (error instanceof WriteConflict) {
        throw problems.conflict('request-in-progress', '相同的请求正在处理，请稍候再查询结果。');
      }
      throw error;
    }
    await next();
    const answer = c.res.clone();
    const text = await answer.text();
    // A refusal or a failure changed nothing, so the same key may try again.
    if (!answer.ok || Buffer.byteLength(text) > answerLimit) {
      await store.write(remove(keptEntity, name, lock));
      return;
    }
    if (answer.headers.get('cache-control') === 'no-store') {
      await store.write(replace(keptEntity, { ...kept, shownOnce: true }, lock));
      return;
    }
    const headers = Object.fromEntries(
      keptHeaders.flatMap((header) => {
        const value = answer.headers.get(header);
        return value === null ? [] : [[header, value]];
      }),
    );
    await store.write(
      replace(keptEntity, { ...kept, answer: { status: answer.status, body: text, headers } }, lock),
    );
  });
