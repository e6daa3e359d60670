/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { type AskedField, type Holder, sendFile } from './api.ts';

type Props = {
  common: object;
  field: Pick<AskedField, 'name' | 'title' | 'many' | 'accepts'>;
  value: unknown;
  onValue: (value: unknown) => void;
  holder: Holder;
};

const endings = (accepts: readonly string[]) => accepts.map((one) => `.${one}`).join(',');

/** Chooses files and sends them at once; what is sent is handed in with the form. */
export function FileField({ common, field, value, onValue, holder }: Props) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState('');
  const [trouble, setTrouble] = useState('');
  // What comes last counts, also where two files are sent one after the other.
  const ids = [value].flat().filter((one): one is string => typeof one === 'string');
  const latest = useRef(ids);
  latest.current = ids;
  const put = (next: readonly string[]) =>
    onValue(next.length === 0 ? undefined : field.many ? next : next.at(-1));

  async function choose(files: readonly File[]): Promise<void> {
    setTrouble('');
    for (const file of field.many ? files : files.slice(0, 1)) {
      setBusy(file.name);
      try {
        const id = await sendFile(holder, file);
        setNames((known) => ({ ...known, [id]: file.name }));
        put([...latest.current, id]);
      } catch (cause) {
        const { message, detail } = cause as { message: string; detail?: string };
        setTrouble(`“${file.name}”：${detail || message}`);
      }
    }
    setBusy('');
  }
  return (
    <>
      <input
        {...common}
        required={false}
        type="file"
        multiple={field.many === true}
        accept={endings(field.accepts ?? [])}
        disabled={busy !== ''}
        onChange={(event) => {
          const { currentTarget } = event;
          void choose([...(currentTarget.files ?? [])]).then(() => {
            currentTarget.value = '';
          });
        }}
      />
      <span class="may">每个文件不超过 20 MB；可上传 {(field.accepts ?? []).join('、')}。</span>
      {busy !== '' && <span role="status">正在上传“{busy}”…</span>}
      {trouble !== '' && (
        <span class="field-problem" role="alert">
          {trouble}
        </span>
      )}
      {ids.length > 0 && (
        <ul class="plain">
          {ids.map((id) => (
            <li key={id}>
              {names[id] ?? '已上传的文件'}{' '}
              <button type="button" class="copy" onClick={() => put(ids.filter((one) => one !== id))}>
                移除
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
