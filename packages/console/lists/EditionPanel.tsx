import { Link } from '@tanstack/react-router';
import type { Case } from '../api/cases/caseTypes.ts';
import { Panel } from '../ui/page/Panel.tsx';

/** Where to look at the list whose version is reviewed. */
export function EditionPanel({ found: { fields } }: { found: Case }) {
  const textOf = (name: string) => String(fields.find((field) => field.name === name)?.value);
  const kind = `list.${textOf('listId')}` as const;
  return (
    <Panel title="送审的清单">
      <p className="row">
        <Link to="/registers/$kind" params={{ kind }} search={{ version: textOf('version') }}>
          查看送审的第 {textOf('edition')} 版
        </Link>
        <Link to="/registers/$kind/versions" params={{ kind }}>
          与其他版本比较
        </Link>
      </p>
    </Panel>
  );
}
