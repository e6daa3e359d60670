import {
  baseColumns,
  type CreditKind,
  type CreditRecord,
  creditKinds,
  recordsBySubject,
  recordsMark,
  recordsSince,
} from '@mingcha/credit';
import type { RuleField } from '@mingcha/rules';
import type { Source, SourceField, SourceRow } from './source.ts';

/** Before the kind of credit records in the id of a source. */
export const creditPrefix = 'credit.';

const types: Partial<Record<string, RuleField['type']>> = { number: 'number', flag: 'boolean' };

function fieldsOf({ elements, personal = [] }: CreditKind): Map<string, SourceField> {
  const base = Object.entries({
    ...Object.fromEntries(Object.entries(baseColumns).map(([field, { header }]) => [field, header])),
    received: '收到日期',
  }).map(([field, title]): [string, SourceField] => [field, { title, type: 'string', readable: true }]);
  const own = elements.map(({ field, title, type, internal = false }): [string, SourceField] => {
    const isPersonal = personal.includes(field);
    return [
      field,
      { title, type: types[type] ?? 'string', readable: !isPersonal && !internal, personal: isPersonal },
    ];
  });
  return new Map([...base, ...own]);
}

// Spreading what was parsed takes a hundred times as long, and all records of a city are read.
const rowOf = ({ subject, name, authority, number, date, received, values }: CreditRecord): SourceRow =>
  Object.assign({}, values, { subject, name, authority, number, date, received });

/** Records of a kind that are in force: what is withdrawn or repaired is deleted at the partner's. */
const creditSource = (kind: CreditKind): Source => ({
  id: `${creditPrefix}${kind.id}`,
  title: `信用信息：${kind.title}`,
  fields: fieldsOf(kind),
  async *rows(store) {
    for await (const { records } of recordsBySubject(store))
      for (const record of records)
        if (record.kind === kind.id && record.state === 'in-force') yield rowOf(record);
  },
  mark: recordsMark,
  identity: ['subject', 'number', 'authority'],
  async since(store, mark) {
    const changed = await recordsSince(store, mark);
    return changed
      ?.filter((record) => record.kind === kind.id)
      .map((record) => ({ row: rowOf(record), stands: record.state === 'in-force' }));
  },
});

/** All kinds of credit records; results of published inspections are the kind 监督检查. */
export const creditSources: readonly Source[] = creditKinds.map(creditSource);
