import { type Depts, found } from '@mingcha/http';
import type { Stored, TenantStore } from '@mingcha/store';
import { loadNotice, type Notice } from '../notice/notice.ts';
import { loadMeasure } from '../register/rows.ts';
import { loadRound, type Round } from '../rounds/round.ts';
import { progressEntity, progressOf } from '../work/progress.ts';
import { concerning, type Followed, type Form, followedMeasures, formsOfRound } from './forms.ts';
import { lastAccepted, prefillOf } from './prefill.ts';
import type { FormPlace } from './view.ts';

const idShape = /^(([0-9A-HJKMNP-TV-Z]{26})-.{1,20})\.(\d{4}-\d{2}-\d{2})\.([a-z0-9-]{3,40})$/u;

/** Forms of one round with what stands around them. */
export async function placesOf(
  store: TenantStore,
  { notice, round }: { notice: Notice; round: Round },
  { followed, all, wanted }: { followed: Followed; all: readonly Form[]; wanted: readonly Form[] },
): Promise<FormPlace[]> {
  const last = await lastAccepted(store, notice.id, round.id, wanted);
  return wanted.map((form) => {
    const { indicators, state } = progressOf(form.measure, followed.progress.get(form.measure.id));
    // What the work itself gives is nothing to report.
    const typed = indicators.filter(({ source }) => !source);
    return {
      notice,
      round,
      form,
      indicators: typed,
      workState: state,
      beside: all.filter(({ measure }) => measure.id === form.measure.id),
      prefill: prefillOf(last(form), typed),
    };
  });
}

export type LoadedForm = FormPlace & { notice: Stored<Notice>; round: Stored<Round> };

/** The form of a report's id. Throws `not-found` (404) where no unit has such a one to report. */
export async function loadForm(store: TenantStore, id: string): Promise<LoadedForm> {
  const [, measure, noticeId, day, dept] = found(idShape.exec(id) ?? undefined, '该进展报告');
  const notice = await loadNotice(store, noticeId!);
  const round = await loadRound(store, { notice: notice.id, id: day! });
  const row = await loadMeasure(store, measure!);
  const progress = await store.get(progressEntity, { notice: notice.id, measure: row.id });
  const followed = { rows: [row], progress: new Map(progress && [[row.id, progress]]) };
  const all = await formsOfRound(store, round, followed);
  const form = found(
    all.find((each) => each.dept === dept),
    '该进展报告',
  );
  const [place] = await placesOf(store, { notice, round }, { followed, all, wanted: [form] });
  return { ...place!, notice, round };
}

export type RoundForms = { notice: Notice; round: Round; followed: Followed; forms: Form[] };

/** The forms of rounds of one notice; where departments are given, those of the measures they have a part in. */
export async function formsOfRounds(
  store: TenantStore,
  notice: Notice,
  rounds: readonly Round[],
  depts: Depts = 'all',
): Promise<RoundForms[]> {
  if (rounds.length === 0) return [];
  const followed = concerning(await followedMeasures(store, notice.id), depts);
  return Promise.all(
    rounds.map(async (round) => ({
      notice,
      round,
      followed,
      forms: await formsOfRound(store, round, followed),
    })),
  );
}
