import type { Command, Prepared } from './commands.ts';
import type { Fault, FaultProxy } from './proxy.ts';

/** What came of one command under faults, at each of the requests that it makes in turn. */
export type Tally = {
  command: string;
  faults: string;
  /** Requests that were hit. */
  hits: number;
  /** Answers that said when to send the same request again. */
  retried: number;
  /** Said to be done, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** One's own effect taken for somebody else's (409, 412). */
  blamed: number;
  /** Any other answer than the one promised: 500, or 503 without Retry-After. */
  wrong: string[];
};

export type TallyOptions = {
  writesOnly?: boolean;
  lasting?: boolean;
  /** What the API reported so far; emptied. */
  unexpected?: unknown[];
  wait?: Wait;
  /** Ends a tally whose test has run out of time: going on, it would spoil the next one's requests. */
  signal: AbortSignal;
};

/** Gives a command again and again, each time with the next of the faults at its next request, or from that on, until none is left to hit. */
export async function tally(
  command: Command,
  faults: readonly Fault[],
  proxy: FaultProxy,
  {
    writesOnly = false,
    lasting = false,
    unexpected = [] as unknown[],
    wait = (_: number) => {},
    signal,
  }: TallyOptions,
): Promise<Tally> {
  const all: Tally = {
    command: command.name,
    faults: faults.join(', '),
    hits: 0,
    retried: 0,
    lost: 0,
    doubled: 0,
    blamed: 0,
    wrong: [],
  };
  for (let nth = 1; ; nth++) {
    signal.throwIfAborted();
    const prepared = await command.prepare();
    proxy.inject({ fault: faults[(nth - 1) % faults.length]!, nth, writesOnly, lasting });
    const first = await prepared.give();
    const hits = proxy.clear();
    unexpected.length = 0;
    if (hits > 0) all.hits++;
    await judge(prepared, first, all, wait);
    if (hits === 0) return all;
  }
}

type Wait = (milliseconds: number) => void;

/** Sends a request again for as long as its answer says when to; then looks at what is there. */
async function judge(prepared: Prepared, first: Response, all: Tally, wait: Wait): Promise<void> {
  let response = first;
  for (let tries = 0; !response.ok && tries < 3; tries++) {
    const text = await response.text();
    const after = response.headers.get('retry-after');
    const blames = response.status === 412 || (response.status === 409 && after === null);
    if (blames) all.blamed++;
    else if (after === null) all.wrong.push(`${response.status} ${text}`);
    else all.retried++;
    if (after === null) break;
    wait(Number(after) * 1_000);
    response = await prepared.give();
  }
  const effects = await prepared.effects();
  if (response.ok && effects === 0) all.lost++;
  if (effects > 1) all.doubled++;
}
