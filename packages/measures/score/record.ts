import { shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, type Department } from '@mingcha/tenancy';
import type { Chase } from '../chase/chase.ts';
import { chasesOf } from '../chase/list.ts';
import type { Notice } from '../notice/notice.ts';
import type { MeasureRow } from '../register/measureRow.ts';
import { type Form, followedMeasures, formsOfRound } from '../reports/forms.ts';
import type { Round } from '../rounds/round.ts';
import { roundsOfNotice } from '../rounds/round.ts';
import type { Progress } from '../work/progress.ts';
import { type Excellence, excellenceOf } from './excellence.ts';

/** All that is on record of a notice on a day. */
export type NoticeRecord = {
  notice: Pick<Notice, 'id' | 'docNo' | 'title' | 'issuer'>;
  /** `YYYY-MM-DD`. */
  today: string;
  rows: readonly MeasureRow[];
  /** By the measure's id; what is missing has not begun. */
  progress: ReadonlyMap<string, Progress>;
  /** Rounds that have been opened, by day, with what was reported in them. */
  rounds: readonly { round: Round; forms: readonly Form[] }[];
  chases: readonly Chase[];
  excellence: readonly Excellence[];
  departments: readonly Department[];
};

/** Reads a notice's record as it is now. */
export async function readRecord(store: TenantStore, notice: Notice, now: Date): Promise<NoticeRecord> {
  const [followed, rounds, chases, excellence, departments] = await Promise.all([
    followedMeasures(store, notice.id),
    roundsOfNotice(store, notice.id),
    chasesOf(store, notice.id),
    excellenceOf(store, notice.id),
    allDepartments(store),
  ]);
  const opened = rounds.filter(({ state }) => state !== 'planned');
  return {
    notice,
    today: shanghaiDate(now),
    ...followed,
    rounds: await Promise.all(
      opened.map(async (round) => ({ round, forms: await formsOfRound(store, round, followed) })),
    ),
    chases,
    excellence,
    departments,
  };
}
