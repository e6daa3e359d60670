/** @jsxImportSource preact */
import { type KeptKey, secretIn } from './kept/key.ts';
import { AskPassphrase, LostPassphrase } from './passphrase.tsx';
import type { Sending } from './useSending.ts';

type SignProps = {
  kept: KeptKey;
  button: string;
  /** What it says while it is at work. */
  busy: string;
  sending: Sending;
  /** Does the step with the opened key, and is called again until the server was reached. */
  act: (secret: string) => Promise<void>;
};

/** Asks for the passphrase, opens the key for this one step, and takes it. */
export function Sign({ kept, button, busy, sending, act }: SignProps) {
  const given = async (passphrase: string) => {
    const secret = await secretIn(kept, passphrase);
    if (secret === undefined) return false;
    sending.start(() => act(secret));
    return true;
  };
  if (sending.phase === 'busy') return <p class="facts">{busy}</p>;
  if (sending.phase === 'waiting') return null;
  return (
    <>
      <AskPassphrase button={button} busy={false} onGiven={given} />
      <LostPassphrase />
    </>
  );
}

/** What became of the sending: refused, or kept until the network is back. */
export function SendingWords({ sending, failed, kept }: { sending: Sending; failed: string; kept: string }) {
  if (sending.phase === 'waiting')
    return (
      <p class="notice wait" role="status">
        连不上服务器，还没有送到。{kept}联网后自动继续，请不要关闭本页。
      </p>
    );
  if (sending.trouble === '') return null;
  return (
    <p class="notice void" role="alert">
      {failed}
      {sending.trouble}
    </p>
  );
}
