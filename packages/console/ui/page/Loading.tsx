import { Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem, problemText } from '../../api/problem.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { BackToList } from './BackToList.tsx';

const widths = ['38%', '92%', '84%', '88%', '61%', '76%', '90%', '55%'];

/** Grey lines in place of what is still loading. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  return (
    <output className="skeleton" aria-label="正在载入">
      {widths.slice(0, lines).map((width) => (
        <span key={width} style={{ width }} />
      ))}
    </output>
  );
}

/** What is shown when there is nothing to show: what it means, and what to do next. */
export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children ? <div>{children}</div> : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}

interface ProblemViewProps {
  error: unknown;
  onRetry?: () => void;
  /** Whether it stands for a whole page, whose heading it has to give. */
  page?: boolean;
}

/** A problem in the place of what it prevented, with a way on: to the list where it is not there, else another try. */
export function ProblemView({ error, onRetry, page = false }: ProblemViewProps) {
  const problem = asProblem(error);
  const view = (
    <div className="problem" role="alert">
      {page ? null : <strong>{problem.title}</strong>}
      <div className="pre">{problemText(problem)}</div>
      {problem.status === 404 ? (
        <div>
          <BackToList />
        </div>
      ) : onRetry ? (
        <div>
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        </div>
      ) : null}
    </div>
  );
  if (!page) return view;
  return (
    <>
      <PageHead title={problem.title} />
      {view}
    </>
  );
}

interface Loading<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** One query's three faces: loading, failed, there. */
export function Loaded<T>({
  query,
  lines,
  page = false,
  children,
}: {
  query: Loading<T>;
  lines?: number;
  /** Whether the whole page waits for it, its heading too. */
  page?: boolean;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return <ProblemView error={query.error} onRetry={() => void query.refetch()} page={page} />;
  return <Skeleton {...(lines ? { lines } : {})} />;
}
