import { useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';

/** Runs one action at a time and keeps what went wrong, in words. */
export function useAction(act: () => Promise<void>): { run: () => void; busy: boolean; trouble: string } {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const run = () => {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    act()
      .catch((cause: Error) => {
        const detail = cause instanceof ApiError && cause.detail !== '' ? `：${cause.detail}` : '';
        setTrouble(`${cause.message}${detail}`);
      })
      .finally(() => setBusy(false));
  };
  return { run, busy, trouble };
}
