import type { ImportSummary } from '../../api/types.ts';
import { count } from '../../ui/show/format.ts';

const names: [keyof ImportSummary, string][] = [
  ['rows', '文件行数'],
  ['added', '新增'],
  ['changed', '更新'],
  ['unchanged', '未变'],
  ['removed', '移除'],
  ['rejected', ''],
  ['warnings', '提醒'],
];

/** What an import did or would do, in figures; `rejected` names the rows that are not taken. */
export function Summary({
  summary,
  rejected = '未导入',
}: {
  summary: ImportSummary | undefined;
  rejected?: string;
}) {
  return (
    <dl className="figures">
      {names
        .filter(([key]) => summary?.[key] !== undefined)
        .map(([key, name]) => (
          <div key={key}>
            <dt>{key === 'rejected' ? rejected : name}</dt>
            <dd>{count(summary?.[key] ?? 0)}</dd>
          </div>
        ))}
    </dl>
  );
}
