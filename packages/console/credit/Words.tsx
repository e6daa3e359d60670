import type { CreditModelWords } from '../api/schema.d.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';

type Line = { of: string; name: string; title: string; type: keyof typeof typeNames };

const typeNames = {
  string: '文字，须加引号',
  number: '数字',
  boolean: '是否',
  strings: '多个词语，写作 "某词" in 字段',
  numbers: '多个数字',
} as const;

const columns: TableColumn<Line>[] = [
  { key: 'name', header: '字段', cell: ({ name }) => <code>{name}</code> },
  { key: 'title', header: '含义', cell: ({ title }) => title },
  { key: 'of', header: '可用于', cell: ({ of }) => of },
  { key: 'type', header: '写法', cell: ({ type }) => typeNames[type] },
];

/** What conditions of a model of these subjects may name. */
export function Words({ words, subject }: { words: CreditModelWords; subject: unknown }) {
  const own = words.subjects.find((one) => one.subject === subject)?.fields ?? [];
  const lines: Line[] = [
    ...own.map((one) => ({ ...one, of: '所有条件' })),
    ...words.record.map((one) => ({ ...one, of: '有记录种类的条件' })),
    ...words.kinds.flatMap(({ title, fields }) => fields.map((one) => ({ ...one, of: title }))),
  ];
  return (
    <details>
      <summary>条件里可以写的字段</summary>
      <p className="muted">
        可以用比较、in、&&、||、!、四则运算和 filled(字段)。没有填的字段不成立；需要区分时用 filled。
      </p>
      <DataTable
        label="条件里可以写的字段"
        columns={columns}
        rows={lines}
        rowKey={({ of, name }) => `${of} ${name}`}
        dense
      />
    </details>
  );
}
