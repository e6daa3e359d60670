/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { ApiError } from '../api/client.ts';
import { type Followed, fetchCase, type Holder } from './api.ts';
import { type Problems, problemsOf } from './problems.ts';

export type DoingProps = { holder: Holder; followed: Followed; onFollowed: (next: Followed) => void };

/** Does something and shows the case after it; what is refused stays to be read, and the case is read anew. */
export function useDoing({ holder, onFollowed }: Pick<DoingProps, 'holder' | 'onFollowed'>) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  async function run(what: () => Promise<Followed>): Promise<boolean> {
    setBusy(true);
    setTrouble('');
    setProblems({});
    try {
      onFollowed(await what());
      return true;
    } catch (cause) {
      const error = cause as ApiError;
      setProblems(problemsOf(error));
      setTrouble(
        error.status === 412 ? '办理情况刚有变化，请看过之后再试一次。' : error.detail || error.message,
      );
      if (error.status === 409 || error.status === 412)
        await fetchCase(holder).then(onFollowed, () => undefined);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, trouble, problems, setProblems, run };
}

export const TroubleLine = ({ text }: { text: string }) =>
  text === '' ? null : (
    <p class="notice void" role="alert">
      {text}
    </p>
  );
