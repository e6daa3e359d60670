/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { askedWrongly } from '../api/client.ts';
import { fetchObject } from '../api/public.ts';
import type { DrawPage } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Answer } from '../parts/answer.tsx';
import { Awaited } from '../parts/awaited.tsx';
import { LookupForm, type LookupProblem } from '../parts/lookupForm.tsx';

type AskingProps = {
  tenant: string;
  draw: DrawPage;
  id: string;
  onProblem: (problem: LookupProblem) => void;
};

function Asking({ tenant, draw, id, onProblem }: AskingProps) {
  const [answer, reload] = useResource(id, (signal) => fetchObject(tenant, draw.id, id, signal));
  const message = answer.phase === 'failed' ? askedWrongly(answer.error) : undefined;
  useEffect(() => {
    if (message !== undefined) onProblem({ id, message });
  }, [message, id, onProblem]);
  if (message !== undefined) return null;
  return (
    <div aria-live="polite">
      <p class="asked">
        <code>{id}</code>
      </p>
      <Awaited resource={answer} retry={reload} lines={2}>
        {(value) => <Answer answer={value} id={id} draw={draw} />}
      </Awaited>
    </div>
  );
}

/** Looks one enterprise up in one draw. */
export function Lookup({ tenant, draw }: Pick<AskingProps, 'tenant' | 'draw'>) {
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<LookupProblem>();
  return (
    <section class="card" aria-labelledby="lookup">
      <h2 id="lookup">查一家企业</h2>
      <LookupForm onAsk={setId} problem={problem} />
      {id !== '' && <Asking key={id} tenant={tenant} draw={draw} id={id} onProblem={setProblem} />}
    </section>
  );
}
