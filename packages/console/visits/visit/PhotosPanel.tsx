import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Panel } from '../../ui/page/Panel.tsx';
import { fileSize, instant } from '../../ui/show/format.ts';
import type { Desk } from '../sync/desk.ts';
import type { LocalFile } from '../work/model.ts';
import { isPhoto } from '../work/photos.ts';
import { Picture } from './Picture.tsx';
import { TakePhoto } from './TakePhoto.tsx';
import type { Files } from './useFiles.ts';

/** Whether the place of photos is recorded, as this phone's person last chose. */
const placeChoice = 'mingcha-photo-place';

interface PhotosPanelProps {
  desk: Desk;
  visit: string;
  all: readonly LocalFile[];
  files: Files;
}

/** The photos of a visit, each with its time and, where the person lets it be recorded, its place. */
export function PhotosPanel({ desk, visit, all, files }: PhotosPanelProps) {
  const [withPlace, setWithPlace] = useState(() => localStorage.getItem(placeChoice) === 'yes');
  const photos = all.filter(isPhoto);
  const left = files.room('photo');
  const isFull = left === 0;
  return (
    <Panel title="现场照片" about={`${photos.length} 张；还可以加 ${left} 张`}>
      <div className="stack">
        {photos.length > 0 ? (
          <ul className="visit-photos">
            {photos.map((file) => (
              <li key={file.id}>
                <Picture desk={desk} visit={visit} file={file} alt={file.name} />
                <span className="small muted">
                  {instant(file.at).slice(5)}，{fileSize(file.size)}
                  {file.place ? `，位置 ${file.place}` : ''}
                </span>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={`删除${file.name}`}
                  onClick={() => void files.remove(file)}
                />
              </li>
            ))}
          </ul>
        ) : null}
        <div className="row">
          <TakePhoto
            label="拍照"
            icon={<CameraOutlined />}
            disabled={isFull || files.busy}
            camera
            onTaken={(chosen) => void files.addPhotos(chosen, 'photo', withPlace)}
          />
          <TakePhoto
            label="从相册选"
            disabled={isFull || files.busy}
            onTaken={(chosen) => void files.addPhotos(chosen, 'photo', withPlace)}
          />
          {files.busy ? <span role="status">正在压缩、保存…</span> : null}
        </div>
        <Checkbox
          checked={withPlace}
          onChange={({ target }) => {
            setWithPlace(target.checked);
            localStorage.setItem(placeChoice, target.checked ? 'yes' : 'no');
          }}
        >
          记录拍摄位置（须允许浏览器定位）
        </Checkbox>
        {files.refused.map((why) => (
          <p key={why} className="note bad" role="alert">
            {why}
          </p>
        ))}
      </div>
    </Panel>
  );
}
