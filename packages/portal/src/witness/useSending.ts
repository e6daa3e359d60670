import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';

export type Sending = {
  /** Sends once, and again until the server has answered. What is sent is the same each time, and the server knows it again. */
  start: (send: () => Promise<void>) => void;
  phase: 'idle' | 'busy' | 'waiting';
  /** What the server, or this page, refused, in words. */
  trouble: string;
};

const againEveryMs = 5_000;

const unreached = (cause: unknown) =>
  cause instanceof ApiError && (cause.status === 0 || cause.status === 429 || cause.status >= 500);

const words = (cause: unknown) => {
  const { message } = cause as Error;
  return cause instanceof ApiError && cause.detail !== '' ? `${message}：${cause.detail}` : message;
};

/** Sends one thing at a time. Without network it waits and goes on by itself; what was made stays in this page until then. */
export function useSending(): Sending {
  const [phase, setPhase] = useState<Sending['phase']>('idle');
  const [trouble, setTrouble] = useState('');
  const again = useRef<(() => void) | undefined>(undefined);
  const left = useRef(false);
  const attempt = async (send: () => Promise<void>): Promise<void> => {
    again.current = undefined;
    setPhase('busy');
    try {
      await send();
      setPhase('idle');
    } catch (cause) {
      if (left.current) return;
      if (unreached(cause)) {
        again.current = () => void attempt(send);
        setPhase('waiting');
      } else {
        setTrouble(words(cause));
        setPhase('idle');
      }
    }
  };
  useEffect(() => {
    const goOn = () => again.current?.();
    const timer = setInterval(goOn, againEveryMs);
    window.addEventListener('online', goOn);
    left.current = false;
    return () => {
      left.current = true;
      clearInterval(timer);
      window.removeEventListener('online', goOn);
    };
  }, []);
  const start = (send: () => Promise<void>) => {
    if (phase !== 'idle') return;
    setTrouble('');
    void attempt(send);
  };
  return { start, phase, trouble };
}
