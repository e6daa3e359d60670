import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { accountOf } from '../../session/lastAccount.ts';
import { useSigned } from '../../session/me.tsx';
import { type Desk, type DeskState, openDesk } from './desk.ts';

let current: { account: string; desk: Promise<Desk> } | undefined;

/** How often it is tried again while something waits or nobody is reached, in milliseconds. */
const period = 15_000;
/** Otherwise only each so many-th time. */
const seldom = 20;

/** The visits on this phone, once they are read. They are synced whenever the network is back, and now and then. */
export function useDesk(): { desk?: Desk; failed?: ApiProblem } {
  const { me, session } = useSigned();
  const account = accountOf(me);
  const isSignedIn = session.local === undefined;
  const [opened, setOpened] = useState<{ desk?: Desk; failed?: ApiProblem }>({});
  useEffect(() => {
    if (current?.account !== account) current = { account, desk: openDesk(me) };
    let isHere = true;
    current.desk.then(
      (desk) => isHere && setOpened({ desk }),
      (error: unknown) => {
        current = undefined;
        if (isHere) setOpened({ failed: asProblem(error) });
      },
    );
    return () => {
      isHere = false;
    };
  }, [account, me]);
  const { desk } = opened;
  useEffect(() => {
    if (!desk) return;
    desk.setSignedIn(isSignedIn);
    const sync = () => void desk.sync();
    const shown = () => document.visibilityState === 'visible' && sync();
    sync();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks++;
      if (isWaiting(desk.state()) || ticks % seldom === 0) sync();
    }, period);
    window.addEventListener('online', sync);
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', sync);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [desk, isSignedIn]);
  return opened;
}

/** Whether the system is to be asked again soon. */
const isWaiting = ({ isReached, visits = [] }: DeskState): boolean =>
  !isReached || visits.some(({ work }) => work.progress.is === 'queued');

/** What the pages show, anew after each change. */
export const useDeskState = (desk: Desk): DeskState => useSyncExternalStore(desk.subscribe, desk.state);

/** Whether there is a network, as far as the browser knows and the last try has shown. */
export function useOnline(desk: Desk): boolean {
  const { isReached } = useDeskState(desk);
  const { session } = useSigned();
  const isConnected = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  return isConnected && (isReached ?? session.local === undefined);
}

function subscribeOnline(changed: () => void): () => void {
  for (const name of ['online', 'offline']) window.addEventListener(name, changed);
  return () => {
    for (const name of ['online', 'offline']) window.removeEventListener(name, changed);
  };
}
