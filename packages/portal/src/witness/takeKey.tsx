/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { FilePick, keptFiles } from '../parts/filePick.tsx';
import {
  type BareKey,
  curves,
  isBare,
  type KeptKey,
  keepKey,
  readKeyFile,
  secretIn,
  underPassphrase,
} from './kept/key.ts';
import { AskPassphrase, SetPassphrase } from './passphrase.tsx';

/** The witness whose key is wanted; on the page of a city it may be any of its own. */
export type Wanted = { tenant: string; id: string; name: string; outside: boolean; key: string };

type TakeKeyProps = {
  tenant: string;
  wanted?: Wanted;
  /** A key that this device keeps bare, from before passphrases. */
  start?: BareKey | undefined;
  onTaken: (kept: KeptKey, stored: boolean) => void;
};

const largest = 100_000;

/** What is wrong with a key for who is wanted, in words. */
async function faultOf(found: KeptKey | BareKey, { tenant, wanted }: TakeKeyProps): Promise<string> {
  const key = isBare(found) ? (await curves()).publicKeyOf(found.secret) : found.key;
  if (wanted && key !== wanted.key)
    return '文件里的密钥不是本市登记的那一个，可能是另一个单位或另一座城市的。';
  if (!wanted && isBare(found)) return '这是没有口令的旧密钥文件，请在一次抽查的见证链接中使用。';
  if (!isBare(found) && (found.tenant !== tenant || (wanted && found.id !== wanted.id)))
    return '文件里的密钥属于另一个单位或另一座城市。';
  return '';
}

/** Takes a key from its file and keeps it on this device, under its passphrase, or under a new one where it has none yet. */
export function TakeKey(props: TakeKeyProps) {
  const { wanted, start, onTaken } = props;
  const [found, setFound] = useState<KeptKey | BareKey | undefined>(start);
  const [trouble, setTrouble] = useState('');
  const read = async (file: File) => {
    setFound(undefined);
    const key = file.size > largest ? undefined : readKeyFile(await file.text());
    if (!key) return setTrouble('这个文件里没有找到密钥，请选择当时下载的“见证密钥”文件。');
    const fault = await faultOf(key, props);
    setTrouble(fault);
    if (fault === '') setFound(key);
  };
  const keep = (kept: KeptKey) => onTaken(kept, keepKey(kept));
  return (
    <>
      <FilePick
        label="选择密钥文件"
        accept={keptFiles}
        onFiles={([file]) => void read(file)}
        trouble={trouble}
      />
      {isBare(found) && wanted && (
        <>
          <p>这个密钥还没有口令。请设一个口令，密钥加密后才保存在这台设备上。</p>
          <SetPassphrase
            button="加密并保存"
            onSet={async (passphrase) => {
              const { key: _, ...of } = wanted;
              keep(await underPassphrase(found.secret, passphrase, of));
            }}
          />
        </>
      )}
      {found && !isBare(found) && (
        <AskPassphrase
          button="核对口令并保存"
          busy={false}
          onGiven={async (passphrase) => {
            const right = (await secretIn(found, passphrase)) !== undefined;
            if (right) keep(found);
            return right;
          }}
        />
      )}
    </>
  );
}
