import { Button, Checkbox, Popover } from 'antd';
import type { Column } from '../api/types.ts';

interface ColumnChooserProps {
  columns: Column[];
  fields: string[];
  onChange: (fields: string[]) => void;
}

/** Which columns the table shows; the name always stays. */
export function ColumnChooser({ columns, fields, onChange }: ColumnChooserProps) {
  const toggle = (field: string, on: boolean) => {
    if (!on) onChange(fields.filter((one) => one !== field));
    else onChange([...fields, field]);
  };
  const content = (
    <fieldset className="column-chooser">
      <legend className="visually-hidden">显示的列</legend>
      {columns.map(({ field, header }) => (
        <Checkbox
          key={field}
          checked={fields.includes(field)}
          disabled={field === fields[0]}
          onChange={(event) => toggle(field, event.target.checked)}
        >
          {header}
        </Checkbox>
      ))}
    </fieldset>
  );
  return (
    <Popover
      getPopupContainer={(node) => node.parentElement ?? document.body}
      trigger="click"
      placement="bottomLeft"
      content={content}
    >
      <Button className="wide-only">显示列</Button>
    </Popover>
  );
}
