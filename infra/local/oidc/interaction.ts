import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressOf } from '@mingcha/http';
import type Provider from 'oidc-provider';
import type { Account, Accounts } from './accounts.ts';
import type { DemoCities } from './demo.ts';
import type { Devices } from './devices.ts';
import { errorPage, type SignInError, signInPage } from './pages.ts';
import type { SignInLog } from './signInLog.ts';
import { signInKeys, type Tries } from './tries.ts';

export type InteractionInit = {
  provider: Provider;
  accounts: Accounts;
  tries: Tries;
  addressOf: AddressOf;
  devices: Devices;
  log: Pick<SignInLog, 'person' | 'personFailed'>;
  demo: () => DemoCities;
};

const maxForm = 10_000;

/** The sign-in page and what is sent from it, at `/oidc/interaction/{uid}`. */
export function createInteraction(init: InteractionInit) {
  const { provider, accounts, tries, addressOf, devices, log, demo } = init;
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
      if (error?.kind === 'wait') response.setHeader('retry-after', error.seconds);
      send(response, status, signInPage({ uid, login, password, error, demo: demo() }));
    };

    if (request.method !== 'POST') {
      const { login_hint: hint } = details.params;
      return show(200, typeof hint === 'string' ? hint : '');
    }
    const form = await readForm(request);
    if (!form) return send(response, 413, errorPage('too_large'));
    const login = (form.get('login') ?? '').trim().toLowerCase();
    const outcome = form.has('demo')
      ? signInDemo(form.get('demo') ?? '')
      : await signIn(request, response, { login, password: form.get('password') ?? '' });
    if ('kind' in outcome) {
      show(outcome.kind === 'wait' ? 429 : 422, login, outcome);
      // After the response: only a login that there is, is recorded, and nobody is to see that by the time it takes.
      return recordFailure(login, outcome);
    }
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

  async function signIn(
    request: IncomingMessage,
    response: ServerResponse,
    { login, password }: { login: string; password: string },
  ): Promise<Account | SignInError> {
    if (!login || !password) return { kind: 'empty' };
    const device = devices.find(request.headers.cookie, login);
    const begun = tries.begin(...signInKeys(login, addressOf(request), device));
    if ('wait' in begun) return { kind: 'wait', seconds: begun.wait };
    const account = await accounts.signIn(login, password);
    if (!account) return { kind: 'wrong' };
    begun.succeeded();
    response.appendHeader('set-cookie', devices.cookie(login, device));
    return account;
  }

  async function recordFailure(login: string, { kind }: SignInError): Promise<void> {
    const meant = kind === 'empty' ? undefined : accounts.findByLogin(login);
    if (!meant) return;
    const wrong = meant.status === 'active' ? '密码不正确' : '账号已停用';
    await log.personFailed(meant, kind === 'wait' ? '尝试次数过多，暂不受理' : wrong);
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
