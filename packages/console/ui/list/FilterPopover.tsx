import { CloseOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import type { ReactNode } from 'react';

interface FilterPopoverProps {
  /** How many conditions are in force. */
  count: number;
  /** The controls of all of them. */
  children: ReactNode;
}

/** A button that opens the choice of further conditions. */
export function FilterPopover({ count, children }: FilterPopoverProps) {
  return (
    <Popover
      getPopupContainer={(node) => node.parentElement ?? document.body}
      trigger="click"
      placement="bottomLeft"
      content={<div className="filter-form">{children}</div>}
    >
      <Badge count={count} size="small" color="#1b5480">
        <Button>筛选</Button>
      </Badge>
    </Popover>
  );
}

export interface Condition {
  key: string;
  text: string;
  onDrop: () => void;
}

/** The conditions in force, each with a way to drop it. */
export function ConditionList({
  conditions,
  onClear,
}: {
  conditions: readonly Condition[];
  onClear: () => void;
}) {
  if (conditions.length === 0) return null;
  return (
    <ul className="chips conditions" aria-label="筛选条件">
      {conditions.map(({ key, text, onDrop }) => (
        <li key={key}>
          <button type="button" className="condition" onClick={onDrop}>
            {text}
            <CloseOutlined aria-label="移除条件" />
          </button>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={onClear}>
          全部清除
        </Button>
      </li>
    </ul>
  );
}
