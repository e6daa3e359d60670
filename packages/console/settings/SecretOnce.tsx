import { Button } from 'antd';
import { CopyButton } from '../ui/show/CopyButton.tsx';

interface SecretOnceProps {
  lines: { name: string; text: string }[];
  note: string;
  onClose: () => void;
}

/** Secrets that are shown once. */
export function SecretOnce({ lines, note, onClose }: SecretOnceProps) {
  return (
    <div className="stack">
      <p>{note}</p>
      {lines.map(({ name, text }) => (
        <div key={name} className="secret">
          <span className="muted">{name}</span>
          <span className="row between">
            <code>{text}</code>
            <CopyButton text={text} name={name} label="复制" />
          </span>
        </div>
      ))}
      <div className="row end">
        <Button type="primary" onClick={onClose}>
          我已保存
        </Button>
      </div>
    </div>
  );
}
