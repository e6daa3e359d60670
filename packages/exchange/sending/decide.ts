import { hashOf, type Mapped, type Payload, type RowError } from '../mapping/compile.ts';
import type { ExchangeRow, Said } from './entities.ts';

/**
 * What is to become of a row: sent, not sent because the contract's schema refuses it, forgotten, or nothing. `wait` where it is on
 * its way and says something else by now: it is looked at again once it is answered.
 */
export type Decision =
  | { do: 'nothing' }
  | { do: 'wait' }
  | ({ do: 'send' } & Said)
  | ({ do: 'refuse'; errors: RowError[] } & Said)
  | { do: 'settle' }
  | { do: 'forget' };

const nothing: Decision = { do: 'nothing' };

/** What is sent of a deletion: the natural key alone. */
const deletion = (keys: Payload) => ({ operation: 'D' as const, payload: keys, hash: `D${hashOf(keys)}` });

/** What a row is to say: what somebody has mended, as long as the source says the same; else what the source says. */
const wantedOf = (
  { payload, hash }: Pick<Mapped, 'payload' | 'hash'>,
  mending: ExchangeRow['mending'],
): Pick<Mapped, 'payload' | 'hash'> => {
  if (mending?.over !== hash) return { payload, hash };
  const mended = { ...payload, ...mending.values };
  return { payload: mended, hash: hashOf(mended) };
};

/**
 * What is to be done with a row, by what the source says of it (nothing where it is not there) and what the partner has. What
 * is on its way waits for its answer; what was refused stays refused until it says something else.
 */
export function decide(
  mapped: Mapped | undefined,
  row: ExchangeRow | undefined,
  faultsOf: (payload: Payload) => RowError[],
): Decision {
  if (row?.sending) return isOvertaken(mapped, row, row.sending) ? { do: 'wait' } : nothing;
  if (!mapped) {
    if (!row) return nothing;
    if (row.accepted === undefined) return { do: 'forget' };
    const gone = deletion(row.keys);
    return isRefused(row, gone.hash) ? nothing : { do: 'send', ...gone };
  }
  const wanted = wantedOf(mapped, row?.mending);
  if (row?.accepted === wanted.hash) return row.refused ? { do: 'settle' } : nothing;
  if (isRefused(row, wanted.hash)) return nothing;
  const operation = row?.accepted === undefined ? 'I' : 'U';
  const said: Said = { operation, ...wanted, source: mapped.hash };
  const errors = faultsOf(wanted.payload);
  return errors.length > 0 ? { do: 'refuse', ...said, errors } : { do: 'send', ...said };
}

/** Whether the source says something else by now than what is on its way. */
const isOvertaken = (
  mapped: Mapped | undefined,
  { mending }: ExchangeRow,
  { operation, hash }: NonNullable<ExchangeRow['sending']>,
): boolean => (mapped ? wantedOf(mapped, mending).hash !== hash : operation !== 'D');

const isRefused = (row: ExchangeRow | undefined, hash: string): boolean =>
  row?.refused?.hash === hash && row.again === undefined;
