import { shanghaiDate } from '@mingcha/kernel';
import { headOf, writeRun } from '@mingcha/register/runs';
import {
  type Operation,
  put,
  remove,
  replace,
  retryOnConflict,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import type { Contract } from '../contract/format.ts';
import type { RowError } from '../mapping/compile.ts';
import { refusedConcern } from './concerns.ts';
import {
  type Batch,
  batchEntity,
  type Channel,
  channelEntity,
  type ExchangeRow,
  rowEntity,
  type SentRow,
} from './entities.ts';
import type { Terms } from './late.ts';
import { type SettledRow, settledRuns } from './settled.ts';

type Answered = {
  errors: ReadonlyMap<string, RowError[]>;
  at: Date;
  contract: Contract;
  terms: Terms;
};

/**
 * Writes what a batch was answered into it, its rows and its channel, at once. Rows that the partner has taken become a run of
 * settled ones, which is written before and named with the rest.
 */
export const settle = (
  store: TenantStore,
  of: Pick<Batch, 'contract' | 'id'>,
  sent: readonly SentRow[],
  { errors, at, contract, terms }: Answered,
): Promise<void> =>
  retryOnConflict(
    async () => {
      const [batch, channel, { head, runs }] = await Promise.all([
        store.get(batchEntity, of),
        store.get(channelEntity, { contract: of.contract }),
        headOf(store, settledRuns, { contract: of.contract }),
      ]);
      if (batch?.state !== 'sending' || !channel) return;
      const rows = await Promise.all(
        sent.map(({ guid }) => store.get(rowEntity, { contract: of.contract, guid })),
      );
      const counts = { accepted: channel.accepted, late: channel.late };
      const settled: SettledRow[] = [];
      const operations = sent.flatMap((one, i) => {
        const row = rows[i];
        if (row?.sending?.batch !== of.id) return [];
        const refused = errors.get(one.guid);
        if (refused) return [refusedRow(row, one, { errors: refused, at, batch: of.id })];
        const after = acceptedRow(row, one, at, terms);
        counts.accepted += (after.accepted === undefined ? 0 : 1) - (row.accepted === undefined ? 0 : 1);
        counts.late += (after.late ? 1 : 0) - (row.late ? 1 : 0);
        if (after.mending) return [replace(rowEntity, after, row.lock)];
        settled.push(settledOf(after, batch.number));
        return [remove(rowEntity, row, row.lock)];
      });
      const run = await writeRun(store, settledRuns, settled.sort(settledRuns.inOrder));
      const { lock, ...rest } = batch;
      const answered: Batch = {
        ...rest,
        ...{ state: 'answered', answeredAt: at.toISOString(), lastStatus: undefined, lastError: undefined },
        ...{ accepted: sent.length - errors.size, refused: errors.size },
      };
      const { lock: channelLock, ...before } = channel;
      const named = run && put(settledRuns.head, { contract: of.contract, runs: [run, ...runs] }, head);
      await store.write(
        replace(batchEntity, answered, lock),
        replace(channelEntity, { ...before, ...counts } satisfies Channel, channelLock),
        ...(named ? [named] : []),
        ...operations,
        ...(errors.size > 0 ? [refusedConcern(contract, errors.size, at)] : []),
      );
    },
    { busy: '其他人正在修改，请稍后重试。' },
  );

function refusedRow(
  { lock, ...row }: Stored<ExchangeRow>,
  { guid: _, ...said }: SentRow,
  { errors, at, batch }: { errors: RowError[]; at: Date; batch: string },
): Operation {
  const instant = at.toISOString();
  const refused = { ...said, at: instant, errors, batch };
  return replace(rowEntity, { ...row, sending: undefined, again: undefined, refused, at: instant }, lock);
}

/** A row that the partner has taken, or deleted. What was mended stays with it as long as the source says what it said. */
function acceptedRow(
  { lock: _, ...row }: Stored<ExchangeRow>,
  { operation, hash, source }: SentRow,
  at: Date,
  { isLate }: Terms,
): ExchangeRow {
  const { contract, guid, keys, since, mending } = row;
  const known = { contract, guid, keys, since, at: at.toISOString() };
  if (operation === 'D') return known;
  const acceptedOn = row.acceptedOn ?? shanghaiDate(at);
  const late = row.late ?? isLate(since, acceptedOn);
  return { ...known, accepted: hash, acceptedOn, late, ...(mending?.over === source && { mending }) };
}

const settledOf = (
  { guid, keys, since, accepted, acceptedOn, late, at }: ExchangeRow,
  number: number,
): SettledRow => ({ guid, keys, since, accepted, acceptedOn, late, at, number });
