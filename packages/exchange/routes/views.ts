import { canonicalJson } from '@mingcha/kernel';
import { maskValue } from '@mingcha/register';
import { valueCompilerFor } from '@mingcha/rules';
import type { Stored } from '@mingcha/store';
import type { Contract, Element } from '../contract/format.ts';
import type { Payload } from '../mapping/compile.ts';
import type { Batch, Channel, ExchangeRow } from '../sending/entities.ts';
import { isMended, stateOf } from '../sending/entities.ts';
import type { Terms } from '../sending/late.ts';
import { readable, type Source } from '../source/source.ts';
import type { RowView } from './schemas.ts';

/** A contract as it is drafted and as it is published, with its running side. */
export type Known = {
  draft: Contract | undefined;
  published: Contract | undefined;
  channel: Stored<Channel> | undefined;
  hasSecret: boolean;
};

export function channelView({ draft, published, channel, hasSecret }: Known) {
  const contract = (published ?? draft)!;
  const { id, title, partner, direction, cadence, time, day, term } = contract;
  const { nextAt, comparedAt, fault, running = false } = channel ?? {};
  return {
    ...{ contract: id, title, partner, direction, running, hasSecret },
    ...{ published: published !== undefined, changed: isChanged(draft, published) },
    ...(cadence && { cadence }),
    ...(time !== undefined && { time }),
    ...(day !== undefined && { day }),
    ...(term !== undefined && { term }),
    ...(running && nextAt !== undefined && { nextAt }),
    ...(comparedAt !== undefined && { comparedAt }),
    ...(fault !== undefined && { fault }),
  };
}

const isChanged = (draft: Contract | undefined, published: Contract | undefined): boolean =>
  published !== undefined && (draft === undefined || canonicalJson(draft) !== canonicalJson(published));

/** The elements of a contract as people read them. */
export function elementViews({ elements, direction }: Contract, source: Source | undefined) {
  const compile = source && valueCompilerFor(readable(source));
  return elements.map((element) => {
    const { name, title, field, key = false, required = false, most, values } = element;
    const personal = (field !== undefined && source?.fields.get(field)?.personal) || false;
    return {
      ...{ name, title, from: fromText(element, direction, source, compile), key, required, personal },
      ...(most !== undefined && { most }),
      ...(values && { values }),
    };
  });
}

function fromText(
  { field, value, expression }: Element,
  direction: Contract['direction'],
  source: Source | undefined,
  compile: ReturnType<typeof valueCompilerFor> | undefined,
): string {
  if (value !== undefined) return `固定值“${value}”`;
  if (field !== undefined) {
    const named = source?.fields.get(field)?.title ?? field;
    return direction === 'in' ? `写入“${named}”` : named;
  }
  const compiled = compile?.(expression ?? '');
  return compiled?.ok ? compiled.expression.words : (expression ?? '');
}

/** What of a payload may be shown: personal elements are masked. */
export const maskedPayload = (
  payload: Payload,
  personal: ReadonlySet<string>,
): Record<string, Payload[string]> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      personal.has(name) ? (maskValue(value) as string) : value,
    ]),
  );

export type RowViewing = {
  contract: Contract;
  personal: ReadonlySet<string>;
  terms: Terms;
  today: string;
  /** Whether the caller may mend and resend. */
  writes: boolean;
};

/** The natural key in the order of the contract, by which the table does not keep it. */
export const keyText = ({ elements }: Contract, keys: Payload): string =>
  elements.flatMap(({ name }) => (keys[name] === undefined ? [] : [String(keys[name])])).join(' · ');

/** A row as lists show it. */
export function rowView(row: ExchangeRow, { contract, personal, terms, today, writes }: RowViewing): RowView {
  const { guid, keys, since, acceptedOn, sending, refused, at } = row;
  const state = stateOf(row);
  const due = terms.dueOn(since);
  const operation = sending?.operation ?? refused?.operation;
  const batch = sending?.batch ?? refused?.batch;
  const late = row.late ?? (acceptedOn === undefined && terms.isLate(since, today));
  const isOpen = writes && (state === 'refused' || state === 'mended');
  const mends = isOpen && contract.mendable && refused?.operation !== 'D';
  return {
    ...{ guid, key: keyText(contract, maskedPayload(keys, personal)), state, late, at },
    ...{ errors: refused?.errors ?? [] },
    ...(operation && { operation }),
    ...(since !== undefined && { since }),
    ...(due !== undefined && { due }),
    ...(acceptedOn !== undefined && { acceptedOn }),
    ...(batch !== undefined && { batch }),
    can: [...(mends ? (['mend'] as const) : []), ...(isOpen ? (['resend'] as const) : [])],
  };
}

export function rowDetailView(row: ExchangeRow, viewing: RowViewing) {
  const { refused, mending, again } = row;
  const shown = (payload: Payload) => maskedPayload(payload, viewing.personal);
  return {
    ...rowView(row, viewing),
    ...(refused && { payload: shown({ ...refused.payload, ...waiting(row) }) }),
    ...(mending && {
      mending: { ...pick(mending), values: shown(mending.values) },
    }),
    ...(again && { again: pick(again) }),
  };
}

/** What was mended since the refusal. */
const waiting = (row: ExchangeRow): Payload => (isMended(row) ? (row.mending?.values ?? {}) : {});

const pick = <T extends { reason: string; by: object; at: string }>({ reason, by, at }: T) => ({
  reason,
  by: by as T['by'],
  at,
});

export const batchView = ({ id, madeAt, count, state, attempts, nextAt, ...more }: Batch) => ({
  ...{ id, madeAt, count, state, attempts },
  ...(state === 'sending' && { nextAt }),
  ...Object.fromEntries(
    (['lastStatus', 'lastError', 'answeredAt', 'accepted', 'refused'] as const).flatMap((name) =>
      more[name] === undefined ? [] : [[name, more[name]]],
    ),
  ),
});
