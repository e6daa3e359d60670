import { Button } from 'antd';
import { useState } from 'react';
import { type Beacon, drawsApi } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { count } from '../../ui/show/format.ts';
import { useDrawAct } from '../useDraw.ts';
import { BeaconForm } from './BeaconForm.tsx';
import { Countdown } from './Countdown.tsx';
import { Parties } from './Parties.tsx';

interface SeedWaitProps {
  draw: Draw;
  etag: string;
  onDrawn: () => void;
}

/**
 * Between commitment and drawing: what is awaited. When the seed is there the draw is executed by itself; only a rehearsal
 * has a button, and a city without a way to the beacon brings the round itself.
 */
export function SeedWait({ draw, etag, onDrawn }: SeedWaitProps) {
  const [refusal, setRefusal] = useState<string>();
  const execute = useDrawAct(
    draw.id,
    (beacon: Beacon | undefined) => drawsApi.execute(draw.id, beacon, etag),
    {
      done: '抽取完成',
      onDone: onDrawn,
      onProblem: (problem) => {
        if (problem.code !== 'seed-not-ready' && problem.code !== 'bad-beacon') return false;
        setRefusal(problem.detail);
        return true;
      },
    },
  );
  const askExecute = useAsk(execute);
  const round = draw.plan?.seed.source === 'drand' ? draw.plan.seed.round : undefined;
  const due = draw.seedDueAt ? Date.parse(draw.seedDueAt) : undefined;
  const run = (beacon?: Beacon) => {
    setRefusal(undefined);
    askExecute(beacon, question(draw));
  };
  return (
    <div className="seed-wait">
      {draw.source === 'drand' && due !== undefined ? <Countdown due={due} round={round} /> : null}
      {draw.source === 'witness' ? <Parties draw={draw} /> : null}
      <p role="status">{waitWords(draw)}</p>
      {refusal ? (
        <div className="note warn" role="alert">
          {refusal}
        </div>
      ) : null}
      {draw.can.includes('execute') && round !== undefined && !draw.seedReady ? (
        <details>
          <summary>本系统没有连接公共信标时，由人提交该轮签名</summary>
          <BeaconForm round={round} busy={execute.busy} onSend={(signature) => run({ round, signature })} />
        </details>
      ) : null}
      {draw.can.includes('execute') && draw.source === 'local' ? (
        <div className="row">
          <Button type="primary" size="large" loading={execute.busy} onClick={() => run()}>
            执行抽取
          </Button>
          <span className="muted">结果由承诺与种子唯一确定，谁来按、按几次都一样</span>
        </div>
      ) : null}
    </div>
  );
}

function waitWords({ source, seedReady }: Draw): string {
  if (source === 'local') return '演练：执行时由服务器自己产生随机数，结果不可公开验证。';
  if (seedReady) return '随机种子已到，系统正在自动抽取…';
  return source === 'witness'
    ? '全部见证方公开随机数后，系统自动抽取，时刻不由任何人选择。'
    : '信标该轮发布后，系统自动取得并抽取，时刻不由任何人选择。';
}

/** What is asked before a draw is executed: a result cannot be taken back. */
const question = (draw: Draw) => ({
  title: '现在执行抽取？',
  content: (
    <>
      <p>
        执行后不能撤销，也不能重抽：
        {draw.frame
          ? `从 ${count(draw.frame.objects)} 户检查对象、${count(draw.frame.inspectors)} 名执法人员中`
          : ''}
        一次抽定检查对象、候补和执法检查人员。
      </p>
      <p>结果有误时只能公开原因作废，编号保留；无法检查的对象只能由候补依次递补。</p>
    </>
  ),
  okText: '执行抽取',
});
