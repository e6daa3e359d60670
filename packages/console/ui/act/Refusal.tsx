import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef } from 'react';
import type { ApiProblem, FieldError } from '../../api/problem.ts';
import type { Act } from './useAct.ts';

interface Fields {
  problem: ApiProblem | undefined;
  /** Says that a field shows what is wrong at a pointer; returns what takes that back. */
  claim(pointer: string): () => void;
}

const FieldsContext = createContext<Fields | undefined>(undefined);

const isAt = (pointer: string, error: FieldError): boolean =>
  error.pointer === pointer || error.pointer?.startsWith(`${pointer}/`) === true;

/**
 * What the form's refused action said of the field at a JSON pointer, such as `/name`, and of what is in it; `isOuter` where
 * fields of its own show that.
 */
export function useFieldError(pointer: string | undefined, isOuter = false): string | undefined {
  const fields = useContext(FieldsContext);
  const claim = fields?.claim;
  useEffect(() => (pointer === undefined ? undefined : claim?.(pointer)), [pointer, claim]);
  if (pointer === undefined) return undefined;
  const errors =
    fields?.problem?.errors.filter((error) => (isOuter ? error.pointer === pointer : isAt(pointer, error))) ??
    [];
  return errors.length > 0 ? errors.map(({ message }) => message).join('；') : undefined;
}

/** The fields of one action: each shows what is wrong with it, and the rest stands below them. */
export function RefusedFields<A>({ act, children }: { act: Act<A> | undefined; children: ReactNode }) {
  const claimed = useRef(new Map<string, number>());
  const problem = act?.problem;
  const fields = useMemo<Fields>(
    () => ({
      problem,
      claim: (pointer) => {
        const { current } = claimed;
        current.set(pointer, (current.get(pointer) ?? 0) + 1);
        return () => {
          const left = (current.get(pointer) ?? 1) - 1;
          if (left > 0) current.set(pointer, left);
          else current.delete(pointer);
        };
      },
    }),
    [problem],
  );
  return (
    <FieldsContext.Provider value={fields}>
      {children}
      {act ? (
        <Refusal
          of={act}
          elsewhere={(error) => [...claimed.current.keys()].some((pointer) => isAt(pointer, error))}
        />
      ) : null}
    </FieldsContext.Provider>
  );
}

interface RefusalProps<A> {
  of: Act<A>;
  /** Whether an error is shown at its field already. */
  elsewhere?: (error: FieldError) => boolean;
}

/** The place of an action's problem: what keeps it from being done, and what to do about it. */
export function Refusal<A>({ of, elsewhere = () => false }: RefusalProps<A>) {
  const { takePlace, problem } = of;
  useEffect(() => takePlace(), [takePlace]);
  return problem ? <RefusalText problem={problem} elsewhere={elsewhere} /> : null;
}

/** A problem in words: a conflict by what to do, anything else with its title, and nothing twice. */
export function RefusalText({
  problem,
  elsewhere = () => false,
}: {
  problem: ApiProblem;
  elsewhere?: (error: FieldError) => boolean;
}) {
  const id = useId();
  const { title, status, errors } = problem;
  const detail = errors.some((error) => elsewhere(error) && error.message === problem.detail)
    ? undefined
    : problem.detail;
  const rest = errors.filter((error) => !elsewhere(error) && error.message !== detail);
  const shown = rest.slice(0, 8);
  return (
    <div className="problem" role="alert" aria-labelledby={id}>
      {status === 409 && detail ? null : <strong id={id}>{title}</strong>}
      {detail ? (
        <span className="pre" {...(status === 409 && { id })}>
          {detail}
        </span>
      ) : null}
      {shown.length > 0 ? (
        <ul>
          {shown.map(({ pointer = '', message }) => (
            <li key={`${pointer} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      {rest.length > shown.length ? (
        <span className="muted">还有 {rest.length - shown.length} 处</span>
      ) : null}
    </div>
  );
}
