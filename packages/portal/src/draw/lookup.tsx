/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchObject } from '../api/public.ts';
import { useResource } from '../api/useResource.ts';
import { Answer } from '../parts/answer.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { LookupForm } from '../parts/lookupForm.tsx';

type Asked = { tenant: string; draw: string; id: string; seed: string | undefined };

function Asking({ tenant, draw, id, seed }: Asked) {
  const [answer, reload] = useResource(id, (signal) => fetchObject(tenant, draw, id, signal));
  return (
    <div aria-live="polite">
      <p class="asked">
        <code>{id}</code>
      </p>
      <Awaited resource={answer} retry={reload} lines={2}>
        {(value) => <Answer answer={value} id={id} seed={seed} />}
      </Awaited>
    </div>
  );
}

/** Looks one enterprise up in one draw. */
export function Lookup({ tenant, draw, seed }: Omit<Asked, 'id'>) {
  const [id, setId] = useState('');
  return (
    <section class="card" aria-labelledby="lookup">
      <h2 id="lookup">查一家企业</h2>
      <LookupForm onAsk={setId} />
      {id !== '' && <Asking tenant={tenant} draw={draw} id={id} seed={seed} />}
    </section>
  );
}
