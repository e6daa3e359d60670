import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Account, Accounts } from './accounts.ts';
import type { DemoCities } from './demo.ts';
import { errorPage, type SignInError, signInPage } from './pages.ts';
import type { SignInLog } from './signInLog.ts';
import type { Tries } from './tries.ts';

export type InteractionInit = {
  provider: Provider;
  accounts: Accounts;
  tries: Tries;
  log: Pick<SignInLog, 'person' | 'personFailed'>;
  demo: () => DemoCities;
};

const maxForm = 10_000;

/** The sign-in page and what is sent from it, at `/oidc/interaction/{uid}`. */
export function createInteraction({ provider, accounts, tries, log, demo }: InteractionInit) {
  const known = (login: string) =>
    demo()
      .flatMap((city) => city.accounts)
      .find((account) => account.login === login);

  return async (request: IncomingMessage, response: ServerResponse, uid: string): Promise<void> => {
    const details = await provider.interactionDetails(request, response).catch(() => undefined);
    if (details?.uid !== uid || details.prompt.name !== 'login')
      return send(response, 400, errorPage('interaction_expired'));
    const show = (status: number, login: string, error?: SignInError) => {
      const password = error ? '' : (known(login)?.password ?? '');
      send(response, status, signInPage({ uid, login, password, error, demo: demo() }));
    };

    if (request.method !== 'POST') {
      const { login_hint: hint } = details.params;
      return show(200, typeof hint === 'string' ? hint : '');
    }
    const form = await readForm(request);
    if (!form) return send(response, 413, errorPage('too_large'));
    const login = (form.get('login') ?? '').trim().toLowerCase();
    const outcome = form.has('demo') ? signInDemo(form.get('demo') ?? '') : await signIn(login, form);
    if ('kind' in outcome) return show(outcome.kind === 'wait' ? 429 : 422, login, outcome);
    await log.person(outcome);
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: outcome.id } },
      { mergeWithLastSubmission: false },
    );
  };

  function signInDemo(login: string): Account | SignInError {
    const account = known(login) && accounts.findByLogin(login);
    return account?.status === 'active' ? account : { kind: 'wrong' };
  }

  async function signIn(login: string, form: URLSearchParams): Promise<Account | SignInError> {
    const password = form.get('password') ?? '';
    if (!login || !password) return { kind: 'empty' };
    const minutes = tries.waitFor(login);
    if (minutes > 0) return { kind: 'wait', minutes };
    // Counted before the slow check, so that many tries at once count too.
    tries.failed(login);
    const account = await accounts.signIn(login, password);
    if (!account) {
      const meant = accounts.findByLogin(login);
      if (meant) await log.personFailed(meant, meant.status === 'active' ? '密码不正确' : '账号已停用');
      return { kind: 'wrong' };
    }
    tries.succeeded(login);
    return account;
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

/** The form sent; undefined when it is larger than any sign-in. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxForm) parts.push(part);
  }
  return size <= maxForm ? new URLSearchParams(Buffer.concat(parts).toString('utf8')) : undefined;
}
