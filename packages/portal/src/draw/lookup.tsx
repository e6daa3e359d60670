/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchObject } from '../api/public.ts';
import type { DrawPage } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Answer } from '../parts/answer.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { LookupForm } from '../parts/lookupForm.tsx';

type Asked = { tenant: string; draw: DrawPage; id: string };

function Asking({ tenant, draw, id }: Asked) {
  const [answer, reload] = useResource(id, (signal) => fetchObject(tenant, draw.id, id, signal));
  return (
    <div aria-live="polite">
      <p class="asked">
        <code>{id}</code>
      </p>
      <Awaited resource={answer} retry={reload} lines={2}>
        {(value) => (
          <Answer answer={value} id={id} seed={draw.outcome?.seed} substitutions={draw.substitutions ?? []} />
        )}
      </Awaited>
    </div>
  );
}

/** Looks one enterprise up in one draw. */
export function Lookup({ tenant, draw }: Omit<Asked, 'id'>) {
  const [id, setId] = useState('');
  return (
    <section class="card" aria-labelledby="lookup">
      <h2 id="lookup">查一家企业</h2>
      <LookupForm onAsk={setId} />
      {id !== '' && <Asking tenant={tenant} draw={draw} id={id} />}
    </section>
  );
}
