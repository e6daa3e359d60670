import { browser, consoleOf, demoPassword } from '@mingcha/local/testing';
import { decodeJwt } from 'jose';

/** Somebody's name and password; that of a demo account is known. */
export type Account = { login: string; password?: string };

/**
 * Signs in as the console does, without a page: what its tab then keeps in `sessionStorage`, by its keys. Throws where the
 * provider refuses.
 */
export async function signedIn(url: string, { login, password = demoPassword }: Account) {
  const config = (await (await fetch(`${url}/config.json`)).json()) as { issuer: string; clientId: string };
  const token = (body: Record<string, string>) =>
    fetch(`${config.issuer}/token`, { method: 'POST', body: new URLSearchParams(body) });
  const flow = consoleOf({ origin: url, token });
  const code = await flow.codeBy(browser(url), { login, password });
  const response = await flow.redeem(code);
  if (!response.ok) throw new Error(`${login} was not let in: ${await response.text()}`);
  const { expires_in, ...tokens } = (await response.json()) as { expires_in: number; id_token: string };
  const user = {
    ...tokens,
    profile: decodeJwt(tokens.id_token),
    expires_at: Math.floor(Date.now() / 1_000) + expires_in,
  };
  return { [`oidc.user:${config.issuer}:${config.clientId}`]: JSON.stringify(user) };
}
