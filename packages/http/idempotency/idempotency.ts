import { type Clock, newId, Problem, problems } from '@mingcha/kernel';
import {
  put,
  remove,
  replace,
  type Stored,
  sha256Hex,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requireRights } from '../allow.ts';
import type { ApiEnv } from '../router.ts';
import { alreadyDone, answerAgain, inProgress, keptResponse, mismatch, type Reread } from './answers.ts';
import { isLive, type Kept, keptEntity, leaseLeft } from './kept.ts';
import { marking } from './marking.ts';

const keyShape = /^[\x21-\x7e]{1,255}$/;
/** Bytes of an answer; the record must fit an item of the store. */
const answerLimit = 300_000;
const keptHeaders = ['content-type', 'etag', 'location'];

/**
 * Gives a POST repeated with the same `Idempotency-Key` its first answer, for 24 hours; the key with another body is
 * refused. A request that was done is not done again, even where its answer was lost. Rights are checked first.
 */
export const idempotency = (now: Clock, reread: Reread) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (c.req.method !== 'POST' || key === undefined) return next();
    if (!keyShape.test(key)) {
      throw problems.badRequest('bad-idempotency-key', 'Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。');
    }
    requireRights(c);
    const { store, principal } = c.var;
    const body = new Uint8Array(await c.req.arrayBuffer());
    const request = sha256Hex(`${c.req.method} ${c.req.url}\n${sha256Hex(body)}`);
    const name = { caller: principal.sub, key };
    const found = await store.get(keptEntity, name);
    const live = found && isLive(found, now()) ? found : undefined;
    if (live) {
      if (live.request !== request) throw mismatch();
      if (live.answer) return keptResponse(live.answer);
      if (live.shownOnce) throw onceOnly();
      if (live.done !== undefined) return answerAgain(c, live.done, reread);
      const left = leaseLeft(live, now());
      if (left > 0) throw inProgress(left);
    }
    const kept: Kept = {
      ...name,
      request,
      startedAt: now().getTime(),
      id: live?.id ?? newId(now()),
    };
    const lock = await begin(store, kept, found);
    const { store: marked, lock: lockNow } = marking(store, kept, lock, () =>
      c.var.repeatable ? undefined : c.var.shownOnce ? { shownOnce: true } : {},
    );
    c.set('store', marked);
    c.set('onceId', kept.id);
    await next();
    await settle(store, c, kept, { lock: lockNow(), done: lockNow() > lock }).catch((error: unknown) => {
      // The effect is put down already, or the next try finds out: the answer stands.
      if (!(error instanceof WriteConflict || (error instanceof Problem && error.status === 503)))
        throw error;
    });
  });

async function begin(store: TenantStore, kept: Kept, found: Stored<Kept> | undefined): Promise<number> {
  try {
    await store.write(put(keptEntity, kept, found));
  } catch (error) {
    if (error instanceof WriteConflict) throw inProgress(1_000);
    throw error;
  }
  return (found?.lock ?? 0) + 1;
}

/** Keeps the answer. After a refusal or a failure the key is free again, unless the request is done all the same. */
async function settle(
  store: TenantStore,
  c: Context<ApiEnv>,
  kept: Kept,
  { lock, done }: { lock: number; done: boolean },
): Promise<void> {
  const response = c.res.clone();
  const body = await response.text();
  if (!response.ok || Buffer.byteLength(body) > answerLimit) {
    if (!done) await store.write(remove(keptEntity, kept, lock));
    return;
  }
  if (c.var.shownOnce) return store.write(replace(keptEntity, { ...kept, shownOnce: true }, lock));
  const headers = Object.fromEntries(
    keptHeaders.flatMap((header) => {
      const value = response.headers.get(header);
      return value === null ? [] : [[header, value]];
    }),
  );
  await store.write(
    replace(keptEntity, { ...kept, answer: { status: response.status, body, headers } }, lock),
  );
}

const onceOnly = () =>
  alreadyDone('该请求已经完成。其中的密钥或密码只显示一次，不能再次取得；如已遗失，请停用后重新新增。');

/** Marks the answer of this request as one that is shown once and kept nowhere. Call it before the write. */
export function shownOnce(c: Context<ApiEnv>): void {
  c.set('shownOnce', true);
  c.header('cache-control', 'no-store');
}

/**
 * The id for what this request creates, the same in each repeat with the same `Idempotency-Key`. Who takes it finds
 * what an earlier try has left and goes on from there: this request may run again.
 */
export function onceId(c: Context<ApiEnv>, now: Clock): string {
  c.set('repeatable', true);
  return c.var.onceId ?? newId(now());
}
