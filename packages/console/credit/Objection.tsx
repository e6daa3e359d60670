import { Link } from '@tanstack/react-router';
import type { CreditRecordDetail } from '../api/schema.d.ts';
import { useCaseType } from '../cases/queries.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';

/** The way to an objection that an official hands in for the enterprise. */
export function AskForObjection({ record }: { record: CreditRecordDetail }) {
  const type = 'credit-objections';
  const { data } = useCaseType(type);
  if (!data?.canOpen || record.objection || record.state !== 'in-force') return null;
  const { name, subject: uscc, number } = record;
  return (
    <LinkButton
      to="/cases/$type/new"
      params={{ type }}
      search={{ values: { name, uscc, number, about: '信用记录' } }}
    >
      代为提出异议
    </LinkButton>
  );
}

/** That something is objected to, with the way to the case. */
export function ObjectionNote({ of: id, what }: { of: string; what: string }) {
  return (
    <p className="note warn">
      {what}，正在办理。
      <Link to="/cases/$type/$id" params={{ type: 'credit-objections', id }}>
        查看异议
      </Link>
    </p>
  );
}
