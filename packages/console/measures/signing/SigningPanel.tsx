import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Signed, SigningStep } from '../../api/measures/reportTypes.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';

const words: Record<SigningStep, string> = {
  submit: '送审',
  review: '审核通过',
  return: '退回修改',
  issue: '签发',
};

interface SigningPanelProps<V> {
  paper: Signed & { id: string; by: { name: string }; createdAt: string };
  version: (no: number) => Promise<V>;
  /** A version as it is read. */
  children: (version: V) => ReactNode;
}

/** How a paper came to its signature, with every version that was handed in. */
export function SigningPanel<V>({ paper, version, children }: SigningPanelProps<V>) {
  const [no, setNo] = useState<number>();
  return (
    <Panel title="拟稿、审核、签发">
      <ol className="history">
        <Step title={`拟稿，${paper.by.name}`} at={paper.createdAt} />
        {paper.steps.map(({ do: how, at, by, reason, version: handedIn }) => (
          <Step key={at + how} title={`${words[how]}，${by.name}`} at={at} text={reason}>
            {handedIn === undefined ? null : (
              <Button size="small" onClick={() => setNo(handedIn)}>
                看第 {handedIn} 稿
              </Button>
            )}
          </Step>
        ))}
      </ol>
      <Dialog title={`第 ${no} 稿`} open={no !== undefined} onClose={() => setNo(undefined)} width={760}>
        {no === undefined ? null : <Version {...{ id: paper.id, no, version }}>{children}</Version>}
      </Dialog>
    </Panel>
  );
}

interface StepProps {
  title: string;
  at: string;
  text?: string | undefined;
  children?: ReactNode;
}

const Step = ({ title, at, text, children }: StepProps) => (
  <li>
    <span className="row" style={{ gap: '0 12px' }}>
      <strong>{title}</strong>
      <span className="muted small">{instant(at)}</span>
      {children}
    </span>
    {text ? <span className="report-text">{text}</span> : null}
  </li>
);

interface VersionProps<V> extends Pick<SigningPanelProps<V>, 'version' | 'children'> {
  id: string;
  no: number;
}

function Version<V>({ id, no, version, children }: VersionProps<V>) {
  const query = useQuery({
    queryKey: ['version', id, no],
    queryFn: () => version(no),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} lines={6}>
      {children}
    </Loaded>
  );
}
