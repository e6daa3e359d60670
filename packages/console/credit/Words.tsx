import { Input } from 'antd';
import { useState } from 'react';
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
  const [find, setFind] = useState('');
  const { fields: own = [], countsRecords = true } =
    words.subjects.find((one) => one.subject === subject) ?? {};
  const ofRecords = [
    ...words.record.map((one) => ({ ...one, of: '有记录种类的条件' })),
    ...words.kinds.flatMap(({ title, fields }) => fields.map((one) => ({ ...one, of: title }))),
  ];
  const lines: Line[] = [
    ...own.map((one) => ({ ...one, of: '所有条件' })),
    ...(countsRecords ? ofRecords : []),
  ].filter(({ name, title, of }) => [name, title, of].some((text) => text.includes(find.trim())));
  return (
    <details>
      <summary>条件里可以写的字段</summary>
      <p className="muted">
        可以用比较、in、&&、||、!、四则运算和 filled(字段)。没有填的字段不成立；需要区分时用 filled。
      </p>
      {countsRecords ? null : <p className="muted">评价部门的模型不按信用记录计分，指标不填记录种类。</p>}
      <Input
        aria-label="在字段中查找"
        placeholder="字段、含义"
        allowClear
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
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
