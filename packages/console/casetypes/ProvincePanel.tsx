import { Button } from 'antd';
import { useState } from 'react';
import type { TypeDefinition } from '../api/cases/definitions.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { instant } from '../ui/show/format.ts';
import { AdoptDialog } from './AdoptDialog.tsx';

/** What the province has of a type, and whether the city follows it. */
export function ProvincePanel({ found }: { found: TypeDefinition }) {
  const { name, province, base, can } = found;
  const [adopting, setAdopting] = useState(false);
  if (!province) return null;
  const { number, at, note, withdrawn } = province;
  const adopted = base?.from === 'province' ? base.number : undefined;
  return (
    <Panel
      title="省级的定义"
      actions={
        can.includes('write') && !withdrawn && adopted === undefined ? (
          <Button onClick={() => setAdopting(true)}>从省级采用</Button>
        ) : null
      }
    >
      <p>
        省级第 {number} 版，{instant(at)} 发布：{note}。
        {adopted === undefined ? '本市没有采用。' : `本市采用的是第 ${adopted} 版。`}
      </p>
      {withdrawn ? (
        <div className="note warn">
          省级已于 {instant(withdrawn.at)} 停止提供：{withdrawn.reason}。
          {adopted === undefined ? '不能再采用。' : '本市可以继续使用，不再有新版。'}
        </div>
      ) : null}
      <AdoptDialog open={adopting} onClose={() => setAdopting(false)} only={name} />
    </Panel>
  );
}
