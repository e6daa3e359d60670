import { readNotice } from '../readNotice.ts';
import type { Notice } from '../types.ts';

/** A measure as its row in a list would show it: `1 标题 | 牵头 | 责任 | 时限`. */
export function rows(notice: Notice): string[] {
  return notice.measures.map(
    ({ no, title, leadUnits, responsibleUnits, deadline, cadence }) =>
      `${no} ${title} | ${leadUnits.join(' ')} | ${responsibleUnits.join(' ')} | ${deadline ?? cadence ?? ''}`,
  );
}

/** All that a notice says, without where it stands. */
export function substance(text: string): unknown {
  const {
    measures,
    reportingDates,
    wholeRegionClause,
    source: _,
    warnings: __,
    finds: ___,
    ...head
  } = readNotice(text);
  return {
    ...head,
    reporting: reportingDates.map(({ monthDay, year }) => [monthDay, year]),
    region: wholeRegionClause && [wholeRegionClause.units, wholeRegionClause.scope],
    measures: measures.map(({ span, finds, text: body, ...measure }) => measure),
  };
}

/** The targets of the only measure, as one would write them down. */
export const targetsOf = (text: string): string[] =>
  readNotice(`一、测试。${text}（市局负责）`).measures.flatMap(({ targets }) =>
    targets.map(({ metric, comparison, value, unit }) => `${metric} ${comparison} ${value}${unit}`),
  );
