import type { CalendarState } from '../../api/calendar.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Empty } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { ArrangementText } from './ArrangementText.tsx';

/** What the city confirmed of a year, the newest first: who entered and confirmed it, when, and on which ground. */
export function VersionList({ state: { source, versions } }: { state: CalendarState }) {
  return (
    <Panel title="历次版本" flush>
      <DataTable
        label="历次版本"
        columns={[
          { key: 'version', header: '版本', cell: ({ version }) => `第 ${version} 版` },
          { key: 'basis', header: '依据', cell: ({ basis }) => basis },
          { key: 'by', header: '提交', cell: ({ by, at }) => `${by.name} ${instant(at)}` },
          {
            key: 'confirmed',
            header: '复核',
            cell: ({ confirmedBy, confirmedAt }) => `${confirmedBy.name} ${instant(confirmedAt)}`,
          },
          {
            key: 'days',
            header: '日期',
            cell: (version) => (
              <details>
                <summary>查看日期</summary>
                <ArrangementText value={version} />
              </details>
            ),
          },
        ]}
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={
          <Empty title="本市没有录入过这一年">
            {source === 'library' ? '所用的是系统自带的安排。' : '录入并复核后，这里列出各版。'}
          </Empty>
        }
      />
    </Panel>
  );
}
