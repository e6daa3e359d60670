import { Link } from '@tanstack/react-router';
import type { CreditCourse } from '../api/schema.d.ts';
import { useCaseType } from '../cases/queries.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { day } from '../ui/show/format.ts';
import { classNames } from './words.ts';

const type = 'class-changes';
type Change = CreditCourse['changes'][number];

/** The way to a case in which another class is proposed, for those who may open one. */
export function AskForChange({ id }: { id: string }) {
  const { data } = useCaseType(type);
  if (!data?.canOpen) return null;
  return (
    <LinkButton to="/cases/$type/new" params={{ type }} search={{ values: { object: id } }}>
      人工调整
    </LinkButton>
  );
}

const dayOf = (at: string) => day(Date.parse(at));
const endText = ({ until, endedAt, holds }: Change) =>
  holds ? `至 ${until}` : endedAt ? `${dayOf(endedAt)} 已恢复` : `至 ${until}，已到期`;

const columns: TableColumn<Change>[] = [
  { key: 'what', header: '调整', cell: ({ from, to }) => `${classNames[from]} → ${classNames[to]}` },
  { key: 'from', header: '自', cell: ({ at }) => dayOf(at) },
  { key: 'until', header: '期限', cell: endText },
  { key: 'asked', header: '提出', cell: ({ asked }) => asked.name },
  { key: 'agreed', header: '批准', cell: ({ agreed }) => agreed.map(({ name }) => name).join('、') },
  { key: 'reason', header: '理由', cell: ({ reason }) => reason },
  {
    key: 'case',
    header: '办理经过',
    cell: (one) => (
      <Link to="/cases/$type/$id" params={{ type, id: one.case }}>
        {one.number ?? '查看'}
      </Link>
    ),
  },
];

/** The classes that people have set for an enterprise: what holds now first, then each with who asked and who agreed. */
export function ManualChanges({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  const now = changes.find(({ holds }) => holds);
  return (
    <>
      {now ? (
        <p className="note warn">
          现在按人工调整为 <strong>{classNames[now.to]}</strong>，至 {now.until}；次日起自动恢复评价的分类。
        </p>
      ) : null}
      <DataTable label="人工调整" columns={columns} rows={changes} rowKey={(one) => one.case} dense />
    </>
  );
}
