/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/useResource.ts';
import { Skeleton } from './skeleton.tsx';
import { Trouble } from './trouble.tsx';

type AwaitedProps<T> = {
  resource: Resource<T>;
  retry: () => void;
  lines?: number;
  children: (value: T) => ComponentChildren;
};

/** Shows a skeleton, then what was loaded or what went wrong. */
export function Awaited<T>({ resource, retry, lines, children }: AwaitedProps<T>) {
  if (resource.phase === 'loading') return <Skeleton lines={lines ?? 4} />;
  if (resource.phase === 'failed') return <Trouble error={resource.error} retry={() => retry()} />;
  return <>{children(resource.value)}</>;
}
