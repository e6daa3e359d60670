import type { KnownDraw } from './drawRules.ts';

/** A draw as the city's pages show it. */
export type ShownDraw = {
  id: string;
  sequence: number;
  commitment: string;
  committedAt: string;
  state: 'committed' | 'executed' | 'published' | 'voided';
  names: 'outcome' | 'results';
  namedAt?: string;
  substituted?: string[];
};

export type Ask = (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>;

/** Where the pages of the city are whose log this is. */
export const pagesBeside = (logUrl: string): string => logUrl.replace(/\/+$/, '').replace(/\/log$/, '');

/** The draws of a year that stand beside a log, read from the pages' own address. Throws where they cannot be had. */
export const shownDraws = (logUrl: string, ask: Ask = fetch) =>
  async function* (year: number): AsyncGenerator<ShownDraw, void, void> {
    const base = `${pagesBeside(logUrl)}/draws?series=official&year=${year}&limit=200`;
    let cursor: string | null = null;
    do {
      const url: string = cursor === null ? base : `${base}&cursor=${encodeURIComponent(cursor)}`;
      const response = await ask(url);
      if (!response.ok) throw new Error(`${url} 答 ${response.status}`);
      const page = (await response.json()) as { items: ShownDraw[]; next: string | null };
      yield* page.items;
      cursor = page.next;
    } while (cursor !== null);
  };

/** Milliseconds that may lie between the time of something on the pages and in the log. */
export const mostApart = 600_000;

const steps = ['voided', 'published', 'executed', 'committed'] as const;
/** States in which the pages may show a draw of which the log knows this step: they may be ahead, never behind. */
const mayShow: Readonly<Record<(typeof steps)[number], readonly ShownDraw['state'][]>> = {
  voided: ['voided'],
  published: ['published'],
  executed: ['executed', 'published', 'voided'],
  committed: ['committed', 'executed', 'published', 'voided'],
};

/**
 * The first difference between the draws of a log, read from its start, and those that the pages show: one that is gone,
 * another commitment or number, a time that was dated back, a state that went back, another replacement or none. Undefined
 * where they agree.
 */
export async function differenceOf(
  draws: ReadonlyMap<string, KnownDraw>,
  years: readonly { year: number; from: number; to: number }[],
  shown: (year: number) => AsyncIterable<ShownDraw>,
): Promise<string | undefined> {
  for (const { year, from, to } of years) {
    const missing = new Map([...draws].filter(([, draw]) => draw.year === year && !draw.early));
    for await (const one of shown(year)) {
      const logged = draws.get(one.id);
      // Newer ones may not be in the log yet, older ones are from before it.
      if (!logged && one.sequence >= from && one.sequence <= to)
        return `网站上的任务 ${one.id}（${year} 年 ${one.sequence} 号）不在日志中`;
      const differs = logged && !logged.early && differenceIn(one, logged);
      if (differs) return `任务 ${one.id}（${year} 年 ${logged.number} 号）${differs}`;
      missing.delete(one.id);
    }
    const [gone] = missing;
    if (gone) return `任务 ${gone[0]}（${year} 年 ${gone[1].number} 号）在日志中有承诺，网站上已经没有`;
  }
  return undefined;
}

function differenceIn(shown: ShownDraw, logged: KnownDraw) {
  const { number, commitment, at, names, steps: done, substituted = [] } = logged;
  if (shown.sequence !== number) return `在网站上是 ${shown.sequence} 号`;
  if (shown.commitment !== commitment) return '在网站上的承诺与日志不同';
  if (at !== undefined && Math.abs(Date.parse(shown.committedAt) - Date.parse(at)) > mostApart)
    return `在网站上的承诺时间 ${shown.committedAt} 与日志的 ${at} 不符`;
  if (shown.names !== (names ?? 'outcome')) return '在网站上的名单公示方式与承诺时不同';
  if (done.has('named') && shown.namedAt === undefined) return '的名单已公示，在网站上又收回了';
  // The pages may be ahead.
  if (substituted.some((one, i) => one !== shown.substituted?.[i]))
    return '递补或更换检查人员的情况，网站上的与日志不同';
  const last = steps.find((step) => done.has(step)) ?? 'committed';
  return mayShow[last].includes(shown.state) ? undefined : `在网站上的状态与日志的记录不符`;
}
