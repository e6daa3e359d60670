/** @jsxImportSource preact */
import type { PublicDraw } from '../api/types.ts';
import { DrawDay } from '../draw/drawDay.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { awaitsNames, formatCount } from '../words/draw.ts';
import { Badge, RehearsalMark } from './badge.tsx';
import { ShortHash } from './hash.tsx';
import { Countdown, When } from './when.tsx';

/** One draw in a city's list. */
export function DrawItem({ tenant, draw }: { tenant: string; draw: PublicDraw }) {
  const waiting = draw.state === 'committed' && draw.seedDueAt !== undefined;
  return (
    <li class={`card draw-item ${draw.state}`}>
      <DrawDay draw={draw} />
      <p class="number">
        <span>{draw.number}</span>
        <Badge state={draw.state} />
        <RehearsalMark draw={draw} />
        {draw.publication?.light === 'red' && <span class="badge void">逾期未公示</span>}
      </p>
      <h3>
        <Link to={drawPath(tenant, draw.id)}>{draw.title}</Link>
      </h3>
      <p class="facts">
        {draw.departments.map((department) => department.name).join('、')}
        {draw.selected !== undefined && ` · 抽中 ${formatCount(draw.selected)} 家`}
        {awaitsNames(draw) && ' · 名单随检查结果公示'}
      </p>
      {draw.state === 'voided' && <p class="void-reason">作废原因：{draw.voidReason || '未填写'}</p>}
      {waiting && draw.seedDueAt && (
        <p class="facts">
          随机种子：
          <Countdown until={draw.seedDueAt} over="应已产生，等待抽取" />
        </p>
      )}
      <p class="facts">
        承诺 <ShortHash value={draw.commitment} />
        ，公布于 <When at={draw.committedAt} />
      </p>
    </li>
  );
}
