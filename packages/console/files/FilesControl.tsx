import './files.css';
import { DeleteOutlined, RedoOutlined, UploadOutlined } from '@ant-design/icons';
import { type FileType, fileTypes, mostFileBytes } from '@mingcha/kernel';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { filesApi, type SentFile } from '../api/files.ts';
import { fileSize } from '../ui/show/format.ts';
import { chosenFiles, offered } from './choice.ts';
import { useFilesOwner } from './owner.tsx';
import { type Sending, useSending } from './useSending.ts';

interface FilesControlProps {
  id?: string;
  /** What the files are, such as 照片. */
  title: string;
  accepts: readonly FileType[];
  many: boolean;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Files that are handed in with a form: chosen, sent while the rest is filled in, removed, tried again. */
export function FilesControl({ id, title, accepts, many, ids, onChange }: FilesControlProps) {
  const input = useRef<HTMLInputElement>(null);
  const owner = useFilesOwner();
  const [fresh, setFresh] = useState<ReadonlyMap<string, SentFile>>(new Map());
  // Several may come before the form has taken the first.
  const latest = useRef(ids);
  latest.current = ids;
  const set = (next: readonly string[]) => {
    latest.current = next;
    onChange([...next]);
  };
  const { sendings, add, again, drop } = useSending({
    accepts,
    onSent: (file) => {
      setFresh((known) => new Map(known).set(file.id, file));
      set(many ? [...latest.current, file.id] : [file.id]);
    },
  });
  const choose = (chosen: readonly File[]) => {
    // What the owner has already is not handed in anew.
    const isNew = (one: string) => owner?.files.every(({ id: known }) => known !== one) !== false;
    const there = ids.filter(isNew).length + sendings.filter(({ failed }) => !failed).length;
    const { taken, left, why } = chosenFiles(chosen, { there, many });
    for (const file of taken) add(file);
    for (const file of left) add(file, why);
  };
  const word = many ? '选择文件' : ids.length > 0 ? '换一个文件' : '选择文件';
  return (
    <div className="stack tight">
      {ids.length + sendings.length > 0 ? (
        <ul className="files to-send" aria-label={`${title}的文件`}>
          {ids.map((one) => (
            <Kept
              key={one}
              id={one}
              sent={fresh.get(one)}
              onRemove={() => set(latest.current.filter((other) => other !== one))}
            />
          ))}
          {sendings.map((one) => (
            <OnItsWay key={one.key} sending={one} onAgain={() => again(one)} onRemove={() => drop(one.key)} />
          ))}
        </ul>
      ) : null}
      <span className="row" style={{ gap: '4px 12px' }}>
        <Button
          {...(id !== undefined && { id })}
          icon={<UploadOutlined />}
          aria-label={`${word}：${title}`}
          onClick={() => input.current?.click()}
        >
          {word}
        </Button>
        <span className="muted small">
          每个不超过 {mostFileBytes / 2 ** 20} MB，
          {accepts.map((type) => fileTypes[type].endings[0]).join('、')}
        </span>
      </span>
      <input
        ref={input}
        type="file"
        hidden
        multiple={many}
        accept={offered(accepts)}
        onChange={(event) => {
          choose([...(event.target.files ?? [])]);
          // So that the same file can be chosen again.
          event.target.value = '';
        }}
      />
      <span className="visually-hidden" role="status">
        {sendings.some(({ failed }) => !failed)
          ? '正在上传'
          : ids.length > 0
            ? `已有 ${ids.length} 个文件`
            : ''}
      </span>
    </div>
  );
}

/** A file that is there: of the owner, or sent and waiting to be handed in. */
function Kept({ id, sent, onRemove }: { id: string; sent: SentFile | undefined; onRemove: () => void }) {
  const handedIn = useFilesOwner()?.files.find((one) => one.id === id);
  const query = useQuery({
    queryKey: ['sent-file', id],
    queryFn: () => filesApi.sent(id),
    enabled: !handedIn && !sent,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const file = handedIn ?? sent ?? query.data;
  return (
    <li>
      <span className="name">{file?.name ?? (query.isError ? '文件已清除，请移除后重新上传' : '……')}</span>
      {file ? <span className="muted small">{fileSize(file.size)}</span> : null}
      <Remove name={file?.name ?? '文件'} onClick={onRemove} />
    </li>
  );
}

function OnItsWay({
  sending: { file, share, failed },
  onAgain,
  onRemove,
}: {
  sending: Sending;
  onAgain: () => void;
  onRemove: () => void;
}) {
  const isChecked = share >= 1;
  return (
    <li>
      <span className="name">{file.name}</span>
      <span className="muted small">
        {fileSize(file.size)}
        {failed ? '' : isChecked ? '，正在检查' : `，${Math.floor(share * 100)}%`}
      </span>
      {failed?.again ? (
        <Button type="text" icon={<RedoOutlined />} aria-label={`重试 ${file.name}`} onClick={onAgain}>
          重试
        </Button>
      ) : null}
      <Remove name={file.name} onClick={onRemove} />
      {failed ? (
        <span className="wrong" role="alert">
          {failed.why}
        </span>
      ) : (
        <progress value={share} max={1} aria-label={`上传 ${file.name}`} />
      )}
    </li>
  );
}

const Remove = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <Button type="text" icon={<DeleteOutlined />} aria-label={`移除 ${name}`} onClick={onClick} />
);
