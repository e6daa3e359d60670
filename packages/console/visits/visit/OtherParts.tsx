import type { Case } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { Mark } from '../../ui/show/Mark.tsx';
import { partsOf } from '../work/part.ts';

/** What the departments that join have said so far: the visit is recorded once all have. */
export function OtherParts({ found }: { found: Case }) {
  const parts = partsOf(found);
  if (parts.length === 0) return null;
  return (
    <Panel title="联合部门的检查情况" about="各联合部门都登记后，才能登记检查结果">
      <ul className="visit-parts">
        {parts.map(({ id, to, status, answer, values = {} }) => (
          <li key={id} className="stack tight">
            <span className="row">
              <strong>{to}</strong>
              <Mark tone={status === 'open' ? 'wait' : 'good'}>{answer ?? '待登记'}</Mark>
            </span>
            {[values.findings, values.problems].map((text) =>
              typeof text === 'string' ? (
                <p key={text} className="pre">
                  {text}
                </p>
              ) : null,
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
