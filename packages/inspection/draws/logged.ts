import { appendEntries, type LogEntry } from '@mingcha/log';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from './deps.ts';
import type { Draw } from './draw.ts';
import { addLoads, yearLoads } from './frame/loads.ts';
import { seriesOf } from './numbers.ts';
import { orDrawOvertaken, writeDraw } from './save.ts';
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

type Step = {
  entry: LogEntry;
  /** Assignments that it adds to the year's loads. */
  assignments?: Record<string, number>;
  alongside: Operation[];
};

/** Where the operation of the loads stands in a write: behind the log's counter and one entry. */
const loadsAt = 2;

/** Writes a draw's next form with its entry in the public log, and the loads that follow from it. */
export function writeLogged(
  store: TenantStore,
  before: Stored<Draw>,
  after: Draw,
  { entry, assignments, alongside }: Step,
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>> {
  if (!isLogged(before)) return writeDraw(store, before, after, alongside);
  return appendEntries(
    store,
    [entry],
    async (operations) => {
      const loads = assignments && (await yearLoads(store, before.committed!.year));
      const change = loads && assignments ? [addLoads(loads, assignments)] : [];
      return writeDraw(store, before, after, [...operations, ...change, ...alongside]);
    },
    { clock, lost: ({ failed }) => assignments !== undefined && failed.includes(loadsAt) },
  );
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
