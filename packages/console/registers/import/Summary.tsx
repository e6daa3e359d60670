import type { ImportSummary } from '../../api/types.ts';
import { count } from '../../ui/format.ts';

const names: [keyof ImportSummary, string][] = [
  ['rows', '文件行数'],
  ['added', '新增'],
  ['changed', '更新'],
  ['unchanged', '未变'],
  ['removed', '移除'],
  ['rejected', '未导入'],
  ['warnings', '提醒'],
];

/** What an import did, in figures. */
export function Summary({ summary }: { summary: ImportSummary }) {
  return (
    <dl className="figures">
      {names
        .filter(([key]) => summary[key] !== undefined)
        .map(([key, name]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{count(summary[key] ?? 0)}</dd>
          </div>
        ))}
    </dl>
  );
}
