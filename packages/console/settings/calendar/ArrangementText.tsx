import type { Arrangement } from '../../api/calendar.ts';
import { spanOf } from './days.ts';

/** A year's days off and make-up days in words. */
export function ArrangementText({ value: { holidays, makeUpDays } }: { value: Arrangement }) {
  return (
    <dl className="facts">
      {holidays.map((holiday) => [
        <dt key={`name ${holiday.from}`}>{holiday.name}</dt>,
        <dd key={holiday.from}>{spanOf(holiday)}</dd>,
      ])}
      <dt>调休上班</dt>
      <dd>{makeUpDays.length > 0 ? makeUpDays.join('、') : '无'}</dd>
    </dl>
  );
}
