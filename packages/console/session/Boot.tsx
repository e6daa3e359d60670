import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { read, setTokenSource } from '../api/http.ts';
import type { Me } from '../api/types.ts';
import { router } from '../router.tsx';
import { ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { loadConfig, type SiteConfig } from './config.ts';
import { lastAccount, markAccount } from './lastAccount.ts';
import { SignedContext } from './me.tsx';
import { SignIn } from './SignIn.tsx';
import { SignedInAgain, SignInAgain } from './SignInAgain.tsx';
import { hasSignIn, openSession, type Session } from './session.ts';

interface Opened {
  /** Missing while there is no network. */
  config?: SiteConfig;
  session: Session;
}

async function open(): Promise<Opened> {
  let config: SiteConfig;
  try {
    config = await loadConfig();
  } catch (error) {
    const session = await openWithout();
    if (!session) throw error;
    setTokenSource(session);
    return { session };
  }
  const session = await openSession(config);
  setTokenSource(session);
  return { config, session };
}

/** Without a network: opens what this browser keeps for the account that was used last. */
async function openWithout(): Promise<Session | undefined> {
  if (lastAccount() === null) return undefined;
  const { openLocally } = await import('../visits/local/opening.ts');
  return openLocally(async () => {
    const config = await loadConfig();
    await (await openSession(config)).signIn();
  });
}

// once per page load: the code in the address can be exchanged only once
let opening: Promise<Opened> | undefined;

function openOnce(): Promise<Opened> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** From an empty page to the sign-in page or the console itself. */
export function Boot() {
  const opened = useQuery({ queryKey: ['boot'], queryFn: openOnce, staleTime: Number.POSITIVE_INFINITY });
  const isLocal = opened.data?.session.local !== undefined;
  const { refetch } = opened;
  useEffect(() => {
    if (!isLocal) return;
    const goOn = async () => {
      // Who has to sign in first stays on the page, which says so.
      if (!hasSignIn()) return;
      opening = undefined;
      await refetch();
    };
    const again = () => void goOn();
    const timer = setInterval(again, 30_000);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isLocal, refetch]);
  if (opened.error) return <Alone problem={opened.error} retry={() => void opened.refetch()} />;
  if (!opened.data) return <Alone />;
  const { config, session } = opened.data;
  if (session.handedOver) return <SignedInAgain />;
  if (config && !session.user) return <SignIn config={config} session={session} />;
  return (
    <>
      <Signed session={session} />
      <SignInAgain session={session} />
    </>
  );
}

function Signed({ session }: { session: Session }) {
  const { local } = session;
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => read<Me>('/v1/me'),
    staleTime: 300_000,
    enabled: !local,
    ...(local && { initialData: local, initialDataUpdatedAt: 0 }),
  });
  const { data: known } = me;
  useEffect(() => {
    if (known && !local) markAccount(known);
  }, [known, local]);
  if (me.error && !me.data)
    return <Alone problem={me.error} retry={() => void me.refetch()} leave={session.signOut} />;
  if (!me.data) return <Alone />;
  return (
    <SignedContext.Provider value={{ me: me.data, session }}>
      <RouterProvider router={router} />
    </SignedContext.Provider>
  );
}

function Alone(props: { problem?: unknown; retry?: () => void; leave?: () => Promise<void> }) {
  const { problem, retry, leave } = props;
  return (
    <main className="alone">
      {problem ? <ProblemView error={problem} {...(retry ? { onRetry: retry } : {})} /> : <Skeleton />}
      {leave ? (
        <p style={{ marginTop: 12 }}>
          <button type="button" className="plain" onClick={() => void leave()}>
            退出并换一个账号登录
          </button>
        </p>
      ) : null}
    </main>
  );
}
