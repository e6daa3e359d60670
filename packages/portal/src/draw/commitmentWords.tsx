/** @jsxImportSource preact */
import type { DrawPage } from '../api/types.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Hash } from '../parts/hash.tsx';
import { When } from '../parts/when.tsx';
import { Link } from '../router.tsx';
import { logPath, verifyPath } from '../routes.ts';
import { formatCount } from '../words/draw.ts';

/** The commitment, when it was published, and what it is for. */
export function CommitmentWords({ tenant, draw }: { tenant: string; draw: DrawPage }) {
  const hash = <Hash value={draw.commitment} what="承诺" />;
  return (
    <section aria-labelledby="commitment">
      <h2 id="commitment">承诺</h2>
      {draw.outcome ? (
        <details>
          <summary>查看承诺</summary>
          {hash}
        </details>
      ) : (
        hash
      )}
      <p>
        公布于 <When at={draw.committedAt} seconds />
        {draw.state === 'committed' && '。您可以现在抄下或截图保存，等结果公示后再来核对。'}
      </p>
      {draw.place && (
        <p>
          这个承诺是<Link to={logPath(tenant)}>公开日志</Link>的第 {formatCount(draw.place.index + 1)}{' '}
          条，写入以后再改会被发现。<Link to={verifyPath(tenant, draw.id)}>核验</Link>时会核对这个位置。
        </p>
      )}
      <details>
        <summary>这是什么？</summary>
        <p>
          承诺是整份抽查计划（名单、规则、抽取数量、种子来源）的“指纹”，由公开的算法 SHA-256
          算出。同样的计划总得到同样的指纹；改动哪怕一个字，指纹就完全不同，而且没有办法反过来凑出一份指纹相同的计划。
        </p>
        <p>所以，先公布指纹、后产生种子，就能证明计划在种子出现之前已经定死，没有人看着种子改过名单。</p>
        {draw.plan && (
          <Facts>
            <Fact name="企业名单指纹">
              <Hash value={draw.plan.objects.root} what="企业名单指纹" />
            </Fact>
            <Fact name="人员名单指纹">
              <Hash value={draw.plan.inspectors.root} what="人员名单指纹" />
            </Fact>
            <Fact name="回避名单指纹">
              <Hash value={draw.plan.recusals.root} what="回避名单指纹" />
            </Fact>
          </Facts>
        )}
      </details>
    </section>
  );
}
