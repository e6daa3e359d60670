import type { Draft, Notice } from './notice.ts';

/** What is missing of a draft that does not keep it from being activated; measures by their numbers. */
export type Gaps = {
  /** No day and no cadence of reporting: no rounds will be. */
  schedule: boolean;
  /** No deadline: their lights stay grey. */
  deadline: string[];
  /** All leads are outside of this tenant: nobody reports on them or is chased. */
  localLeads: string[];
};

export function gapsOf({ schedule }: Pick<Notice, 'schedule'>, { measures }: Draft): Gaps {
  const nosOf = (wanted: (measure: Draft['measures'][number]) => boolean) =>
    measures.filter(wanted).map(({ no }) => no);
  return {
    schedule: schedule.dates.length === 0 && schedule.cadence === undefined,
    deadline: nosOf(({ deadline }) => deadline === null),
    localLeads: nosOf(({ leads }) => leads.length > 0 && leads.every(({ outside }) => outside === true)),
  };
}
