import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case } from '../../api/cases/caseTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

type Paper = Case['papers'][number];
const formats = { pdf: 'PDF', docx: 'Word' } as const;

/** The papers that were made for a case, and the cases that it is linked to. */
export function PapersPanel({ found }: { found: Case }) {
  const { papers, links } = found;
  if (papers.length === 0 && links.length === 0) return null;
  return (
    <Panel title="文书与关联事项">
      <ul className="stack tight">
        {papers.map((paper) => (
          <li key={paper.id}>
            <PaperLine found={found} paper={paper} />
          </li>
        ))}
        {links.map(({ title, type, id, number, state, result }) => (
          <li key={`${title} ${id}`}>
            <Link to="/cases/$type/$id" params={{ type, id }}>
              {title}：{number ?? '打开关联的事项'}
            </Link>{' '}
            <span className="muted">{result ?? state}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A paper with its two files. What it says of persons is recorded as a look by who may see that, and masked for others. */
function PaperLine({ found, paper: { id, title, number, at, wordOnly } }: { found: Case; paper: Paper }) {
  const name = `${number ?? ''}${title}`;
  const save = useAct((format: keyof typeof formats) => casesApi.savePaper(found, id, format, name));
  return (
    <>
      <span className="row" style={{ gap: '0 12px' }}>
        <strong>{title}</strong>
        {number ? <span>{number}</span> : null}
        <span className="muted small">{instant(at)}</span>
        <span className="row" style={{ gap: 4 }}>
          {(wordOnly ? (['docx'] as const) : (['pdf', 'docx'] as const)).map((format) => (
            <Button
              key={format}
              size="small"
              type="link"
              aria-label={`${formats[format]} 下载${name}`}
              onClick={() => save.run(format)}
            >
              {formats[format]}
            </Button>
          ))}
        </span>
      </span>
      <Refusal of={save} />
    </>
  );
}
