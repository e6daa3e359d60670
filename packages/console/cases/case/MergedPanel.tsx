import { Link } from '@tanstack/react-router';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, MergedCase } from '../../api/cases/caseTypes.ts';
import { FileLinks } from '../../files/FileLinks.tsx';
import { FilesOwner } from '../../files/owner.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { ValueList } from './ValueList.tsx';

/** The cases that were merged into a case: what was filled in, said and sent in them. */
export function MergedPanel({ found }: { found: Case }) {
  if (found.merged.length === 0) return null;
  return (
    <Panel title="并入的事项">
      <ul className="stack">
        {found.merged.map((merged) => (
          <li key={merged.id}>
            <FilesOwner base={casesApi.filesOf(found)} files={merged.files}>
              <Merged merged={merged} />
            </FilesOwner>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Merged({ merged }: { merged: MergedCase }) {
  const { type, id, number, openedAt, values, names, files, comments, tasks } = merged;
  const named = JSON.stringify(values);
  const others = files.filter((file) => !named.includes(file.id));
  return (
    <div className="stack tight">
      <span className="row" style={{ gap: '0 12px' }}>
        <Link to="/cases/$type/$id" params={{ type, id }}>
          <strong>{number ?? '未编号'}</strong>
        </Link>
        <span className="muted small">{instant(openedAt)} 登记</span>
      </span>
      <ValueList items={values} names={names} />
      <FileLinks ids={others.map((file) => file.id)} />
      {tasks.length > 0 ? (
        <span>还在征求：{tasks.map(({ title, to }) => `${title}（${to}）`).join('、')}</span>
      ) : null}
      {comments.map(({ by, at, text }) => (
        <span key={`${at} ${by}`} className="pre">
          {text}{' '}
          <span className="muted small">
            {by}，{instant(at)}
          </span>
        </span>
      ))}
    </div>
  );
}
