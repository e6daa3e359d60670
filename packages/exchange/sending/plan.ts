import { shanghaiDate } from '@mingcha/kernel';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import {
  check,
  create,
  type Operation,
  put,
  putJson,
  remove,
  replace,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import { mostRows } from '../contract/format.ts';
import { contractHash } from '../contract/published.ts';
import type { Mapping } from '../mapping/compile.ts';
import type { Source } from '../source/source.ts';
import { nextRun } from './cadence.ts';
import { compare, type Planned } from './compare.ts';
import { refusedConcern } from './concerns.ts';
import {
  batchEntity,
  type Channel,
  channelEntity,
  type ExchangeRow,
  rowEntity,
  type SentRow,
} from './entities.ts';

type Planning = { mapping: Mapping; source: Source; office: OfficeCalendar; now: Date };

/** Of what is not sent so many rows are written at once. */
const mostAtOnce = 90;
/** Batches of one comparison: the rest is made by the next run. */
export const mostBatches = 100;
/** Characters of what one batch sends, beside its first row. */
const mostLetters = 300_000;

/**
 * Compares the source with what the partner has, and makes batches of what differs. Each batch is written with the rows in it, so
 * that after a crash what is in one waits for its answer and the rest is found again. What is more than one run makes is left
 * to the next, which goes on behind it. Resolves to whether it came to its end; it does not where somebody else changed a row
 * or the channel meanwhile.
 */
export async function planChannel(
  store: TenantStore,
  found: Stored<Channel>,
  { mapping, source, office, now }: Planning,
): Promise<boolean> {
  const { contract } = mapping;
  const most = contract.batchRows ?? mostRows;
  const said = `${contractHash(contract)} `;
  const ofNow = said + (await source.mark(store));
  const going = found.comparing?.mark.startsWith(said) ? found.comparing : undefined;
  // What changes while a comparison goes on is found by the next one.
  const mark = going?.mark ?? ofNow;
  const since = found.mark?.startsWith(said) ? found.mark.slice(said.length) : undefined;
  const part = { since, after: going?.after ?? '', most: mostBatches * most };
  const compared =
    mark === found.mark && !going
      ? { planned: [], waits: false, isOrdered: true, next: undefined }
      : await compare(store, { mapping, source }, part);
  const { planned } = compared;
  const at = now.toISOString();
  // Rows that were settled meanwhile have no item of their own: their channel has changed.
  const unchanged = check(channelEntity, found, found.lock);
  const refused = planned.filter(({ decision }) => decision.do === 'refuse').length;
  for (const some of parts(
    planned.filter(({ decision }) => decision.do !== 'send'),
    mostAtOnce,
  ))
    if (!(await unlessOvertaken(store.write(unchanged, ...some.map((one) => unsent(contract.id, one, at))))))
      return false;
  let channel = found;
  let made = 0;
  let isCut = false;
  let last = part.after;
  for (const some of batchesOf(planned, most)) {
    if (made++ >= mostBatches) {
      isCut = true;
      break;
    }
    last = some.at(-1)!.guid;
    const number = channel.batches + 1;
    const id = `${shanghaiDate(now).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
    const rows = await putJson(store, some.map(sentRow));
    const batch = { contract: contract.id, id, number, madeAt: at, rows, count: some.length };
    const { lock, ...rest } = channel;
    const next: Channel = { ...rest, batches: number };
    const written = store.write(
      create(batchEntity, { ...batch, state: 'sending', attempts: 0, nextAt: at }),
      replace(channelEntity, next, lock),
      ...some.map((one) => onItsWay(contract.id, one, id, at)),
    );
    if (!(await unlessOvertaken(written))) return false;
    channel = { ...next, lock: lock + 1 };
  }
  const waits = compared.waits || (going?.waits ?? false);
  // What is in no order begins anew with all rows.
  const after = isCut ? (compared.isOrdered ? last : '') : compared.next;
  const { lock, ...rest } = channel;
  const ended: Channel = {
    ...rest,
    ...{ mark: waits || after !== undefined ? undefined : mark, fault: undefined, comparedAt: at },
    comparing: after === undefined ? undefined : { mark, after, waits },
    nextAt: after === undefined ? nextRun(contract, now, office) : at,
  };
  const notices = refused > 0 ? [refusedConcern(contract, refused, now)] : [];
  return unlessOvertaken(store.write(replace(channelEntity, ended, lock), ...notices));
}

/** Rows that are sent together: so many, and no more letters than one call takes. */
function* batchesOf(planned: readonly Planned[], most: number): Generator<Planned[]> {
  let some: Planned[] = [];
  let letters = 0;
  for (const one of planned) {
    if (one.decision.do !== 'send') continue;
    const own = JSON.stringify(one.decision.payload).length;
    if (some.length > 0 && (some.length >= most || letters + own > mostLetters)) {
      yield some;
      [some, letters] = [[], 0];
    }
    some.push(one);
    letters += own;
  }
  if (some.length > 0) yield some;
}

const sentRow = ({ guid, decision }: Planned): SentRow => {
  if (decision.do !== 'send') throw new Error(`row ${guid} is not to be sent`);
  const { do: _, ...said } = decision;
  return { guid, ...said };
};

/** The row as it is known by now, or a new one. */
function rowOf(contract: string, { guid, row, mapped }: Planned, at: string): ExchangeRow {
  const keys = mapped?.keys ?? row?.keys ?? {};
  const since = mapped?.since ?? row?.since;
  const { lock: _, ...before } = row ?? { lock: 0 };
  return { ...before, contract, guid, keys, ...(since !== undefined && { since }), at };
}

function onItsWay(contract: string, one: Planned, batch: string, at: string): Operation {
  const { operation, hash } = sentRow(one);
  return put(rowEntity, { ...rowOf(contract, one, at), sending: { batch, operation, hash } }, one.row);
}

/** What is written of a row that is not sent. */
function unsent(contract: string, one: Planned, at: string): Operation {
  const { decision, row } = one;
  if (decision.do === 'refuse') {
    const { do: _, ...refused } = decision;
    return put(
      rowEntity,
      { ...rowOf(contract, one, at), refused: { ...refused, at }, again: undefined },
      row,
    );
  }
  if (!row) throw new Error(`row ${one.guid} is not there`);
  if (decision.do === 'forget') return remove(rowEntity, row, row.lock);
  const settled = { ...rowOf(contract, one, at), refused: undefined, again: undefined };
  return replace(rowEntity, settled, row.lock);
}

function* parts<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
