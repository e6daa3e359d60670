import { appendEntries, type LogEntry } from '@mingcha/log';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { addLoads, yearLoads } from '../frame/loads.ts';
import type { Draw } from './draw.ts';
import { seriesOf } from './numbers.ts';
import { orDrawOvertaken, writeDraws } from './save.ts';
import type { DrawAction } from './states.ts';

/** What every entry of a committed draw carries. */
export const ofDraw = ({ id, committed }: Draw) => ({
  draw: id,
  year: committed!.year,
  number: committed!.sequence,
  commitment: committed!.commitment,
});

/** Whether what happens to a draw stands in the public log. Rehearsals do not. */
export const isLogged = (draw: Draw): boolean =>
  seriesOf(draw) === 'official' && draw.compose.seed.source !== 'local';

/** What is written with an action on draws. */
type Alongside = {
  /** Assignments that it adds to the year's loads. */
  assignments?: Record<string, number>;
  alongside: Operation[];
};
export type Step = Alongside & { entry: LogEntry };

/** A draw before and after an action, and what the public log says of it. */
export type Change = { before: Stored<Draw>; after: Draw; entry: LogEntry };

/**
 * Writes the next forms of draws of one year in one go, each with its entry in the public log, and the loads that follow
 * from them.
 */
export function writeAllLogged(
  store: TenantStore,
  changes: readonly Change[],
  { assignments, alongside }: Alongside,
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>[]> {
  const [first] = changes;
  if (!first || !isLogged(first.before)) return writeDraws(store, changes, alongside);
  // Behind the log's counter and the entries.
  const loadsAt = 1 + changes.length;
  return appendEntries(
    store,
    changes.map(({ entry }) => entry),
    async (operations) => {
      const loads = assignments && (await yearLoads(store, first.before.committed!.year));
      const change = loads && assignments ? [addLoads(loads, assignments)] : [];
      return writeDraws(store, changes, [...operations, ...change, ...alongside]);
    },
    { clock, lost: ({ failed }) => assignments !== undefined && failed.includes(loadsAt) },
  );
}

/** The same for one draw. */
export async function writeLogged(
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  { entry, ...more }: Step,
  deps: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>> {
  const [written] = await writeAllLogged(store, [{ before, after, entry }], more, deps);
  return written!;
}

/** The same for an action of a draw's life. */
export const saveLogged = (
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  action: DrawAction,
  step: Step,
  deps: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>> =>
  orDrawOvertaken(store, before, action, () => writeLogged(store, before, after, step, deps));
