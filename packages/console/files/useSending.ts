import type { FileType } from '@mingcha/kernel';
import { useEffect, useRef, useState } from 'react';
import { filesApi, type SentFile } from '../api/files.ts';
import { asProblem } from '../api/problem.ts';
import { whyNot } from './choice.ts';
import { useUnderWay } from './uploads.tsx';

/** A file that is being sent, or that could not be. */
export interface Sending {
  key: number;
  file: File;
  /** The share that is sent, from 0 to 1. */
  share: number;
  /** Why it could not be sent, and whether trying again may help. */
  failed?: { why: string; again: boolean };
}

interface Options {
  accepts: readonly FileType[];
  onSent: (file: SentFile) => void;
}

let last = 0;

/** Files of one field that are on their way. They stop when the field goes. */
export function useSending({ accepts, onSent }: Options) {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const sent = useRef(onSent);
  sent.current = onSent;
  useEffect(() => () => stops.current.forEach((stop) => void stop.abort()), []);
  useUnderWay(sendings.filter(({ failed }) => !failed).length);

  const change = (key: number, to: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));

  const drop = (key: number) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setSendings((all) => all.filter((one) => one.key !== key));
  };

  const start = async ({ key, file }: Sending) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const onProgress = (share: number) => change(key, { share });
      const done = await filesApi.send(file, { onProgress, signal: stop.signal });
      drop(key);
      sent.current(done);
    } catch (error) {
      if (stop.signal.aborted) return;
      const { title, detail, status } = asProblem(error);
      change(key, { failed: { why: detail || title, again: status !== 422 && status !== 413 } });
    }
  };

  const add = (file: File, refused?: string): void => {
    const why = refused ?? whyNot(file, accepts);
    const one: Sending = { key: ++last, file, share: 0, ...(why && { failed: { why, again: false } }) };
    setSendings((all) => [...all, one]);
    if (!why) void start(one);
  };

  const again = ({ key, file }: Sending): void => {
    const one: Sending = { key, file, share: 0 };
    setSendings((all) => all.map((other) => (other.key === key ? one : other)));
    void start(one);
  };

  return { sendings, add, again, drop };
}
