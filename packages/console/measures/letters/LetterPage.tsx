import '../rounds/rounds.css';
import { signingStates } from '@mingcha/kernel/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { lettersApi } from '../../api/measures/letters.ts';
import type { ChaseLetter, LetterInput } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { StateMark } from '../../ui/show/Mark.tsx';
import { ChaseSheet } from '../chase/ChaseSheet.tsx';
import { chaseLevels } from '../rounds/words.ts';
import { SigningActions } from '../signing/SigningActions.tsx';
import { SigningPanel } from '../signing/SigningPanel.tsx';
import { LetterForm } from './LetterForm.tsx';

/** One letter: a draft is edited and handed in, then it is reviewed and signed, and the chase goes out. */
export function LetterPage() {
  const { id } = useParams({ from: '/chases/letters/$id' });
  const query = useQuery({
    queryKey: ['letter', id],
    queryFn: () => lettersApi.get(id),
    refetchOnWindowFocus: false,
  });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => (
          <>
            <Whole key={etag} letter={data} etag={etag} />
            <SigningPanel paper={data} version={(no) => lettersApi.version(id, no)}>
              {({ text }) => <p className="report-text">{text}</p>}
            </SigningPanel>
          </>
        )}
      </Loaded>
      <TrailPanel kind="letter" id={id} />
    </div>
  );
}

interface WholeProps {
  letter: ChaseLetter;
  etag: string;
}

function Whole({ letter, etag }: WholeProps) {
  const [editing, setEditing] = useState(false);
  const deptName = useDeptName();
  return (
    <>
      <PageHead
        title={`${chaseLevels[letter.level]}函`}
        crumb={<Link to="/chases">← 督办</Link>}
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <StateMark of={signingStates[letter.state]} />
            <span>{deptName(letter.dept)}</span>
            {letter.chase ? (
              <Link to="/chases/$id" params={{ id: letter.chase }}>
                {letter.number}
              </Link>
            ) : null}
          </span>
        }
        actions={editing ? null : <Actions {...{ letter, etag }} onEdit={() => setEditing(true)} />}
      />
      {editing ? (
        <Editing {...{ letter, etag }} onClose={() => setEditing(false)} />
      ) : (
        <div className="sheet-fit">
          <ChaseSheet
            chase={{ ...letter, issuedAt: letter.issuedAt ?? new Date().toISOString() }}
            number={letter.number ?? '（签发时编号）'}
          />
        </div>
      )}
    </>
  );
}

function Editing({ letter, etag, onClose }: WholeProps & { onClose: () => void }) {
  const client = useQueryClient();
  const { notice, dept, level, answerWithin, measures, text } = letter;
  const save = useAct((given: LetterInput) => lettersApi.save(letter.id, given, etag), {
    done: '已保存',
    onDone: (answer) => {
      client.setQueryData(['letter', letter.id], answer);
      void client.invalidateQueries({ queryKey: ['letters'] });
      onClose();
    },
  });
  return (
    <Panel>
      <LetterForm
        letter={{ notice, dept, level, answerWithin, measures, text }}
        act={save}
        submit="保存"
        onSubmit={save.run}
        onClose={onClose}
      />
    </Panel>
  );
}

function Actions({ letter, etag, onEdit }: WholeProps & { onEdit: () => void }) {
  const { id, can } = letter;
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = () => {
    for (const key of ['letters', 'chases', 'overdue']) void client.invalidateQueries({ queryKey: [key] });
  };
  const remove = useAct(() => lettersApi.remove(id, etag), {
    done: '草稿已删除',
    onDone: () => {
      renew();
      void navigate({ to: '/chases' });
    },
  });
  const askRemove = useAsk(remove);
  return (
    <>
      {can.includes('delete') ? (
        <Button
          danger
          loading={remove.busy}
          onClick={() =>
            askRemove(undefined, {
              title: '删除这份草稿？',
              content: '还没有编号，删除后不留空号。',
              okText: '删除',
              danger: true,
            })
          }
        >
          删除
        </Button>
      ) : null}
      {can.includes('edit') ? <Button onClick={onEdit}>修改</Button> : null}
      <SigningActions
        paper={letter}
        noun="督办函"
        step={(step, reason) => lettersApi.step(id, step, reason, etag)}
        onDone={(answer) => {
          client.setQueryData(['letter', id], answer);
          renew();
        }}
        onLost={() => void client.invalidateQueries({ queryKey: ['letter', id] })}
      />
    </>
  );
}
