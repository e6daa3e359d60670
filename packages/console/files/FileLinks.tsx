import './files.css';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type Attachment, filesApi } from '../api/files.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { fileSize } from '../ui/show/format.ts';
import { useFilesOwner } from './owner.tsx';

/** Files that were handed in, each to be saved; what is no longer there is said. */
export function FileLinks({ ids }: { ids: readonly string[] }) {
  const owner = useFilesOwner();
  if (!owner || ids.length === 0) return null;
  return (
    <ul className="files">
      {ids.map((id) => {
        const file = owner.files.find((one) => one.id === id);
        return (
          <li key={id}>
            {file ? <FileLink base={owner.base} file={file} /> : <span className="muted">文件已清除</span>}
          </li>
        );
      })}
    </ul>
  );
}

function FileLink({ base, file }: { base: string; file: Attachment }) {
  const save = useAct(() => filesApi.save(base, file));
  return (
    <>
      <Button
        type="link"
        className="file-name"
        icon={<DownloadOutlined />}
        loading={save.busy}
        aria-label={`下载 ${file.name}`}
        onClick={() => save.run(undefined)}
      >
        {file.name}
      </Button>
      <span className="muted small">{fileSize(file.size)}</span>
      <Refusal of={save} />
    </>
  );
}
