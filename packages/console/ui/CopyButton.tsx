import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';

/** Copies a text; `name` says what, for the tooltip and for screen readers. */
export function CopyButton({ text, name, label }: { text: string; name: string; label?: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  const button = (
    <Button
      type={label ? 'default' : 'text'}
      size="small"
      aria-label={done ? '已复制' : `复制${name}`}
      icon={done ? <CheckOutlined /> : <CopyOutlined />}
      onClick={() => void copy()}
    >
      {label ? (done ? '已复制' : label) : null}
    </Button>
  );
  return label ? button : <Tooltip title={done ? '已复制' : `复制${name}`}>{button}</Tooltip>;
}
