import '../../registers/registers.css';
import { useQuery } from '@tanstack/react-query';
import { registerApi } from '../../api/lists/registers.ts';
import { ChangeLines } from '../../registers/row/ChangeLines.tsx';
import { actionNames } from '../../registers/versions/diffText.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

const api = registerApi('/v1/measures');

/** What was changed in a measure's row, newest first. */
export function HistoryPanel({ measure }: { measure: string }) {
  const columns = useQuery({
    queryKey: ['columns', 'measures'],
    queryFn: api.columns,
    staleTime: 600_000,
  }).data;
  const query = useQuery({ queryKey: ['history', 'measures', measure], queryFn: () => api.history(measure) });
  return (
    <Panel title="变更历史">
      <Loaded query={query} lines={2}>
        {({ items }) => (
          <ol className="history">
            {items.map((entry, index) => {
              const older = items[index + 1]?.row;
              return (
                <li key={entry.version}>
                  <div className="row between">
                    <strong>{actionNames[entry.action]}</strong>
                    <span className="muted small">
                      {entry.by.name} · {instant(entry.at)}
                    </span>
                  </div>
                  {columns && entry.action === 'changed' && older && entry.row ? (
                    <ChangeLines columns={columns.columns} before={older} after={entry.row} />
                  ) : null}
                </li>
              );
            })}
          </ol>
        )}
      </Loaded>
    </Panel>
  );
}
