import { Button } from 'antd';
import type { Meanwhile } from './useRebase.ts';

export interface ChangedLine {
  key: string;
  label: string;
  before: string;
  mine: string;
  theirs: string;
  /** Both changed it, and not to the same. */
  both: boolean;
}

interface ChangesTableProps {
  /** What was changed, as in 他人已修改了这一行. */
  what: string;
  lines: readonly ChangedLine[];
  onKeep: () => void;
  onDrop: () => void;
}

/** Two people changed the same thing: what each of them did, and how to go on. */
export function ChangesTable({ what, lines, onKeep, onDrop }: ChangesTableProps) {
  return (
    <div className="stack">
      <div className="note warn" role="alert">
        <strong>您编辑期间，他人已修改了{what}。</strong>
        <div>请核对下表后选择：在最新内容上保留您的改动，或放弃您的改动。</div>
      </div>
      <div className="table-box">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">原来</th>
              <th scope="col">您的改动</th>
              <th scope="col">最新内容</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, label, before, mine, theirs, both }) => (
              <tr key={key} className={both ? 'chosen' : undefined}>
                <td>
                  {label}
                  {both ? <span className="chip bad">都改了</span> : null}
                </td>
                <td>{before}</td>
                <td>{mine}</td>
                <td>{theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row end">
        <Button onClick={onDrop}>放弃我的改动</Button>
        <Button type="primary" onClick={onKeep}>
          在最新内容上保留我的改动
        </Button>
      </div>
    </div>
  );
}

interface ChangedMeanwhileProps<T> {
  what: string;
  of: Meanwhile<T>;
  /** The content as a reader sees it: texts by their labels. */
  texts: (value: T) => Readonly<Record<string, string>>;
}

/** `ChangesTable` for a form whose content is shown as texts. */
export function ChangedMeanwhile<T>({ what, of, texts }: ChangedMeanwhileProps<T>) {
  const [before, mine, theirs] = [of.before, of.mine, of.theirs].map(texts);
  const shown = (text: string | undefined) => text || '（空）';
  const lines = Object.keys({ ...before, ...theirs, ...mine }).flatMap((label): ChangedLine[] => {
    const [was, own, other] = [before?.[label], mine?.[label], theirs?.[label]];
    if (was === own && was === other) return [];
    const both = was !== own && was !== other && own !== other;
    return [{ key: label, label, before: shown(was), mine: shown(own), theirs: shown(other), both }];
  });
  return (
    <ChangesTable what={what} lines={lines} onKeep={() => of.goOn(true)} onDrop={() => of.goOn(false)} />
  );
}
