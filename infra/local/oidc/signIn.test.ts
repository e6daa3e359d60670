import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audience, browser, consoleOf } from './codeFlow.ts';
import { admin, password, startTestOidc, type TestOidc } from './testing.ts';

let oidc: TestOidc;
let flow: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  oidc = await startTestOidc();
  flow = consoleOf(oidc);
});
afterAll(() => oidc.stop());
beforeEach(() => oidc.pass(3_600_000));

describe('signing in to the console', () => {
  it('ends with an access token that the API takes, and an ID token with the name', async () => {
    const code = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
    const answer = (await (await flow.redeem(code)).json()) as Record<string, string>;
    expect(await oidc.verifier.verify(answer.access_token!)).toEqual({
      sub: 'person-1',
      tenant: '620300',
      kind: 'person',
    });
    expect(decodeProtectedHeader(answer.access_token!)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const { exp, iat } = decodeJwt(answer.access_token!);
    expect(exp! - iat!).toBe(3600);
    expect(decodeJwt(answer.id_token!)).toMatchObject({ sub: 'person-1', name: '赵明', aud: 'console' });
  });

  it('works from a page, whose requests name their origin, and only from ours', async () => {
    const from = async (origin: string) => {
      const code = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
      return flow.redeem(code, {}, { origin });
    };
    expect((await from(oidc.origin)).status).toBe(200);
    expect((await from('https://evil.example')).status).toBe(400);
  });

  it('can be renewed with the refresh token, once each', async () => {
    const code = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
    const first = (await (await flow.redeem(code)).json()) as Record<string, string>;
    const renew = () =>
      oidc.token({
        grant_type: 'refresh_token',
        client_id: 'console',
        refresh_token: first.refresh_token!,
        resource: audience,
      });
    const renewed = await renew();
    expect(renewed.status).toBe(200);
    const { access_token: fresh } = (await renewed.json()) as Record<string, string>;
    expect((await oidc.verifier.verify(fresh!)).sub).toBe('person-1');
    expect((await renew()).status).toBe(400);
  });

  it('asks nothing of somebody who has signed in already', async () => {
    const go = browser(oidc.origin);
    await flow.codeBy(go, { login: admin.login, password });
    const again = await go(flow.authorizeUrl());
    expect(new URL(again.to).searchParams.get('code')).toBeTruthy();
  });

  it('takes one click for a demo account, and only for those on the page', async () => {
    const code = await flow.codeBy(browser(oidc.origin), { demo: admin.login });
    expect((await flow.redeem(code)).status).toBe(200);
    await oidc.accounts.put({ ...admin, id: 'person-9', login: 'not-demo' }, 'x');
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    expect((await go(to, { demo: 'not-demo' })).status).toBe(422);
  });

  it('needs the verifier that belongs to the code, the registered address, and the code only once', async () => {
    const code = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
    expect((await flow.redeem(code, { code_verifier: 'w'.repeat(43) })).status).toBe(400);
    const other = await flow.codeBy(browser(oidc.origin), { login: admin.login, password });
    expect((await flow.redeem(other)).status).toBe(200);
    expect((await flow.redeem(other)).status).toBe(400);
    const elsewhere = await browser(oidc.origin)(
      flow.authorizeUrl({ redirect_uri: 'http://evil.example/callback' }),
    );
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.text).toContain('无法完成登录');
  });

  it('is refused without PKCE', async () => {
    const back = await browser(oidc.origin)(
      flow.authorizeUrl({ code_challenge: '', code_challenge_method: '' }),
    );
    expect(back.to).toContain('error=invalid_request');
  });

  it('is refused for another audience', async () => {
    const back = await browser(oidc.origin)(flow.authorizeUrl({ resource: 'urn:other:api' }));
    expect(back.to).toContain('error=invalid_target');
  });

  it('ends by signing out: the session is gone', async () => {
    const go = browser(oidc.origin);
    const code = await flow.codeBy(go, { login: admin.login, password });
    const { id_token: hint } = (await (await flow.redeem(code)).json()) as Record<string, string>;
    const query = new URLSearchParams({
      id_token_hint: hint!,
      post_logout_redirect_uri: `${oidc.origin}/console/`,
    });
    const asked = await go(`/oidc/session/end?${query}`);
    expect(asked.text).toContain('确定退出登录');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    const done = await go('/oidc/session/end/confirm', { xsrf, logout: 'yes' });
    expect(done.to).toBe(`${oidc.origin}/console/`);
    expect((await go(flow.authorizeUrl())).to).toContain('/oidc/interaction/');
  });
});

