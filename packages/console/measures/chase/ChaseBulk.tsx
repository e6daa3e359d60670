import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { chasesApi, etagOf } from '../../api/measures/reports.ts';
import type { Chase } from '../../api/measures/reportTypes.ts';
import { Outcomes } from '../../ui/act/Outcomes.tsx';
import { SelectionBar } from '../../ui/act/SelectionBar.tsx';
import { useEach } from '../../ui/act/useEach.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';

interface ChaseBulkProps {
  chosen: readonly Chase[];
  onClear: () => void;
}

/** Closes several chases with one reason; each has its own outcome. */
export function ChaseBulk({ chosen, onClear }: ChaseBulkProps) {
  const [closing, setClosing] = useState<readonly Chase[]>();
  return (
    <>
      <SelectionBar count={chosen.length} onClear={onClear}>
        {(tooMany) => (
          <Button type="primary" disabled={tooMany} onClick={() => setClosing(chosen)}>
            批量销号
          </Button>
        )}
      </SelectionBar>
      <Dialog
        title={`批量销号（${closing?.length ?? 0} 件）`}
        open={closing !== undefined}
        onClose={() => setClosing(undefined)}
        stays
      >
        {closing ? (
          <Closing
            chases={closing}
            onClose={() => {
              setClosing(undefined);
              onClear();
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}

function Closing({ chases, onClose }: { chases: readonly Chase[]; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { outcomes, busy, start } = useEach(chases);
  const close = async () => {
    await start(async (chase, again) => {
      const etag = again ? (await chasesApi.get(chase.id)).etag : etagOf(chase);
      return chasesApi.close(chase.id, reason.trim(), etag);
    });
    for (const key of ['chase', 'chases', 'overdue', 'measures-waiting'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  if (outcomes.size > 0)
    return (
      <Outcomes
        title="销号"
        chosen={chases.map(({ id, number }) => ({
          id,
          link: (
            <Link to="/chases/$id" params={{ id }}>
              {number}
            </Link>
          ),
        }))}
        outcomes={outcomes}
        busy={busy}
        onAgain={() => void close()}
        onClose={onClose}
      />
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <LongText
        label="销号理由"
        required
        hint="写入每份督办单，销号后不能再改。"
        rows={[4, 10]}
        most={2000}
        value={reason}
        onChange={setReason}
      />
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''}>
          销号 {chases.length} 件
        </Button>
      </div>
    </form>
  );
}
