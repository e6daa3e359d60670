import { type AuditRecord, auditActions, auditKinds, auditSentenceText } from '@mingcha/http';
import { shanghaiTime } from '@mingcha/kernel';
import { writeCsv, writeXlsx } from '@mingcha/tabular';

const columns = [
  ['时间', 20],
  ['操作人', 14],
  ['操作', 16],
  ['内容', 70],
  ['修改前后', 60],
  ['对象类别', 14],
  ['对象', 40],
  ['对象编号', 30],
  ['操作人编号', 30],
  ['记录编号', 30],
] as const;

/** A sheet's cell holds some 32,000 characters. */
const mostText = 30_000;

function* cellsOf(records: Iterable<AuditRecord>) {
  for (const record of records) {
    const { id, at, by, action, object, changes = [] } = record;
    const changed = changes.map(
      ({ label, before, after }) => `${label}：${before || '空'} → ${after || '空'}`,
    );
    yield [
      shanghaiTime(at),
      by.name,
      auditActions[action].name,
      auditSentenceText(record),
      changed.join('；').slice(0, mostText),
      auditKinds[object.kind].noun,
      object.name,
      object.id,
      by.sub,
      id,
    ];
  }
}

/** Records as a table file, in the order given; times are those of Asia/Shanghai. */
export function writeAudit(
  format: 'xlsx' | 'csv',
  records: Iterable<AuditRecord>,
): AsyncIterable<Uint8Array> {
  const rows = cellsOf(records);
  if (format === 'csv')
    return writeCsv(
      columns.map(([header]) => header),
      rows,
    );
  return writeXlsx([
    { name: '审计日志', columns: columns.map(([header, width]) => ({ header, width })), rows },
  ]);
}
