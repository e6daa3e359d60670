import { casesApi } from '../../api/cases/cases.ts';
import { filesApi } from '../../api/files.ts';
import { ApiProblem, asProblem } from '../../api/problem.ts';
import type { Me } from '../../api/types.ts';
import { countOpen, reached, takeUpAccount } from '../local/account.ts';
import { type Local, openLocal } from '../local/local.ts';
import { type Download, newWork, type Work } from '../work/model.ts';
import { clockMoved, offsetFrom } from './clock.ts';
import { downloadVisits, visitType } from './download.ts';
import { sendVisit } from './send.ts';

/** What the pages show of the visits on this phone. */
export interface DeskState {
  /** Undefined until the browser's database was read. */
  visits: readonly { download: Download; work: Work }[] | undefined;
  /** Visits of other accounts that the system does not have yet. */
  others: number;
  /** What is under way. */
  busy?: 'downloading' | 'sending' | undefined;
  /** Why the last try to download or to read failed. */
  problem?: ApiProblem | undefined;
  /** Whether the system answered when it was last asked; undefined before that. */
  isReached?: boolean;
  /** Server time minus the phone's, in milliseconds, as it was at the last contact. */
  offset: number;
}

/** The visits of one account on this phone: read from the browser, downloaded, sent. */
export interface Desk {
  state(): DeskState;
  subscribe(listener: () => void): () => void;
  local(): Local;
  /** The time by the server's clock, as far as it is known. */
  serverNow(): number;
  /** Sends what is queued, and then downloads; without a sign-in it only sees whether the system answers. Does nothing while it is under way in this or another tab. */
  sync(): Promise<void>;
  /** Whether the person is signed in: without it nothing is read or sent. */
  setSignedIn(is: boolean): void;
}

export async function openDesk(me: Me): Promise<Desk> {
  let state: DeskState = { visits: undefined, others: 0, offset: 0 };
  let isSignedIn = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const record = await takeUpAccount(me);
  const { account } = record;
  const local = await openLocal(record, () => void show());
  set({ offset: record.offset });
  await local.sweep(serverNow());
  await show();

  function serverNow(): number {
    return Date.now() + state.offset;
  }

  async function show(): Promise<void> {
    const [downloads, works, { others }] = await Promise.all([
      local.downloads(),
      local.works(),
      countOpen(account),
    ]);
    const byId = new Map(works.map((work) => [work.id, work]));
    const visits = downloads.map((download) => ({
      download,
      work: byId.get(download.case.id) ?? newWork(download.case.id, state.offset),
    }));
    set({ visits, others });
  }

  /** Whether the system answers; by its answer the phone's clock is set right. */
  async function contact(): Promise<boolean> {
    const sent = Date.now();
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
    set({ isReached: answer?.ok === true });
    if (answer?.ok) {
      const offset = offsetFrom(answer.headers.get('date'), { sent, received: Date.now() });
      if (offset !== undefined) {
        set({ offset });
        await reached(account, offset);
      }
    }
    return answer?.ok === true;
  }

  async function download(): Promise<void> {
    set({ busy: 'downloading' });
    try {
      await downloadVisits(local, me.sub, serverNow);
      set({ problem: undefined });
    } catch (error) {
      set({ problem: asProblem(error) });
    } finally {
      set({ busy: undefined });
      await show();
    }
  }

  async function sendAll(): Promise<void> {
    for (const { download: one, work } of state.visits ?? []) {
      if (work.progress.is !== 'queued') continue;
      if (clockMoved(work.offset, state.offset)) {
        await local.putWork({ ...work, progress: { is: 'clock' } });
        continue;
      }
      set({ busy: 'sending' });
      const ended = await sendVisit(work, one, depsOf(local, work.id));
      if (ended === 'later' || ended === 'signIn') break;
    }
    set({ busy: undefined });
  }

  async function sync(): Promise<void> {
    try {
      await navigator.locks.request('mingcha-visits', { ifAvailable: true }, async (lock) => {
        if (!lock || !(await contact()) || !isSignedIn) return;
        await show();
        await sendAll();
        await download();
      });
    } catch (error) {
      // The browser does not keep what it is given; what was kept before is still there.
      set({ problem: asProblem(error), busy: undefined });
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    local: () => local,
    serverNow,
    sync,
    setSignedIn(is) {
      isSignedIn = is;
    },
  };
}

const depsOf = (local: Local, id: string) => ({
  async sendFile({ id: file, name, type }: Work['files'][number]) {
    const bytes = await local.file(id, file, type);
    if (!bytes) throw new ApiProblem(422, fileGone(name));
    const sent = await filesApi.send(new File([bytes], name, { type }), {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    return sent.id;
  },
  act: (
    action: string,
    { etag, key, values }: { etag: string; key: string; values: Record<string, unknown> },
  ) => casesApi.act({ type: visitType, id }, action, { values }, etag, key),
  answer: (task: string, answer: string, values: Record<string, unknown>) =>
    casesApi.answer({ type: visitType, id }, task, { answer, values }),
  look: () => casesApi.get(visitType, id),
  keep: (work: Work) => local.putWork(work),
  now: () => Date.now(),
  newKey: () => crypto.randomUUID(),
});

const fileGone = (name: string) => ({
  code: 'file-gone',
  title: '文件不在本机',
  detail: `“${name}”已不在本机，请删除后重新拍摄或签名。`,
});
