import { useCallback, useEffect, useRef, useState } from 'react';
import { clockMoved } from '../sync/clock.ts';
import type { Desk } from '../sync/desk.ts';
import type { Draft, Work } from '../work/model.ts';

/** So long after the last key what was typed is kept, in milliseconds. */
const quiet = 400;

export interface Editing {
  work: Work;
  /** Changes what is filled in; it is kept on this phone a moment later. */
  draft(change: Partial<Draft>): void;
  /** Changes the work and keeps it at once. */
  change(change: (work: Work) => Work): Promise<void>;
  /** Why the last change is not kept on this phone. */
  unkept: string | undefined;
}

/** The work on a visit while its page is open: what is typed stays in the browser's database. */
export function useWork(desk: Desk, kept: Work): Editing {
  const [work, setWork] = useState(kept);
  const [unkept, setUnkept] = useState<string>();
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((next: Work) => {
    latest.current = next;
    setWork(next);
  }, []);
  // Once it is submitted, the sync changes it.
  useEffect(() => {
    if (latest.current.progress.is !== 'filling') show(kept);
  }, [kept, show]);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    try {
      await desk.local().putWork(latest.current);
      setUnkept(undefined);
    } catch (error) {
      setUnkept(whyUnkept(error));
      throw error;
    }
  }, [desk]);

  useEffect(() => {
    const flush = () => {
      if (timer.current !== undefined) void save().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [save]);

  return {
    work,
    unkept,
    draft(change) {
      const { offset: was, ...rest } = latest.current;
      const { offset } = desk.state();
      // What was written under another clock stays marked so until its day was looked at.
      show({ ...rest, offset: clockMoved(was, offset) ? was : offset, draft: { ...rest.draft, ...change } });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save().catch(() => undefined), quiet);
    },
    async change(how) {
      show(how(latest.current));
      await save();
    },
  };
}

/** Why the browser does not keep something, in words. */
export function whyUnkept(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isFull
    ? '本机空间不足，刚才的内容没有保存。请清理手机存储，或先联网提交已完成的检查。'
    : '刚才的内容没有保存到本机，请不要关闭页面，稍后再试。';
}
