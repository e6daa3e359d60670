import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { CaseType } from '../../api/cases/caseTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { SelectionBar } from '../../ui/act/SelectionBar.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { BulkDrawer } from './BulkDrawer.tsx';

/** A case that was chosen from a list. */
export interface ChosenCase {
  type: string;
  id: string;
  label: string;
}

interface BulkBarProps {
  chosen: readonly ChosenCase[];
  /** The type of all of them, where they are of one: its papers can be printed. */
  of?: CaseType;
  onClear: () => void;
}

/** What stays at the foot of the page while cases are chosen: how many, and the way to do something to all of them. */
export function BulkBar({ chosen, of, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<readonly ChosenCase[]>();
  return (
    <>
      <SelectionBar count={chosen.length} onClear={onClear}>
        {(tooMany) => (
          <>
            {of && of.papers.length > 0 ? <PrintMenu of={of} chosen={chosen} disabled={tooMany} /> : null}
            <Button type="primary" disabled={tooMany} onClick={() => setOpen(chosen)}>
              批量办理
            </Button>
          </>
        )}
      </SelectionBar>
      <BulkDrawer
        chosen={open}
        onClose={(isDone) => {
          setOpen(undefined);
          if (isDone) onClear();
        }}
      />
    </>
  );
}

/** Prints one kind of paper of all that are chosen, as one file. */
function PrintMenu({
  of: { name, papers },
  chosen,
  disabled,
}: {
  of: CaseType;
  chosen: readonly ChosenCase[];
  disabled: boolean;
}) {
  const print = useAct((paper: string) => {
    const title = papers.find((one) => one.name === paper)?.title ?? paper;
    const ids = chosen.map(({ id }) => id);
    return casesApi.printPapers(name, paper, ids, title);
  });
  const items = papers.map((paper) => ({ key: paper.name, label: paper.title }));
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{ items, onClick: ({ key }) => print.run(key) }}
      >
        <Button loading={print.busy}>打印文书</Button>
      </Dropdown>
      <Refusal of={print} />
    </>
  );
}
