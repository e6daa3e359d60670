import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Case } from '../../api/cases/caseTypes.ts';
import { creditApi } from '../../api/credit/credit.ts';
import { useCreditKinds } from '../../api/credit/creditRecords.ts';
import type { CreditWarning } from '../../api/schema.d.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';

/** What set a lead off: the rule of early warning and the records; nothing of a lead that somebody has handed in. */
export function LeadPanel({ found }: { found: Case }) {
  const isWarned = found.fields.some(({ name, value }) => name === 'rule' && value !== undefined);
  const query = useQuery({
    queryKey: ['credit', 'warning', found.id],
    queryFn: () => creditApi.warningOf(found.id),
    enabled: isWarned,
  });
  if (!isWarned || query.data === null) return null;
  return (
    <Panel title="预警的由来">
      <Loaded query={query}>{(warning) => (warning ? <Origin of={warning} /> : null)}</Loaded>
    </Panel>
  );
}

function Origin({ of: { rule, title, subject, name, since, records } }: { of: CreditWarning }) {
  const me = useMe();
  return (
    <dl className="facts">
      <dt>预警规则</dt>
      <dd>
        {permits(me, 'catalogue:read') ? (
          <Link to="/registers/$kind" params={{ kind: 'warning-rules' }} search={{ row: rule }}>
            {title}
          </Link>
        ) : (
          title
        )}
        ，{since}
      </dd>
      <dt>对象</dt>
      <dd>
        <Link to="/objects/$id" params={{ id: subject }}>
          {name}
        </Link>
      </dd>
      {records.length > 0 ? (
        <>
          <dt>引起预警的记录</dt>
          <dd>
            <Records of={records} subject={subject} linked={permits(me, 'credit:read')} />
          </dd>
        </>
      ) : null}
    </dl>
  );
}

interface RecordsProps {
  of: CreditWarning['records'];
  subject: string;
  linked: boolean;
}

function Records({ of, subject, linked }: RecordsProps) {
  const kinds = useCreditKinds();
  const titleOf = (kind: string) => kinds.find(({ id }) => id === kind)?.title ?? kind;
  return of.map(({ id, kind, number, date }) => (
    <div key={id}>
      {linked ? (
        <Link to="/credit/records/$subject/$id" params={{ subject, id }}>
          {number}
        </Link>
      ) : (
        number
      )}
      ，{titleOf(kind)}，{date}
    </div>
  ));
}
