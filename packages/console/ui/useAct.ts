import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { type ApiProblem, asProblem, problemText } from '../api/problem.ts';

interface ActOptions<T> {
  /** A short word on success. */
  done?: string;
  onDone?: (result: T) => void | Promise<void>;
  /** True when the problem was dealt with on the spot; otherwise it is shown as a notice. */
  onProblem?: (problem: ApiProblem) => boolean;
}

/** An action of the user: its pending state, its word on success, its problem as a notice. */
export function useAct<A, T>(action: (input: A) => Promise<T>, options: ActOptions<T> = {}) {
  const { message, notification } = App.useApp();
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
  });
  return {
    run: mutation.mutate,
    busy: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    reset: mutation.reset,
  };
}
