import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import {
  type Definition,
  definitionOf,
  definitionsApi,
  type TypeDefinition,
} from '../api/cases/definitions.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { withPlaces } from './edit/edits.ts';
import { baseName } from './own.ts';
import { useChangedDefinition } from './queries.ts';
import { valueAtText } from './words.ts';

interface UpgradePanelProps {
  found: TypeDefinition;
  etag: string;
  type: Definition;
}

/** What a new version of the library or the province changes, beside what it was and what the city has; chosen changes become a draft. */
export function UpgradePanel({ found, etag, type }: UpgradePanelProps) {
  const { name, upgrade, draft, library, province, base, can } = found;
  const source = baseName(base);
  const compared =
    base?.from === 'province' ? province && { province: province.hash } : library && { library };
  const [taken, setTaken] = useState(
    () => new Set(upgrade.filter(({ conflict }) => !conflict).map(({ pointer }) => pointer)),
  );
  const navigate = useNavigate();
  const changed = useChangedDefinition(name);
  const from = draft ? definitionOf(draft.definition) : type;
  const save = useAct(
    () => {
      const chosen = upgrade.filter(({ pointer }) => taken.has(pointer));
      const note = `核对${source}定义的更新，采用 ${chosen.length} 处`;
      return definitionsApi.save(name, { definition: withPlaces(from, chosen), note, ...compared }, etag);
    },
    {
      done: '已存为草稿',
      onDone: (answer) => {
        changed(answer);
        void navigate({
          to: '/settings/case-types/$type',
          params: { type: name },
          search: { part: 'draft' },
        });
      },
      onProblem: ({ status }) => {
        if (status === 412) changed();
        return false;
      },
    },
  );
  const toggle = (pointer: string) => {
    const next = new Set(taken);
    if (!next.delete(pointer)) next.add(pointer);
    setTaken(next);
  };
  const text = (pointer: string, value: unknown) => valueAtText(type, pointer, value);
  return (
    <Panel
      title={`${source}的定义有更新`}
      about="本市的版本不受影响。勾选要采用的，存为草稿；没有勾选的保持本市的写法，此后不再提示。"
      flush
    >
      <DataTable
        label={`${source}的更新`}
        columns={[
          {
            key: 'where',
            header: '位置',
            cell: ({ pointer, where, conflict }) => (
              <Checkbox
                disabled={!can.includes('write')}
                checked={taken.has(pointer)}
                onChange={() => toggle(pointer)}
              >
                {where}
                {conflict ? <span className="chip bad">都改了</span> : null}
              </Checkbox>
            ),
          },
          { key: 'before', header: '原来', cell: ({ pointer, before }) => text(pointer, before) },
          { key: 'own', header: '本市', cell: ({ pointer, own }) => text(pointer, own) },
          { key: 'after', header: `${source}的新版`, cell: ({ pointer, after }) => text(pointer, after) },
        ]}
        rows={upgrade}
        rowKey={({ pointer }) => pointer}
      />
      {can.includes('write') ? (
        <div className="panel-foot stack tight">
          <Refusal of={save} />
          <div className="row end">
            <Button type="primary" loading={save.busy} onClick={() => save.run(undefined)}>
              {taken.size > 0 ? `采用 ${taken.size} 处，存为草稿` : '都不采用，存为草稿'}
            </Button>
          </div>
        </div>
      ) : null}
    </Panel>
  );
}
