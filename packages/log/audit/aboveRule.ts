import type { KnownDraw } from './drawRules.ts';
import { openRemote, type RemoteLog } from './remote.ts';
import { mostApart, pagesBeside } from './shownDraws.ts';

type Visit = (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'json' | 'arrayBuffer'>>;

/** A change of the rule in a province's log: whether its cities' witnesses need a confirmation from then on. */
export type RuleChange = { at: string; required: boolean };

/**
 * The log of a city's province; undefined where it has none. The city's code names the province, not the city's pages: their
 * operator could have them name none.
 */
export const logAbove =
  (logUrl: string, ask: Visit = fetch) =>
  async (): Promise<RemoteLog | undefined> => {
    const above = pagesBeside(logUrl).replace(/\d{4}$/, '0000');
    const log = openRemote(`${above}/log`, ask);
    return (await log.text('checkpoint')) === undefined ? undefined : log;
  };

/** Those of a city's draws that named a witness without a confirmation. */
export const unconfirmedIn = (draws: ReadonlyMap<string, KnownDraw>) =>
  [...draws].flatMap(([draw, { at, unconfirmed }]) =>
    at !== undefined && unconfirmed !== undefined ? [{ draw, at, party: unconfirmed }] : [],
  );

/**
 * The first of them that was committed while the province's log required the confirmation, in words: the city's log had not
 * been told. What the province changed within ten minutes of a commitment does not count.
 */
export function despiteRule(
  unconfirmed: ReturnType<typeof unconfirmedIn>,
  changes: readonly RuleChange[],
): string | undefined {
  for (const { draw, at, party } of unconfirmed) {
    const after = (change: RuleChange) => Date.parse(change.at) - Date.parse(at);
    const before = changes.filter((change) => after(change) < -mostApart).at(-1);
    const isMoving = changes.some((change) => Math.abs(after(change)) <= mostApart);
    if (before?.required && !isMoving)
      return `任务 ${draw} 的见证方 ${party} 没有省级确认，而省级公开日志自 ${before.at} 起要求确认，本市日志没有载入`;
  }
  return undefined;
}
