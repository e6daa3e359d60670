import { Link } from '@tanstack/react-router';
import type { Case } from '../api/caseTypes.ts';
import { Panel } from '../ui/page/Panel.tsx';

/** Where to look at the list whose version is reviewed. */
export function EditionPanel({ found: { fields } }: { found: Case }) {
  const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
  const kind = `list.${String(valueOf('listId'))}` as const;
  return (
    <Panel title="送审的清单">
      <p className="row">
        <Link to="/registers/$kind" params={{ kind }} search={{ version: String(valueOf('version')) }}>
          查看送审的第 {String(valueOf('edition'))} 版
        </Link>
        <Link to="/registers/$kind/versions" params={{ kind }}>
          与其他版本比较
        </Link>
      </p>
    </Panel>
  );
}
