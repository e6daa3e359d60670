/** @jsxImportSource preact */
import type { DrawPage, Plan } from '../api/types.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Hash, ShortHash } from '../parts/hash.tsx';
import { Countdown, When } from '../parts/when.tsx';
import { ProgramHash } from '../witness/program.tsx';
import { sourceWords } from '../words/draw.ts';
import { type Reveal, readReveal } from './reveal.ts';

function partyNames(draw: DrawPage): (id: string) => string {
  const names = new Map(draw.departments.map((department) => [department.id, department.name]));
  return (id) => draw.parties?.find((party) => party.id === id)?.name ?? names.get(id) ?? id;
}

function Material({ reveal, nameOf }: { reveal: Reveal; nameOf: (id: string) => string }) {
  if (reveal.source === 'drand') {
    return (
      <>
        <Fact name="信标轮次">{reveal.round}</Fact>
        <Fact name="信标签名">
          <Hash value={reveal.signature} what="信标签名" />
        </Fact>
      </>
    );
  }
  if (reveal.source === 'local') {
    return (
      <Fact name="服务器随机数">
        <Hash value={reveal.random} what="服务器随机数" />
      </Fact>
    );
  }
  return (
    <>
      {reveal.nonces.map(([party, nonce]) => (
        <Fact key={party} name={`${nameOf(party)}公开的随机数`}>
          <Hash value={nonce} what="随机数" />
        </Fact>
      ))}
    </>
  );
}

function Waiting({ draw, plan, nameOf }: { draw: DrawPage; plan: Plan; nameOf: (id: string) => string }) {
  if (plan.seed.source === 'witness') {
    return (
      <>
        <p>下列见证方已交出密封承诺，等待它们公开各自的随机数：</p>
        <ul class="plain">
          {plan.seed.parties.map((party) => (
            <li key={party.id}>
              {nameOf(party.id)}，密封承诺 <ShortHash value={party.commitment} />
              {draw.parties?.find(({ id }) => id === party.id)?.revealed && '，已公开随机数'}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (plan.seed.source === 'drand') {
    return (
      <p>
        约定使用 drand 信标第 {plan.seed.round} 轮
        {draw.seedDueAt && (
          <>
            ，预计 <When at={draw.seedDueAt} seconds /> 产生（
            <Countdown until={draw.seedDueAt} over="已到时间，等待抽取" />）
          </>
        )}
        。
      </p>
    );
  }
  return <p>演练用的种子将由服务器产生。</p>;
}

/** What the seed is made of, or what it waits for. */
export function SeedWords({ tenant, draw, plan }: { tenant: string; draw: DrawPage; plan: Plan }) {
  const reveal = readReveal(draw.reveal);
  if (!reveal && draw.state === 'voided') return null;
  const nameOf = partyNames(draw);
  return (
    <section aria-labelledby="seed">
      <h2 id="seed">随机种子</h2>
      {reveal ? (
        <>
          <p>{sourceWords(draw).name}</p>
          <details>
            <summary>查看种子及其来源</summary>
            <Facts>
              {draw.outcome && (
                <Fact name="种子">
                  <Hash value={draw.outcome.seed} what="种子" />
                </Fact>
              )}
              <Material reveal={reveal} nameOf={nameOf} />
            </Facts>
          </details>
        </>
      ) : (
        <Waiting draw={draw} plan={plan} nameOf={nameOf} />
      )}
      {draw.witnessProgram && (
        <details>
          <summary>提交承诺时的见证程序</summary>
          <ProgramHash hash={draw.witnessProgram} tenant={tenant} />
        </details>
      )}
    </section>
  );
}
