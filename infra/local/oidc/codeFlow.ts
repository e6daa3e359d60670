import { createHash } from 'node:crypto';

export const audience = 'urn:mingcha:api';

/** A browser as far as redirects and cookies go, at an address that the proxy before the provider names. */
export function browser(origin: string, address = '203.0.113.1') {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(url, origin), {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
        'x-forwarded-for': address,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const to = response.headers.get('location') ?? '';
    return { status: response.status, to, text: await response.text(), headers: response.headers };
  };
}
export type Browser = ReturnType<typeof browser>;

const codeVerifier = 'v'.repeat(43);

/** The console's side of the code flow. */
export function consoleOf({
  origin,
  token,
}: {
  origin: string;
  token: (body: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
}) {
  const redirectUri = `${origin}/console/callback`;
  const authorizeUrl = (more: Record<string, string> = {}) =>
    `/oidc/auth?${new URLSearchParams({
      client_id: 'console',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      resource: audience,
      state: 'here',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    })}`;
  return {
    authorizeUrl,
    /** Signs in with the form and comes back with the code. */
    async codeBy(go: Browser, form: Record<string, string>): Promise<string> {
      const { to } = await go(authorizeUrl());
      const sent = await go(to, form);
      const back = await go(sent.to);
      return new URL(back.to).searchParams.get('code') ?? '';
    },
    redeem: (code: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      token(
        {
          grant_type: 'authorization_code',
          client_id: 'console',
          code,
          redirect_uri: redirectUri,
          code_verifier: codeVerifier,
          ...more,
        },
        headers,
      ),
  };
}
