import { useState } from 'react';
import type { Definition, Finding, Graph } from '../../api/cases/definitions.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { useNarrow } from '../../ui/page/useNarrow.ts';
import { Chart } from './Chart.tsx';
import { FindingList } from './FindingList.tsx';
import { StateList } from './StateList.tsx';

interface ChartPanelsProps {
  type: Definition;
  graph: Graph;
  findings: readonly Finding[];
  counts?: Readonly<Record<string, number>> | undefined;
}

/** What there is to say of a definition, its chart, and the same as a list, which is all of it on a phone. */
export function ChartPanels({ type, graph, findings, counts }: ChartPanelsProps) {
  const narrow = useNarrow();
  const [shown, setShown] = useState<Finding>();
  const errors = findings.filter(({ level }) => level === 'error').length;
  return (
    <>
      <Panel title="检查结果" about={errors > 0 ? `有 ${errors} 处错误` : undefined}>
        <FindingList findings={findings} shown={shown} onShow={setShown} />
      </Panel>
      {narrow ? null : (
        <Panel
          title="状态图"
          flush
          about={
            <span className="chart-legend">
              <span>实线：工作人员办理</span>
              <span>短划线：申请人等办理</span>
              <span>点线：到期或系统自动</span>
            </span>
          }
        >
          <Chart graph={graph} findings={findings} counts={counts} shown={shown} />
        </Panel>
      )}
      <Panel title="状态与操作" flush>
        <StateList type={type} graph={graph} counts={counts} shown={shown} />
      </Panel>
    </>
  );
}
