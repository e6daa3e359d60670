/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { PageHead } from '../parts/page.tsx';
import '../style/services.css';
import { type Followed, fetchCase } from './api.ts';
import { CaseView } from './caseView.tsx';

/** What somebody finds behind the code of a paper about a matter of theirs, and what they can do. */
export function MatterPage({ tenant, token }: { tenant: string; token: string }) {
  const holder = { tenant, link: token };
  const [found, reload] = useResource(token, () => fetchCase(holder));
  const [followed, setFollowed] = useState<Followed>();
  useEffect(() => setFollowed(undefined), [token]);
  return (
    <>
      <PageHead
        title={found.phase === 'ready' ? found.value.value.typeTitle : '您的事项'}
        trail={[{ to: '/', text: '首页' }]}
      />
      <Awaited resource={found} retry={reload} lines={8}>
        {(first) => <CaseView holder={holder} followed={followed ?? first} onFollowed={setFollowed} />}
      </Awaited>
    </>
  );
}
