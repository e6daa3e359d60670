import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readLists } from '../api/lists/lists.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { Empty, ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { isKnown, learnLists, type RegisterKindName } from './kinds.ts';

/** The lists that the tenant has as data; pages of registers know them from then on. */
export function useLists(enabled = true) {
  return useQuery({
    queryKey: ['lists'],
    queryFn: async () => {
      const all = await readLists();
      learnLists(all);
      return all;
    },
    enabled,
  });
}

/** A page of a register, once it is known which registers the tenant has. */
export function KnownRegister({ kind, children }: { kind: RegisterKindName; children: ReactNode }) {
  const { error, isPending, refetch } = useLists(!isKnown(kind));
  if (isKnown(kind)) return children;
  return (
    <div className="page">
      <PageHead title="清单" />
      {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton lines={8} /> : null}
      {error || isPending ? null : (
        <Empty title="没有这份清单">它可能还没有公布，或者已经撤下。请从“各类清单”中选择。</Empty>
      )}
    </div>
  );
}
