import { Link } from '@tanstack/react-router';
import type { ListFinding } from '../api/lists/lists.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { Mark } from '../ui/show/Mark.tsx';

export const severityNames = { error: '错误', warning: '提示' } as const;

/** A row can break several rules, and a rule in several places. */
export const keyOf = ({ list, id, rule, field, message }: ListFinding): string =>
  [list, id, rule, field, message].join(' ');

interface Names {
  titleOf: (list: string) => string;
  deptName: (id: string) => string;
}

export const findingColumns = ({ titleOf, deptName }: Names): TableColumn<ListFinding>[] => [
  {
    key: 'name',
    header: '条目',
    cell: ({ list, id, name }) => (
      <Link to="/registers/$kind" params={{ kind: `list.${list}` }} search={{ row: id }}>
        {name}
      </Link>
    ),
  },
  { key: 'list', header: '清单', cell: ({ list }) => titleOf(list) },
  {
    key: 'severity',
    header: '程度',
    cell: ({ severity }) => (
      <Mark tone={severity === 'error' ? 'bad' : 'wait'}>{severityNames[severity]}</Mark>
    ),
  },
  { key: 'header', header: '要素', cell: ({ header }) => header },
  {
    key: 'message',
    header: '问题',
    cell: ({ title, message }) =>
      title === message ? (
        message
      ) : (
        <span>
          {message}
          <br />
          <span className="muted small">规则：{title}</span>
        </span>
      ),
  },
  { key: 'dept', header: '部门', cell: ({ dept }) => (dept === undefined ? '' : deptName(dept)) },
];
