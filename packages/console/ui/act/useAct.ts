import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef } from 'react';
import { type ApiProblem, asProblem, problemText } from '../../api/problem.ts';

interface ActOptions<T> {
  /** A short word on success. */
  done?: string;
  onDone?: (result: T) => void | Promise<void>;
  /** True when the problem was dealt with on the spot; otherwise it is shown where the action has its place. */
  onProblem?: (problem: ApiProblem) => boolean;
}

/** An action of the user, as its buttons and forms see it. */
export interface Act<A> {
  run(input: A): void;
  /** Does it for a caller who shows its problem: resolves to that, or to undefined where none is left to be shown. */
  attempt(input: A): Promise<ApiProblem | undefined>;
  busy: boolean;
  problem: ApiProblem | undefined;
  reset(): void;
  /** Says that there is a place on the page that shows the problem; returns what takes that back. */
  takePlace(): () => void;
}

/** What an action is asked for; without an input it is always the same. */
const nameOf = (input: unknown): string => JSON.stringify(input) ?? '';

/**
 * An action of the user: its pending state, its word on success, its problem. The problem is shown in the action's place
 * (a form's, a confirmation's or a `Refusal`); only an action without one has it shown as a notice. Asked for the same
 * again while it is under way it is not done again: a double click comes before the button can show that it was pressed.
 */
export function useAct<A, T>(action: (input: A) => Promise<T>, options: ActOptions<T> = {}): Act<A> {
  const { message, notification } = App.useApp();
  const underWay = useRef(new Set<string>());
  const places = useRef(0);
  const attempts = useRef(new Map<string, { problem?: ApiProblem }>());
  const mutation = useMutation({
    mutationFn: action,
    onSuccess: (result: T) => {
      if (options.done) message.success(options.done);
      return options.onDone?.(result);
    },
    onError: (error, input) => {
      const problem = asProblem(error);
      if (options.onProblem?.(problem)) return;
      const attempt = attempts.current.get(nameOf(input));
      if (attempt) attempt.problem = problem;
      if (attempt || places.current > 0) return;
      notification.error({
        title: problem.title,
        description: problemText(problem),
        placement: 'top',
        duration: 8,
        className: 'pre',
      });
    },
    onSettled: (_result, _error, input) => {
      underWay.current.delete(nameOf(input));
    },
  });
  const { mutate, mutateAsync, reset } = mutation;
  const run = useCallback(
    (input: A) => {
      if (underWay.current.has(nameOf(input))) return;
      underWay.current.add(nameOf(input));
      mutate(input);
    },
    [mutate],
  );
  const attempt = useCallback(
    async (input: A) => {
      const name = nameOf(input);
      const asked: { problem?: ApiProblem } = {};
      attempts.current.set(name, asked);
      // the problem has come by `onError`
      await mutateAsync(input).catch(() => undefined);
      attempts.current.delete(name);
      return asked.problem;
    },
    [mutateAsync],
  );
  const takePlace = useCallback(() => {
    places.current++;
    // what an earlier form was refused is no news in this one
    reset();
    return () => {
      places.current--;
    };
  }, [reset]);
  return {
    run,
    attempt,
    busy: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    reset,
    takePlace,
  };
}
