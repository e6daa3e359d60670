import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';

interface CopyButtonProps {
  text: string;
  /** What is copied, such as 承诺. */
  name: string;
  /** Shown on the button; a bare icon without one. */
  label?: string;
}

/** Copies a text. Screen readers hear the label with what it is about. */
export function CopyButton({ text, name, label }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  const icon = done ? <CheckOutlined /> : <CopyOutlined />;
  if (label) {
    const shown = done ? '已复制' : label;
    return (
      <Button size="small" aria-label={`${shown}：${name}`} icon={icon} onClick={() => void copy()}>
        {shown}
      </Button>
    );
  }
  const hint = done ? '已复制' : `复制${name}`;
  return (
    <Tooltip title={hint}>
      <Button type="text" size="small" aria-label={hint} icon={icon} onClick={() => void copy()} />
    </Tooltip>
  );
}
