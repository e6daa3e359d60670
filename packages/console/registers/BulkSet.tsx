import { Button } from 'antd';
import { useState } from 'react';
import { registerApi } from '../api/lists/registers.ts';
import { SetRowsForm } from '../lists/SetRowsForm.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { Dialog } from '../ui/page/Dialog.tsx';
import { count } from '../ui/show/format.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';
import type { RegisterSearch } from './search.ts';

/** So many rows are set at once. */
const most = 500;

interface BulkSetProps {
  kind: RegisterKindName;
  search: RegisterSearch;
  /** The version that is shown. */
  version: string | undefined;
  /** How many rows the search finds, and how many of them are shown. */
  total: number;
  shown: number;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Sets one element of the chosen rows of a list; also of all that are found, on whichever page they stand. */
export function BulkSet({ kind, search, version, total, shown, chosen, onChoose }: BulkSetProps) {
  const [open, setOpen] = useState(false);
  const about = kindNamed(kind);
  const all = useAct(async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { q, sort, where } = search;
      const page = await registerApi(about.base).list({ ...where, q, sort, version, limit: 200, cursor });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor && found.length < most);
    onChoose(new Set(found.slice(0, most)));
  });
  if (chosen.size === 0 || version === undefined) return null;
  return (
    <>
      <Button disabled={chosen.size > most} onClick={() => setOpen(true)}>
        批量修改 {count(chosen.size)} {about.unit}
      </Button>
      {chosen.size < total && chosen.size >= Math.min(shown, total) && total <= most ? (
        <Button loading={all.busy} onClick={() => all.run(undefined)}>
          选择查到的全部 {count(total)} {about.unit}
        </Button>
      ) : null}
      <Button type="text" onClick={() => onChoose(new Set())}>
        取消选择
      </Button>
      <Dialog title="批量修改" open={open} onClose={() => setOpen(false)} stays>
        <SetRowsForm
          list={kind.slice('list.'.length)}
          seen={{ rows: [...chosen].map((id) => ({ id })), version }}
          onDone={() => {
            setOpen(false);
            onChoose(new Set());
          }}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
