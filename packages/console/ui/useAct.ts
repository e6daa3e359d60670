import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef } from 'react';
import { type ApiProblem, asProblem, problemText } from '../api/problem.ts';

interface ActOptions<T> {
  /** A short word on success. */
  done?: string;
  onDone?: (result: T) => void | Promise<void>;
  /** True when the problem was dealt with on the spot; otherwise it is shown as a notice. */
  onProblem?: (problem: ApiProblem) => boolean;
}

/** What an action is asked for; without an input it is always the same. */
const nameOf = (input: unknown): string => JSON.stringify(input) ?? '';

/**
 * An action of the user: its pending state, its word on success, its problem as a notice. Asked for the same again while
 * it is under way it is not done again: a double click comes before the button can show that it was pressed.
 */
export function useAct<A, T>(action: (input: A) => Promise<T>, options: ActOptions<T> = {}) {
  const { message, notification } = App.useApp();
  const underWay = useRef(new Set<string>());
  const mutation = useMutation({
    mutationFn: action,
    onSuccess: (result: T) => {
      if (options.done) message.success(options.done);
      return options.onDone?.(result);
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (options.onProblem?.(problem)) return;
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
  const { mutate } = mutation;
  const run = useCallback(
    (input: A) => {
      if (underWay.current.has(nameOf(input))) return;
      underWay.current.add(nameOf(input));
      mutate(input);
    },
    [mutate],
  );
  return {
    run,
    busy: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    reset: mutation.reset,
  };
}
