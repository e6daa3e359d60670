import { roundTime } from '../base/chain.ts';
import { DrawError } from '../base/errors.ts';
import { chainOf } from '../base/seed.ts';
import { parseStrictly } from '../base/strictJson.ts';
import type { Tools } from '../base/tools.ts';
import { same } from '../first/verdict.ts';
import type { Head, Plan2 } from './types.ts';

/** Who of a reader's own list of cosigners has signed a head, and when by their own clocks, in seconds since 1970. */
export interface Cosigned {
  /** In the order of time. */
  readonly by: readonly { readonly name: string; readonly at: number }[];
  /** When enough of them had signed; absent where they have not. */
  readonly since?: number;
  /** The list asks for no signature, so that enough is nothing. */
  readonly asksNobody: boolean;
}

/** Where an entry stands in a log: it lies under the head, which the log has signed where `cosigned` is there. */
export interface Place {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** The entry's text. */
  readonly entry: string;
  /** Names and ids of the keys whose signatures are under the head, good or not. */
  readonly signers: readonly string[];
  /** Absent where the reader keeps no list, so that no signature counts. */
  readonly cosigned?: Cosigned;
}

/** Reads a tlog-proof: `createPlaceReader` of `@mingcha/draw/place`. Throws a DrawError. */
export type ReadPlace = (log: string) => Place;

/** Whether commitment and seed are shown to have come in this order; where not, in words why. */
export type Order = { readonly shown: true } | { readonly shown: false; readonly why: string };

type Logged = Pick<Head, 'plan' | 'reveal' | 'log'> & { readonly commitment: string };

/**
 * Holds a place in a log against the plan: the log is the city's, and the entry is this draw's `draw.committed` or, in a
 * batch, the `batch.committed` that has this commitment in the place of this draw. Throws a DrawError `log-of-another` or
 * `log-entry-differs`.
 */
export function checkPlace({ plan, reveal, commitment }: Logged, { origin, entry }: Place): void {
  if (!origin.endsWith(`/public/${plan.tenant}/log`))
    throw new DrawError('log-of-another', '/log', { expected: plan.tenant, found: origin });
  const fields = entryOf(entry);
  const expected: Record<string, unknown> = plan.batch
    ? { type: 'batch.committed', tenant: plan.tenant, ...plan.batch, commitments: reveal.commitments }
    : {
        type: 'draw.committed',
        tenant: plan.tenant,
        draw: plan.draw,
        year: plan.loads.year,
        number: plan.sequence,
        commitment,
      };
  for (const [name, value] of Object.entries(expected))
    same('log-entry-differs', `/log/${name}`, JSON.stringify(value), JSON.stringify(fields[name]) ?? '');
}

function entryOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = parseStrictly(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // What the log has there is no entry of a draw.
  }
  throw new DrawError('log-entry-differs', '/log');
}

/** What a place shows of the order of commitment and seed. */
export function orderBy(plan: Plan2, { cosigned, signers }: Place, tools: Tools): Order {
  const not = (why: string): Order => ({ shown: false, why });
  if (!cosigned)
    return not(
      `没有用核对者自己保存的联署方名单（政策文件）核对，树头下的签名（${signers.join('、')}）还没有人担保`,
    );
  if (cosigned.asksNobody) return not('所用的政策文件不要求任何外部联署，树头只有日志自己担保');
  const { since, by } = cosigned;
  if (since === undefined)
    return not(`外部联署不足数（${by.length === 0 ? '一方也没有' : by.map(({ name }) => name).join('、')}）`);
  if (plan.seed.source !== 'drand')
    return not(
      `承诺于 ${beijing(since)} 已在外部联署的树头之下；见证方是否在此之后才公开随机数，要看各见证方自己程序的核对`,
    );
  const due = roundTime(chainOf(plan.seed, tools), plan.seed.round) / 1_000;
  return since < due
    ? { shown: true }
    : not(`外部联署（${beijing(since)}）不早于约定的信标轮次（${beijing(due)}），种子那时可能已经知道`);
}

/** A place in words. */
export function placeDetail({ origin, index, size, cosigned, signers }: Place): string {
  const where = `承诺是日志 ${origin} 的第 ${index + 1} 条，在 ${size} 条的树头之下`;
  if (!cosigned) return `${where}；树头下有签名：${signers.join('、')}，没有政策文件，均未核对`;
  const by = cosigned.by.map(({ name, at }) => `${name}（${beijing(at)}）`).join('、');
  return `${where}，日志签名有效；外部联署：${by === '' ? '没有' : by}`;
}

const eightHours = 8 * 3_600;

/** A moment, in seconds since 1970, as a clock in Beijing shows it. */
const beijing = (seconds: number): string =>
  `北京时间 ${new Date((seconds + eightHours) * 1_000).toISOString().slice(0, 19).replace('T', ' ')}`;
