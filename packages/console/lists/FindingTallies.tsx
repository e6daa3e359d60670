import type { ListFindings } from '../api/lists/lists.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Part } from '../ui/list/search.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import './findings.css';

interface TalliesProps {
  found: ListFindings;
  search: { list?: string; rule?: string; dept?: string };
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
        onFind={onFind}
        entries={found.rules.map(({ rule, title, list, severity, ...one }) => ({
          key: `${list} ${rule} ${severity}`,
          title,
          // Rules of several lists are called the same.
          of: found.lists.find((each) => each.list === list)?.title,
          narrows: { list, rule },
          chosen: search.rule === rule && search.list === list,
          count: one.count,
        }))}
      />
      <Tally
        title="按部门"
        onFind={onFind}
        entries={found.departments.map(({ dept, ...one }) => ({
          key: dept ?? '',
          title: dept === undefined ? '没有写明部门' : deptName(dept),
          ...(dept !== undefined && { narrows: { dept } }),
          chosen: dept !== undefined && search.dept === dept,
          count: one.count,
        }))}
      />
    </div>
  );
}

interface Entry {
  key: string;
  title: string;
  /** Whose it is, where others are called the same. */
  of?: string | undefined;
  /** What the list is narrowed by; it cannot be where there is none. */
  narrows?: Part;
  chosen: boolean;
  count: number;
}

interface TallyProps {
  title: string;
  entries: Entry[];
  onFind: (part: Part) => void;
}

function Tally({ title, entries, onFind }: TallyProps) {
  const line = ({ key, title: name, of, narrows, chosen, count: number }: Entry) => (
    <li key={key}>
      {narrows ? (
        <button
          type="button"
          className="plain row-link"
          aria-pressed={chosen}
          onClick={() =>
            onFind(chosen ? Object.fromEntries(Object.keys(narrows).map((by) => [by, undefined])) : narrows)
          }
        >
          {name}
          {of ? <span className="muted small"> {of}</span> : null}
        </button>
      ) : (
        <span>{name}</span>
      )}
      <span className="num">{count(number)}</span>
    </li>
  );
  const isNarrowed = entries.some(({ chosen }) => chosen);
  return (
    <Panel title={title} about={isNarrowed ? '再按一次已选的，恢复全部' : undefined}>
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
