import type { Actor } from '@mingcha/http';
import type { Comparison } from '@mingcha/notices';
import { defineEntity } from '@mingcha/store';
import type { MeasureRow } from '../register/measureRow.ts';
import type { WorkState } from './states.ts';

export type { WorkState };

export type Milestone = { id: string; title: string; due: string; doneAt?: string | undefined };

export type Indicator = {
  id: string;
  metric: string;
  comparison: Comparison;
  target: number;
  unit: string;
  /** What of the work gives its values; nobody types them. One that is gone gives no more. */
  source?: { id: string; title: string; gone?: true } | undefined;
  values: { date: string; value: number; by: Actor; note?: string | undefined }[];
};

/** What has become of a measure. Where there is none yet, `progressOf` gives the one to begin with. */
export type Progress = {
  notice: string;
  measure: string;
  state: WorkState;
  milestones: Milestone[];
  indicators: Indicator[];
  /** `YYYY-MM-DD`. */
  doneAt?: string | undefined;
  doneBy?: Actor | undefined;
  stoppedReason?: string | undefined;
};

export const progressEntity = defineEntity<Progress>()({
  name: 'PROGRESS',
  key: (of: { notice: string; measure: string }) => ({ partition: [of.notice], sort: [of.measure] }),
});

const ofNotice = 'target-';

/** Whether the notice itself set an indicator's target. */
export const isOfNotice = ({ id }: Pick<Indicator, 'id'>): boolean => id.startsWith(ofNotice);

/** What has become of a measure: what is stored, else the beginning, with an indicator for each target. */
export const progressOf = (
  { id, notice, targets }: Pick<MeasureRow, 'id' | 'notice' | 'targets'>,
  stored: Progress | undefined,
): Progress =>
  stored ?? {
    notice,
    measure: id,
    state: 'pending',
    milestones: [],
    indicators: targets.map(({ metric, comparison, value, unit }, i) => ({
      id: `${ofNotice}${i + 1}`,
      metric,
      comparison,
      target: value,
      unit,
      values: [],
    })),
  };
