import { Button, Modal } from 'antd';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Session } from './session.ts';

/** Whether what is filled in on this page lies on the phone, where a sign-in leaves it. */
const isOnPhone = (): boolean => /^\/console\/visits(\/|$)/.test(window.location.pathname);

/** Over a page whose sign-in has expired: it stays as it is until the user has signed in again in another tab. */
export function SignInAgain({ session }: { session: Session }) {
  const main = useRef<HTMLButtonElement>(null);
  const address = useSyncExternalStore(session.again.onChange, session.again.address);
  return (
    <Modal
      title="登录已过期"
      open={address !== undefined}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      zIndex={2_000}
      // By itself the focus would be on the button that gives everything up.
      afterOpenChange={(open) => open && main.current?.focus()}
    >
      <div className="stack">
        <p>
          这个页面上已填写的内容还在。请在新打开的页面里用原来的账号重新登录，然后回到这里，刚才的操作会接着办理。
        </p>
        <div className="row end">
          <Button onClick={() => void session.signIn()}>
            {isOnPhone() ? '在这里登录，本机内容都在' : '放弃已填写的内容，在这里登录'}
          </Button>
          <Button ref={main} type="primary" onClick={() => window.open(address)}>
            重新登录
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** What the other tab says when it has done its part; where the browser lets it, it closes itself. */
export function SignedInAgain() {
  useEffect(() => window.close(), []);
  return (
    <main style={{ maxWidth: 520, margin: '18vh auto', padding: '0 16px' }}>
      <h1>已重新登录</h1>
      <p>请关闭这个页面，回到原来的页面继续。</p>
    </main>
  );
}
