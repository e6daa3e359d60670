import type { Actor } from '@mingcha/http';
import { defineEntity } from '@mingcha/store';
import type { Payload, RowError } from '../mapping/compile.ts';

export const operations = ['I', 'U', 'D'] as const;
/** What the partner is to do with a row: insert, update, delete. */
export type RowOperation = (typeof operations)[number];

/** The running side of a contract (交换通道): whether rows go, when they are next compared, and how many have gone. */
export type Channel = {
  contract: string;
  running: boolean;
  /** When the source is compared with what the partner has. */
  nextAt: string;
  /** When it was started first. */
  startedAt?: string | undefined;
  comparedAt?: string | undefined;
  /** State of source and contract when they were last compared. */
  mark?: string | undefined;
  /** A comparison that is not at its end: the state that it began with, and the row behind which it goes on. */
  comparing?: { mark: string; after: string; waits: boolean } | undefined;
  /** Why they could not be compared, in Chinese. */
  fault?: string | undefined;
  /** Number of the last batch: they run 1, 2, 3 … without gaps. */
  batches: number;
  /** Rows that the partner has accepted and has still, and how many of them it got too late. */
  accepted: number;
  late: number;
  /** The day on which it was last looked for rows that are late. */
  lateLookedOn?: string | undefined;
};

export const channelEntity = defineEntity<Channel>()({
  name: 'EXCHCHANNEL',
  key: (of: Pick<Channel, 'contract'>) => ({ partition: [], sort: [of.contract] }),
  due: ({ running, nextAt }) => (running ? nextAt : undefined),
});

/** Signs what is sent; shown once when it is made. */
export type ChannelSecret = { contract: string; secret: string; createdAt: string; createdBy: Actor };

export const secretEntity = defineEntity<ChannelSecret>()({
  name: 'EXCHSECRET',
  key: (of: Pick<ChannelSecret, 'contract'>) => ({ partition: [], sort: [of.contract] }),
});

/** What goes of a row; `source` is the hash of what the source said of it, where it is there. */
export type Said = { operation: RowOperation; payload: Payload; hash: string; source?: string | undefined };

/** What was refused, and why. It is not sent again as it is. */
export type Refusal = Said & {
  at: string;
  errors: RowError[];
  /** The batch; missing where the row does not pass the contract's own schema and was not sent. */
  batch?: string | undefined;
};

/**
 * What somebody has put in the place of what the source says, as long as the source says what it said (`over`). `hash` names
 * what the row says with it.
 */
export type Mending = { values: Payload; over: string; hash: string; reason: string; by: Actor; at: string };

/** A row as it stands with the partner. */
export type ExchangeRow = {
  contract: string;
  guid: string;
  keys: Payload;
  since?: string | undefined;
  /** Hash of what the partner accepted last, and the day on which it first had the row. */
  accepted?: string | undefined;
  acceptedOn?: string | undefined;
  late?: boolean | undefined;
  /** On its way: in a batch that has no answer yet. */
  sending?: { batch: string; operation: RowOperation; hash: string } | undefined;
  refused?: Refusal | undefined;
  mending?: Mending | undefined;
  /** To be sent again as it is, by whom and why. */
  again?: { reason: string; by: Actor; at: string } | undefined;
  at: string;
};

/** Rows that the partner does not have as they are, apart from those that need no looking at. */
export const rowStates = ['sending', 'refused', 'mended', 'accepted'] as const;
export type RowState = (typeof rowStates)[number];

/** Whether a refused row has been mended since. */
export const isMended = ({ refused, mending }: ExchangeRow): boolean =>
  mending !== undefined && mending.over === refused?.source && mending.hash !== refused.hash;

export function stateOf(row: ExchangeRow): RowState {
  if (row.sending) return 'sending';
  if (!row.refused) return 'accepted';
  return row.again || isMended(row) ? 'mended' : 'refused';
}

export const rowEntity = defineEntity<ExchangeRow>()({
  name: 'EXCHROW',
  key: (of: Pick<ExchangeRow, 'contract' | 'guid'>) => ({ partition: [of.contract], sort: [of.guid] }),
  index: (row) => ({ partition: [row.contract, stateOf(row)], sort: [row.at, row.guid] }),
});

export const batchStates = ['sending', 'answered', 'stuck'] as const;

/** Rows that are sent together, under one id in each attempt. */
export type Batch = {
  contract: string;
  /** Such as `20261129-0007`: the day and the number. */
  id: string;
  number: number;
  madeAt: string;
  /** Names the blob of what is sent. */
  rows: string;
  count: number;
  state: (typeof batchStates)[number];
  attempts: number;
  nextAt: string;
  lastStatus?: number | undefined;
  lastError?: string | undefined;
  answeredAt?: string | undefined;
  accepted?: number | undefined;
  refused?: number | undefined;
};

export const batchEntity = defineEntity<Batch>()({
  name: 'EXCHBATCH',
  key: (of: Pick<Batch, 'contract' | 'id'>) => ({ partition: [of.contract], sort: [of.id] }),
  index: ({ state, nextAt, contract, id }) =>
    state === 'sending' ? { partition: ['sending'], sort: [nextAt, contract, id] } : undefined,
  due: ({ state, nextAt }) => (state === 'sending' ? nextAt : undefined),
});

/** A row of a batch: the envelope, and what it says. */
export type SentRow = Said & { guid: string };
