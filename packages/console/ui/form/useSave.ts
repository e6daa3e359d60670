import { useQueryClient } from '@tanstack/react-query';
import { type Act, useAct } from '../act/useAct.ts';
import type { Rebase } from './useRebase.ts';

/**
 * Saves a form that others may have open too, and loads anew what it shows, which `queryKey` names: after the save, and
 * where somebody else was faster, so that the form says what differs.
 */
export function useSave<A, T>(
  form: Pick<Rebase<unknown>, 'saved'>,
  queryKey: string,
  action: (input: A) => Promise<T>,
  { done, onDone }: { done?: string; onDone?: (result: T) => void } = {},
): Act<A> {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: [queryKey] });
  return useAct(action, {
    ...(done !== undefined && { done }),
    onDone: (result) => {
      form.saved();
      onDone?.(result);
      return reload();
    },
    onProblem: ({ status }) => {
      if (status === 412) void reload();
      return status === 412;
    },
  });
}