describe('the sign-in page', () => {
  it('is in Chinese, escaped, without scripts, and fills in the hinted demo account', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl({ login_hint: admin.login }));
    const { text, headers } = await go(to);
    expect(text).toContain('登录名');
    expect(text).toContain('&#60;赵明&#62;');
    expect(text).toContain(`value="${admin.login}"`);
    expect(text).toContain(`value="${password}"`);
    expect(text).not.toContain('<script');
    expect(text).not.toContain(' style=');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const style = /href="([^"]+\.css)"/.exec(text)?.[1] ?? '';
    expect((await go(style)).headers.get('content-type')).toContain('text/css');
  });

  it('does not reflect a hint that is markup', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl({ login_hint: '"><img src=x>' }));
    expect((await go(to)).text).not.toContain('<img');
  });

  it('says what is wrong without saying whether the login exists', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    const wrong = await go(to, { login: admin.login, password: 'guess' });
    const nobody = await go(to, { login: 'nobody', password: 'guess' });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    expect(wrong.text).toContain('登录名或密码不正确');
    expect(nobody.text.replaceAll('nobody', admin.login)).toBe(wrong.text);
    expect((await go(to, { login: '', password: '' })).text).toContain('请填写');
  });

  it('stops guessing after a few tries, even with the right password, and says at the form how long', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    for (let i = 0; i < 5; i++) await go(to, { login: admin.login, password: `guess ${i}` });
    const closed = await go(to, { login: admin.login, password });
    expect(closed.status).toBe(429);
    expect(closed.headers.get('retry-after')).toBe('30');
    expect(closed.text).toContain('尝试次数过多，请 30 秒后再试');
    expect(closed.text).toContain('<label for="password">');
    oidc.pass(30_000);
    expect((await go(to, { login: admin.login, password: 'one more guess' })).status).toBe(422);
    expect((await go(to, { login: admin.login, password })).text).toContain('请 1 分钟后再试');
    oidc.pass(60_000);
    expect((await go(to, { login: admin.login, password })).status).toBe(303);
  });

  it('counts a login that there is not like one that there is', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    for (let i = 0; i < 5; i++)
      expect((await go(to, { login: 'no-such-one', password: 'guess' })).status).toBe(422);
    expect((await go(to, { login: 'no-such-one', password: 'guess' })).status).toBe(429);
    expect((await go(to, { login: admin.login, password })).status).toBe(303);
  });

  it('let others lock the owner out, who signs in at another address and in a browser known before', async () => {
    const own = browser(oidc.origin);
    await flow.codeBy(own, { login: admin.login, password });
    const other = browser(oidc.origin);
    const { to } = await other(flow.authorizeUrl());
    for (let i = 0; i < 6; i++) await other(to, { login: admin.login, password: 'guess' });
    expect((await other(to, { login: admin.login, password })).status).toBe(429);
    const again = (await own(flow.authorizeUrl({ prompt: 'login' }))).to;
    const back = await own(again, { login: admin.login, password });
    expect(back.status).toBe(303);
    expect(back.headers.getSetCookie().join()).toMatch(/mingcha-device-\w+=.*HttpOnly; SameSite=Strict/);
    const elsewhere = browser(oidc.origin, '198.51.100.7');
    const there = (await elsewhere(flow.authorizeUrl())).to;
    expect((await elsewhere(there, { login: admin.login, password })).status).toBe(303);
  });

  it('let one address try many logins for nothing', async () => {
    const go = browser(oidc.origin, '203.0.113.77');
    const { to } = await go(flow.authorizeUrl());
    const statuses = [];
    for (let i = 0; i < 21; i++)
      statuses.push((await go(to, { login: `person-${i}`, password: 'Spring2026' })).status);
    expect(statuses).toEqual([...Array(20).fill(422), 429]);
  });

  it('is not open to somebody without the cookie of that sign-in', async () => {
    const { to } = await browser(oidc.origin)(flow.authorizeUrl());
    const stranger = await browser(oidc.origin)(to, { login: admin.login, password });
    expect(stranger.status).toBe(400);
    expect(stranger.text).toContain('登录页面已过期');
  });

  it('refuses an enormous form', async () => {
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    expect((await go(to, { login: 'a'.repeat(20_000), password })).status).toBe(413);
  });

  it('keeps a disabled person out', async () => {
    await oidc.accounts.put({ ...admin, id: 'person-2', login: 'gone', status: 'disabled' }, password);
    const go = browser(oidc.origin);
    const { to } = await go(flow.authorizeUrl());
    expect((await go(to, { login: 'gone', password })).status).toBe(422);
  });
});
