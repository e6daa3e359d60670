import './drop.css';
import { FileExcelOutlined, InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useId, useState } from 'react';
import { fileSize } from '../show/format.ts';

interface DropZoneProps {
  file: File | undefined;
  onFile: (file: File) => void;
  /** Endings of the files that can be chosen. */
  accept?: string;
  hint?: string;
}

/** Takes one file by dragging or by the browser's chooser. */
export function DropZone({
  file,
  onFile,
  accept = '.xlsx,.csv,.ndjson',
  hint = '支持 .xlsx、.csv（UTF-8 或 GB 18030）、.ndjson',
}: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <div className={over ? 'drop over' : 'drop'}>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {file ? <FileExcelOutlined /> : <InboxOutlined />}
        <strong>{file ? file.name : '选择文件，或把文件拖到这里'}</strong>
        <span className="muted small">{file ? `${fileSize(file.size)} · 点击可更换` : hint}</span>
      </label>
    </div>
  );
}
