import { Link } from '@tanstack/react-router';
import { Mark } from '../../ui/show/Mark.tsx';
import { type Download, namesOf, textOf, type Work } from '../work/model.ts';
import { lightOf } from '../work/order.ts';
import { statusOf } from '../work/status.ts';
import { Reach } from './Reach.tsx';

/** One visit of the list: what it is, when it is due, how to get there, how far it is. */
export function VisitCard({ download, work, now }: { download: Download; work: Work; now: number }) {
  const { case: found, phone, movedTo } = download;
  const planned = textOf(found, 'plannedOn');
  const { text, tone } = lightOf(found, now);
  const status = statusOf(work);
  const pending = found.pending.find(({ action }) => action === 'record');
  return (
    <li className="visit-card">
      <Link to="/visits/$id" params={{ id: found.id }}>
        <strong>{namesOf(found, 'object').join('、')}</strong>
        <span className="muted">{namesOf(found, 'items').join('、')}</span>
        <span>{movedTo ? `${movedTo}（已迁址）` : textOf(found, 'address')}</span>
        <span className="row">
          <span>{planned ? `约定 ${planned}` : '还没有约定日期'}</span>
          <Mark tone={tone}>{`截止 ${textOf(found, 'until')}，${text}`}</Mark>
          {status ? <Mark tone={status.tone}>{status.text}</Mark> : null}
        </span>
      </Link>
      <Reach address={movedTo ?? textOf(found, 'address')} phone={phone} />
      {pending ? (
        <p className="note">
          {pending.by}已登记检查情况，等{pending.waitsFor}确认。
          {pending.canApprove ? (
            <Link to="/cases/$type/$id" params={{ type: found.type, id: found.id }}>
              去确认
            </Link>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}
