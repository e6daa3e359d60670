import { shanghaiTime } from '@mingcha/kernel';
import { getJson, replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { CallFailed, exchange, mostAttempts, nextAttempt, signedHeaders } from '@mingcha/webhooks';
import type { Contract } from '../contract/format.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { RowError } from '../mapping/compile.ts';
import { AnswerUnclear, readAnswer } from './answer.ts';
import { type Batch, batchEntity, type SentRow, secretEntity } from './entities.ts';
import type { Terms } from './late.ts';
import { settle } from './settle.ts';

type Sending = { contract: Contract; terms: Terms };

const hour = 3_600_000;
/** Bytes of an answer: an error table of fifty rows with some sentences each. */
const mostAnswer = 262_144;
/** Milliseconds. */
const timeout = 20_000;

/** Puts a batch off that cannot be called for now: its channel is stopped, or has no secret. */
export async function putOff(store: TenantStore, { lock, ...batch }: Stored<Batch>, now: Date, why: string) {
  const later = { ...batch, nextAt: new Date(now.getTime() + hour).toISOString(), lastError: why };
  await unlessOvertaken(store.write(replace(batchEntity, later, lock)));
}

/**
 * One attempt to send a batch. The next one is put down before the call, so that a crash in the middle repeats it under the same
 * id. Only an answer that names the refused rows settles it: what got lost or cannot be read is asked for again. Resolves to
 * whether there was one.
 */
export async function sendBatch(
  store: TenantStore,
  { lock, ...found }: Stored<Batch>,
  deps: ExchangeDeps,
  sending: Sending,
): Promise<boolean> {
  const at = deps.clock();
  const [secret, rows] = await Promise.all([
    store.get(secretEntity, { contract: found.contract }),
    getJson<SentRow[]>(store, found.rows),
  ]);
  if (!rows) throw new Error(`the rows of batch ${found.contract}/${found.id} are missing`);
  if (!secret) {
    await putOff(store, { ...found, lock }, at, '还没有密钥，请先生成密钥并交给对方');
    return false;
  }
  const attempts = found.attempts + 1;
  const claimed: Batch = { ...found, attempts, nextAt: nextAttempt(attempts, at) };
  if (!(await unlessOvertaken(store.write(replace(batchEntity, claimed, lock))))) return false;
  const called = await call(store.tenant, claimed, rows, { secret: secret.secret, at, deps, sending });
  if ('errors' in called) {
    await settle(store, claimed, rows, { errors: called.errors, at: deps.clock(), ...sending });
    return true;
  }
  const failed: Batch = { ...claimed, ...called, ...(attempts >= mostAttempts && { state: 'stuck' }) };
  await unlessOvertaken(store.write(replace(batchEntity, failed, lock + 1)));
  return false;
}

type Called = { errors: Map<string, RowError[]> } | Pick<Batch, 'lastStatus' | 'lastError'>;

async function call(
  tenant: string,
  batch: Batch,
  rows: readonly SentRow[],
  { secret, at, deps, sending }: { secret: string; at: Date; deps: ExchangeDeps; sending: Sending },
): Promise<Called> {
  const { contract } = sending;
  const body = bodyOf(tenant, contract, batch, rows);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'mingcha-exchange/1',
    ...signedHeaders(secret, `${contract.id}.${batch.id}`, body, at),
  };
  try {
    const { status, text } = await exchange(
      { method: 'POST', url: addressOf(contract, deps), body, headers },
      { allowPrivate: deps.allowPrivateWebhooks ?? false, timeout, mostAnswer },
    );
    if (status < 200 || status >= 300) return { lastStatus: status, lastError: `对方应答 ${status}` };
    return { errors: readAnswer(text, new Set(rows.map(({ guid }) => guid))) };
  } catch (error) {
    if (error instanceof CallFailed || error instanceof AnswerUnclear)
      return { lastStatus: undefined, lastError: error.message };
    throw error;
  }
}

function addressOf({ endpoint = '' }: Contract, { hosts = {} }: ExchangeDeps): string {
  const url = new URL(endpoint);
  const origin = hosts[url.host];
  return origin === undefined ? endpoint : origin + url.pathname + url.search;
}

/** What is sent: the envelope of the national exchange around each row. It is the same in each attempt. */
function bodyOf(tenant: string, contract: Contract, batch: Batch, rows: readonly SentRow[]): string {
  const { table, dataSource } = contract;
  const envelope = { cd_batch: batch.id, cd_time: shanghaiTime(batch.madeAt), data_source: dataSource };
  return JSON.stringify({
    ...{ tenant, contract: contract.id, table, cd_batch: batch.id },
    rows: rows.map(({ guid, operation, payload }) => ({
      ...{ row_guid: guid, cd_operation: operation, ...envelope },
      ...payload,
    })),
  });
}
