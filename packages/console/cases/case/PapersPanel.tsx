import { Link } from '@tanstack/react-router';
import type { Case } from '../../api/caseTypes.ts';
import { instant } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';

/** The papers that were made for a case, and the cases that it is linked to. */
export function PapersPanel({ found }: { found: Case }) {
  const { papers, links } = found;
  if (papers.length === 0 && links.length === 0) return null;
  return (
    <Panel title="文书与关联事项">
      <ul className="stack tight">
        {papers.map(({ id, title, number, at }) => (
          <li key={id} className="row" style={{ gap: '0 12px' }}>
            <strong>{title}</strong>
            {number ? <span>{number}</span> : null}
            <span className="muted small">{instant(at)}</span>
          </li>
        ))}
        {links.map(({ title, type, id }) => (
          <li key={`${title} ${id}`}>
            <Link to="/cases/$type/$id" params={{ type, id }}>
              {title}：打开关联的事项
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
