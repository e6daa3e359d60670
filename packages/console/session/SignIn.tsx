import './signin.css';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import mark from '../mark.svg';
import { ProblemView } from '../ui/page/Loading.tsx';
import type { DemoCity, SiteConfig } from './config.ts';
import { lastAccount } from './lastAccount.ts';
import type { Session } from './session.ts';

const KeptNote = lazy(async () => ({ default: (await import('../visits/local/KeptNote.tsx')).KeptNote }));

/** Before sign-in: one button; on a laptop also the demo accounts. */
export function SignIn({ config, session }: { config: SiteConfig; session: Session }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(session.failure);
  const go = (login?: string) => {
    setBusy(true);
    setProblem(undefined);
    session.signIn(login).catch((error: unknown) => {
      setBusy(false);
      setProblem(error);
    });
  };
  return (
    <main className="signin">
      <section className="signin-hero">
        <img src={mark} alt="" width={56} height={56} />
        <h1>明察</h1>
        <p className="signin-lead">监管工作台</p>
        <p>名录可核、抽取可验、时限可追。每一次双随机抽查，任何人都能重新算一遍。</p>
        {lastAccount() === null ? null : (
          <Suspense>
            <KeptNote />
          </Suspense>
        )}
        <Button type="primary" size="large" loading={busy} onClick={() => go()}>
          统一身份登录
        </Button>
        {problem ? <ProblemView error={problem} onRetry={() => go()} /> : null}
        <p className="small">
          <a href="/">公开查询入口</a> · <a href="/help/">用户手册</a>
        </p>
      </section>
      {config.demo ? <Demo cities={config.demo} onPick={go} busy={busy} /> : null}
    </main>
  );
}

function Demo(props: { cities: DemoCity[]; onPick: (login: string) => void; busy: boolean }) {
  return (
    <section className="signin-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">演示账号</h2>
      <p className="small muted">仅在本机演示环境出现。人员、企业均为虚构。</p>
      {props.cities.map((city) => (
        <div key={city.tenant} className="demo-city">
          <h3>{city.name}</h3>
          <ul>
            {city.accounts.map((account) => (
              <li key={account.login}>
                <button type="button" disabled={props.busy} onClick={() => props.onPick(account.login)}>
                  <strong>{account.label}</strong>
                  <span className="mono">
                    {account.login} / {account.password}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
