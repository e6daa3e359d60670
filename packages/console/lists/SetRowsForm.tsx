import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { findingsApi, type RowsToSet } from '../api/lists/lists.ts';
import type { Column } from '../api/types.ts';
import { useColumns } from '../registers/hooks.ts';
import { RowForm } from '../registers/row/RowForm.tsx';
import type { Values } from '../registers/row/rowChange.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { LongText } from '../ui/show/LongText.tsx';

interface SetRowsProps {
  list: string;
  /** The rows as they were seen. */
  seen: Pick<RowsToSet, 'rows' | 'version'>;
  /** The element that is to be mended in all of them, where there is one. */
  only?: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** Sets one element of the rows that were chosen to the same value. */
export function SetRowsForm(props: SetRowsProps) {
  const columns = useColumns(`list.${props.list}`);
  return (
    <Loaded query={columns} lines={4}>
      {(all) => (
        <OneElement {...props} columns={all.filter(({ field, system }) => field !== 'id' && !system)} />
      )}
    </Loaded>
  );
}

function OneElement({ list, seen, only, columns, onDone, onClose }: SetRowsProps & { columns: Column[] }) {
  const client = useQueryClient();
  const [field, setField] = useState(columns.some((one) => one.field === only) ? only! : '');
  const [values, setValues] = useState<Values>({});
  const [reason, setReason] = useState('');
  const { rows } = seen;
  const column = columns.find((one) => one.field === field);
  const act = useAct(
    () =>
      findingsApi.setRows(list, {
        ...seen,
        set: { [field]: values[field] ?? null },
        ...(reason.trim() && { reason: reason.trim() }),
      }),
    {
      done: `已修改 ${rows.length} 条，写入草稿`,
      onDone: async () => {
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === `list.${list}` });
        onDone();
      },
    },
  );
  return (
    <ActForm
      ready={column !== undefined}
      missing={column ? [] : ['要素']}
      act={act}
      submit="修改"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p className="muted">
        选中的 {rows.length} 条都改成同样的内容，写入草稿版本；不填内容的，清空这一要素。
      </p>
      <Field label="要素" required>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={field || null}
            options={columns.map(({ field: value, header }) => ({ value, label: header }))}
            onChange={(next: string) => setField(next)}
          />
        )}
      </Field>
      {column ? (
        <RowForm columns={[{ ...column, required: false }]} values={values} fixed={[]} onChange={setValues} />
      ) : null}
      <LongText label="修改原因" rows={[1, 3]} most={100} value={reason} onChange={setReason} />
    </ActForm>
  );
}
