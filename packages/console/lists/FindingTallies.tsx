import type { ListFindings } from '../api/lists.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Part } from '../ui/list/search.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import './findings.css';

interface TalliesProps {
  found: ListFindings;
  search: { rule?: string; dept?: string };
  onFind: (part: Part) => void;
}

/** So many of each are seen without asking for them. */
const shown = 6;

/** How often each rule is broken, and how much of it is each department's; either narrows the list. */
export function FindingTallies({ found, search, onFind }: TalliesProps) {
  const deptName = useDeptName();
  return (
    <div className="finding-tallies">
      <Tally
        title="按规则"
        chosen={search.rule}
        onChoose={(rule) => onFind({ rule })}
        entries={found.rules.map(({ rule, title, list, ...one }) => ({
          key: `${list} ${rule} ${one.severity}`,
          value: rule,
          title,
          count: one.count,
        }))}
      />
      <Tally
        title="按部门"
        chosen={search.dept}
        onChoose={(dept) => onFind({ dept })}
        entries={found.departments.map(({ dept, ...one }) => ({
          key: dept ?? '',
          value: dept,
          title: dept === undefined ? '没有写明部门' : deptName(dept),
          count: one.count,
        }))}
      />
    </div>
  );
}

interface Entry {
  key: string;
  /** What the list is narrowed by; it cannot be where there is none. */
  value: string | undefined;
  title: string;
  count: number;
}

interface TallyProps {
  title: string;
  entries: Entry[];
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
}

function Tally({ title, entries, chosen, onChoose }: TallyProps) {
  const line = ({ key, value, title: name, count: number }: Entry) => (
    <li key={key}>
      {value === undefined ? (
        <span>{name}</span>
      ) : (
        <button
          type="button"
          className="plain row-link"
          aria-pressed={chosen === value}
          onClick={() => onChoose(chosen === value ? undefined : value)}
        >
          {name}
        </button>
      )}
      <span className="num">{count(number)}</span>
    </li>
  );
  return (
    <Panel title={title} about={chosen === undefined ? undefined : '再按一次已选的，恢复全部'}>
      <ul className="tally">{entries.slice(0, shown).map(line)}</ul>
      {entries.length > shown ? (
        <details>
          <summary>其余 {entries.length - shown} 项</summary>
          <ul className="tally">{entries.slice(shown).map(line)}</ul>
        </details>
      ) : null}
    </Panel>
  );
}
