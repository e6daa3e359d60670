import { Link, useNavigate } from '@tanstack/react-router';
import type { CaseRow, CaseType, FieldMeta } from '../../api/cases/caseTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { TableColumn, TableParts } from '../../ui/list/DataTable.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { valueText } from '../valueText.ts';
import { stateTones } from '../words.ts';

/** The columns that a type of cases names; a row opens its case. */
export function useCaseParts(of: CaseType): TableParts<CaseRow> {
  const navigate = useNavigate();
  const deptName = useDeptName();
  const fields = of.columns.flatMap(({ name }) => of.fields.filter((field) => field.name === name));
  const column = (field: FieldMeta): TableColumn<CaseRow> => ({
    key: field.name,
    header: field.title,
    sort: `fields.${field.name}`,
    number: field.type === 'number' || field.type === 'money',
    cell: ({ listed, names }) => valueText(field.type, listed[field.name], (id) => names[id] ?? deptName(id)),
  });
  const people: TableColumn<CaseRow> = {
    key: 'people',
    header: '经办人',
    sort: 'people',
    cell: ({ people = [], names }) => people.map((id) => names[id] ?? id).join('、'),
  };
  const columns: TableColumn<CaseRow>[] = [
    { key: 'number', header: '编号', sort: 'number', cell: (row) => <CaseLink row={row} /> },
    { key: 'about', header: '事由', sort: 'about', clip: true, cell: ({ about }) => about },
    {
      key: 'state',
      header: '状态',
      sort: 'state',
      cell: ({ state, result }) => (
        <Mark tone={stateTones[state.kind]}>{result ? `${state.title} · ${result}` : state.title}</Mark>
      ),
    },
    {
      key: 'due',
      header: '期限',
      sort: 'due',
      cell: ({ due, light, state }) =>
        due === undefined || state.kind === 'done' ? null : <DueLine due={due} light={light} open />,
    },
    ...fields.map(column),
    ...(of.hasPeople ? [people] : []),
    {
      key: 'opened',
      header: '登记',
      sort: 'opened',
      minor: true,
      cell: ({ openedAt }) => instant(openedAt).slice(0, 10),
    },
    { key: 'ended', header: '办结', sort: 'ended', minor: true, cell: ({ endedOn }) => endedOn },
  ];
  return {
    columns,
    dense: true,
    rowKey: ({ id }) => id,
    onRow: ({ type, id }) => void navigate({ to: '/cases/$type/$id', params: { type, id } }),
  };
}

/** What a case is called in a list: its number and what it is about. */
export const caseLabel = ({ number, about }: Pick<CaseRow, 'number' | 'about'>): string =>
  [number ?? '未编号', about].filter(Boolean).join(' ');

/** The way to a case, by its number; a case that has none yet is called by its day. */
export function CaseLink({ row: { type, id, number, openedAt } }: { row: CaseRow }) {
  return (
    <Link to="/cases/$type/$id" params={{ type, id }} className="nowrap">
      {number ?? `未编号（${instant(openedAt).slice(5)}）`}
    </Link>
  );
}
