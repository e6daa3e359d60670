import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCities } from './demo.ts';
import { html, page, type SafeHtml } from './html.ts';

/** What the sign-in page says above its form, if anything. */
export type SignInError = { kind: 'wrong' } | { kind: 'empty' } | { kind: 'wait'; seconds: number };

export type SignInPage = {
  uid: string;
  login: string;
  password: string;
  error: SignInError | undefined;
  demo: DemoCities;
};

/** The console's own mark, in the page, for the file has another address in each build. */
const mark: SafeHtml = {
  trusted: readFileSync(join(import.meta.dirname, '../../../packages/console/mark.svg'), 'utf8'),
};

const head = (lead: string) => html`<header>${mark}<div><h1>明察</h1><p>${lead}</p></div></header>`;

function errorText(error: SignInError): string {
  if (error.kind === 'empty') return '请填写登录名和密码。';
  if (error.kind === 'wait')
    return `尝试次数过多，请 ${waitText(error.seconds)}后再试，或联系本市系统管理员。`;
  return '登录名或密码不正确，请核对后重试。';
}

const waitText = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;

/** The form with login and password, and the demo accounts as one button each. */
export function signInPage({ uid, login, password, error, demo }: SignInPage): string {
  const alert = error && html`<p class="alert" role="alert" id="error">${errorText(error)}</p>`;
  const describedBy = error ? html` aria-describedby="error" aria-invalid="true"` : '';
  return page(
    '登录',
    html`<main class="${demo.length > 0 ? 'two' : 'one'}">
      <section class="card">
        ${head('监管工作台 · 统一身份登录')}
        ${alert}
        <form method="post" action="/oidc/interaction/${uid}">
          <label for="login">登录名</label>
          <input id="login" name="login" value="${login}" autocomplete="username" autocapitalize="none" spellcheck="false" required${login ? '' : html` autofocus`}${describedBy}>
          <label for="password">密码</label>
          <input id="password" name="password" type="password" value="${password}" autocomplete="current-password" required${login ? html` autofocus` : ''}${describedBy}>
          <button class="primary" type="submit">登录</button>
        </form>
        <p class="note">忘记密码请联系本市系统管理员。<a href="/">公开查询入口</a></p>
      </section>
      ${demo.length > 0 && demoSection(uid, demo)}
    </main>`,
  );
}

function demoSection(uid: string, demo: DemoCities): SafeHtml {
  return html`<section class="card demo" aria-labelledby="demo">
    <h2 id="demo">演示账号</h2>
    <p class="note">点击即可登录。仅在本机演示环境出现，人员均为虚构。</p>
    ${demo.map(
      (city) => html`<h3>${city.name}</h3>
        <form method="post" action="/oidc/interaction/${uid}"><ul>${city.accounts.map(
          ({ login, label }) =>
            html`<li><button type="submit" name="demo" value="${login}"><strong>${label}</strong><span>${login}</span></button></li>`,
        )}</ul></form>`,
    )}
  </section>`;
}

/** Asks before signing out; `form` is the provider's own, with its token against forgery. */
export const logoutPage = (form: string): string =>
  page(
    '退出登录',
    html`<main class="one"><section class="card">
      ${head('监管工作台')}
      <h2>确定退出登录？</h2>
      <p class="note">退出后需重新登录才能继续办理。</p>
      ${{ trusted: form }}
      <div class="row">
        <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>退出登录</button>
        <a class="button" href="/console/">返回工作台</a>
      </div>
    </section></main>`,
  );

const reasons: Record<string, string> = {
  interaction_expired: '登录页面已过期，或已在其他窗口完成登录。',
  too_large: '提交的内容过大。',
  server_error: '登录服务出现故障，请稍后重试。',
};

/** For requests that cannot go on; `code` is an OAuth error code. */
export const errorPage = (code: string): string =>
  page(
    '无法登录',
    html`<main class="one"><section class="card">
      ${head('监管工作台')}
      <h2>无法完成登录</h2>
      <p>${reasons[code] ?? '登录请求无效或已失效。'}请从工作台重新开始。</p>
      <p class="note">错误代码：<code>${code}</code></p>
      <div class="row"><a class="button primary" href="/console/">返回工作台重新登录</a></div>
    </section></main>`,
  );
