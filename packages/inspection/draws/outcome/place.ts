import { SPEC_2 } from '@mingcha/draw';
import type { LogFiles } from '@mingcha/log/keeping';
import { proveCommitted } from '@mingcha/log/serving';
import { parseCheckpointText, parseNote, parseProof } from '@mingcha/log/tlog';
import type { TenantStore } from '@mingcha/store';
import type { Draw } from '../kept/draw.ts';
import { isLogged } from '../kept/logged.ts';
import { sha256 } from '../sha256.ts';

/** The files of logs; without them no commitment is shown to stand in one. */
export type LogPlaces = { log?: { files: LogFiles } | undefined };

/**
 * The tlog-proof of a draw's commitment under the first head with a quorum of cosigners, or under the newest one where none has:
 * of the batch's commitment, where it is in one. Made anew each time, since cosigners go on to sign; undefined where no head
 * holds it yet, and of the first
 * specification, whose proofs have no place for it.
 */
export async function placeOf(
  store: TenantStore,
  draw: Draw,
  { log }: LogPlaces,
): Promise<string | undefined> {
  const { plan, commitment } = draw.committed!;
  if (!log || plan.spec !== SPEC_2 || !isLogged(draw)) return undefined;
  return proveCommitted(
    store,
    {
      from: plan.loads.size,
      wanted: (entry) =>
        plan.batch
          ? entry.type === 'batch.committed' &&
            entry.commitments[entry.draws.indexOf(plan.draw)] === commitment
          : entry.type === 'draw.committed' && entry.draw === plan.draw && entry.commitment === commitment,
    },
    { files: log.files, hash: sha256 },
  );
}

/** Which entry of the log a place is, counted from 0, and the size of the head over it. */
export function placeIn(log: string | undefined): { index: number; size: number } | undefined {
  if (log === undefined) return undefined;
  const { index, checkpoint } = parseProof(log);
  return { index, size: parseCheckpointText(parseNote(checkpoint).text).size };
}
