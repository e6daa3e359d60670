import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { ApiProblem, networkProblem } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { againParameter, awaitHandOver, handOver } from './again.ts';
import type { SiteConfig } from './config.ts';

/** Who is signed in, for the whole page; tokens stay in this tab's sessionStorage. */
export interface Session {
  /** Who goes on without a network, as this browser knows them; nothing can be asked of the system then. */
  local?: Me;
  user: User | null;
  /** Why a sign-in that was under way did not succeed. */
  failure: ApiProblem | undefined;
  /** This tab was for signing in again on behalf of another one, and has done so. */
  handedOver: boolean;
  token(): Promise<string | null>;
  renew(): Promise<string | null>;
  signIn(login?: string): Promise<void>;
  /** What a sign-in that has expired waits for: the address to sign in again by, for a tab of its own. */
  again: { address(): string | undefined; onChange(listener: () => void): () => void };
  signOut(): Promise<void>;
}

/** Whether this tab keeps a sign-in, which may have expired. */
export const hasSignIn = (): boolean =>
  Object.keys(window.sessionStorage).some((key) => key.startsWith('oidc.user:'));

const home = '/console/';
const callback = '/console/callback';

function manager(config: SiteConfig): UserManager {
  const { origin } = window.location;
  const store = new WebStorageStateStore({ store: window.sessionStorage });
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: `${origin}${callback}`,
    post_logout_redirect_uri: `${origin}${home}`,
    response_type: 'code',
    scope: config.scope ?? 'openid profile',
    resource: config.audience,
    extraTokenParams: { resource: config.audience },
    userStore: store,
    stateStore: store,
    automaticSilentRenew: false,
    loadUserInfo: false,
    silentRequestTimeoutInSeconds: 8,
  });
}

function refused(error: unknown): ApiProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return new ApiProblem(400, {
    code: 'sign-in-failed',
    title: '登录没有完成',
    detail: `请重新登录；多次出现请联系系统管理员。（${reason}）`,
  });
}

/** Finishes a sign-in that is under way (the address is the callback), or takes up the one of this tab. */
export async function openSession(config: SiteConfig): Promise<Session> {
  const users = manager(config);
  let user = await users.getUser();
  let failure: ApiProblem | undefined;
  if (window.location.pathname === callback) {
    user = await users.signinRedirectCallback().catch((error: unknown) => {
      failure = refused(error);
      return null;
    });
    const target = (user?.state as { returnTo?: string } | undefined)?.returnTo ?? home;
    window.history.replaceState(null, '', target);
  }
  const asked = new URLSearchParams(window.location.search).get(againParameter);
  const handedOver = asked !== null && user !== null;
  if (handedOver && user) {
    handOver(asked, user);
    // Two tabs that renew by one refresh token would end each other's sign-in.
    await users.removeUser();
    user = null;
  }
  if (user?.expired) user = null;
  const sub = user?.profile.sub;

  let renewing: Promise<string | null> | null = null;
  const signIn = (login?: string) => {
    const { pathname, search } = window.location;
    return users.signinRedirect({
      state: { returnTo: pathname + search },
      ...(login ? { login_hint: login } : {}),
    });
  };
  const listeners = new Set<() => void>();
  let address: string | undefined;
  const wait = (next: string | undefined) => {
    address = next;
    for (const listener of listeners) listener();
  };
  /** Leaves the page as it is, with what was typed, until the same person has signed in again in another tab. */
  const signedInAgain = async () => {
    await users.removeUser();
    const id = crypto.randomUUID();
    wait(`${home}?${againParameter}=${id}`);
    const fresh = await awaitHandOver(id, sub);
    await users.storeUser(fresh);
    wait(undefined);
    return fresh.access_token;
  };
  const session: Session = {
    user,
    failure,
    handedOver,
    again: {
      address: () => address,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    token: async () => (await users.getUser())?.access_token ?? null,
    renew: () => {
      renewing ??= users
        .signinSilent()
        .then((fresh) => fresh?.access_token ?? null)
        .catch((error: unknown) => {
          // What fetch says when nobody was reached: the sign-in may be as good as before.
          if (error instanceof TypeError) throw networkProblem();
          return signedInAgain();
        })
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
    signIn,
    signOut: async () => {
      const idToken = (await users.getUser())?.id_token;
      await users.removeUser();
      window.sessionStorage.clear();
      await users
        .signoutRedirect({
          ...(idToken && { id_token_hint: idToken }),
          // Cognito goes by these two instead of the standard's `post_logout_redirect_uri`.
          extraQueryParams: { client_id: config.clientId, logout_uri: `${window.location.origin}${home}` },
        })
        .catch(() => window.location.assign(home));
    },
  };
  return session;
}
