import { Button } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, CaseField } from '../../api/cases/caseTypes.ts';
import { FilesOwner } from '../../files/owner.tsx';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { CorrectDrawer } from './CorrectDrawer.tsx';
import { isSaidElsewhere } from './DrawnNote.tsx';
import { TableValue } from './TableValue.tsx';
import { ValueList } from './ValueList.tsx';

/** What is known of the case. Personal data are masked until they are asked for, which the audit log records. */
export function FactsPanel({ found, etag }: { found: Case; etag: string }) {
  const me = useMe();
  const [correcting, setCorrecting] = useState(false);
  const [shown, setShown] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [files, setFiles] = useState<Case['files']>();
  const look = useAct(() => casesApi.look(found.type, found.id), {
    onDone: (whole) => {
      setShown(new Map(whole.fields.map(({ name, value }) => [name, value])));
      setFiles(whole.files);
    },
  });
  const filled = found.fields.filter(
    ({ name, value }) => value !== undefined && value !== '' && !isSaidElsewhere(found, name),
  );
  const isHidden = ({ name, masked }: CaseField) => masked === true && !shown.has(name);
  const mayLook = permits(me, `cases:${found.group}:personal`) && filled.some(isHidden);
  const shownValue = ({ name, masked, value }: CaseField) =>
    masked && shown.has(name) ? shown.get(name) : value;
  const lines = filled.filter(({ type }) => type !== 'table');
  const tables = filled.filter(({ type }) => type === 'table');
  return (
    <Panel
      title="内容"
      actions={
        <>
          {mayLook ? (
            <Button size="small" loading={look.busy} onClick={() => look.run(undefined)}>
              查看个人信息
            </Button>
          ) : null}
          {found.canCorrect.length > 0 ? (
            <Button size="small" onClick={() => setCorrecting(true)}>
              更正
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <Refusal of={look} />
        <FilesOwner base={casesApi.filesOf(found)} files={files ?? found.files}>
          <ValueList
            names={found.names}
            items={lines.map((field) => ({
              ...{ title: field.title, type: field.type, register: field.register },
              value: shownValue(field),
            }))}
          />
        </FilesOwner>
        <CorrectDrawer found={found} etag={etag} open={correcting} onClose={() => setCorrecting(false)} />
        {tables.map((field) => (
          <TableValue key={field.name} field={field} names={found.names} />
        ))}
      </div>
    </Panel>
  );
}
