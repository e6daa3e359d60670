/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fetchOutcome } from '../api/public.ts';
import type { Drawn, DrawPage, Substitution } from '../api/types.ts';
import { usePaged } from '../api/usePaged.ts';
import { Hash, ShortHash } from '../parts/hash.tsx';
import { More } from '../parts/more.tsx';
import { formatCount, isBlind } from '../words/draw.ts';
import { matching } from '../words/filter.ts';

type Placed = Drawn & { order: number };

type OutcomeProps = { tenant: string; draw: DrawPage; outcome: NonNullable<DrawPage['outcome']> };

type RowProps = { row: Placed; substitution: Substitution | undefined; replaced: boolean };

function Row({ row, substitution, replaced }: RowProps) {
  return (
    <li class={substitution || replaced ? 'replaced' : ''}>
      <b class="order">{row.order}</b>
      <span class="who">
        <strong>{row.name ?? row.id}</strong>
        {row.name && <code>{row.id}</code>}
        {substitution && <small>已由候补 {substitution.reserve.name} 递补</small>}
        {replaced && <small>不再检查，已由候补递补</small>}
        {row.pool && <small>候选检查人员 {poolWords(row.pool)}</small>}
      </span>
      {row.ticket !== undefined && (
        <span class="ticket">
          <small>随机值</small> <ShortHash value={row.ticket} />
        </span>
      )}
    </li>
  );
}

/** How many candidates each team chose from, in the order of the plan's departments. */
const poolWords = (pool: readonly number[]) => pool.map((count) => `${formatCount(count)} 名`).join('、');

/** Of a draw whose names wait for the results of the inspections: how many were drawn, and what fixes whom. */
export function OutcomeWithoutNames({ outcome }: Pick<OutcomeProps, 'outcome'>) {
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">抽中 {formatCount(outcome.count)} 家，名单随检查结果公示</h2>
      <p>
        检查不事先通知企业，所以名单等检查结果公示时才公开，在那之前也不提供查询。名单已经由下面的结果指纹定死，并且载入公开日志，换掉任何一家，指纹都对不上。
      </p>
      <Hash value={outcome.hash} what="结果指纹" />
    </section>
  );
}

/** The objects drawn, in order, page by page, with a search among what is loaded. */
export function Outcome({ tenant, draw, outcome }: OutcomeProps) {
  const [words, setWords] = useState('');
  const [list, more] = usePaged<Drawn>(draw.id, (cursor, signal) =>
    fetchOutcome(tenant, draw.id, { limit: 100, ...(cursor ? { cursor } : {}) }, signal),
  );
  const placed = list.items.map((row, place) => ({ ...row, order: place + 1 }));
  const shown = matching(placed, words);
  const partly = words.trim() !== '' && list.next !== undefined;
  return (
    <section aria-labelledby="outcome">
      <div class="section-head">
        <h2 id="outcome">抽中的企业（{formatCount(outcome.count)} 家）</h2>
        <input
          type="search"
          aria-label="在结果中查找"
          placeholder="按名称或代码查找"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <p class="facts">
        {isBlind(draw.plan)
          ? '按编号排列。名单密封的抽查不公开随机值和抽取顺序，以免从中看出企业的内部分类。'
          : '按随机值从小到大排列。随机值由种子和企业代码算出，越小越先抽中。'}
        {draw.plan.spec === 'mingcha-draw/2' &&
          draw.departments.length > 1 &&
          `“候选检查人员”依次是${draw.departments.map(({ name }) => name).join('、')}选派时符合条件的人数。`}
      </p>
      {partly && (
        <p class="remark" role="status">
          只在已加载的 {formatCount(list.items.length)} 家中查找，共 {formatCount(outcome.count)} 家。
        </p>
      )}
      {!list.loading && shown.length === 0 && <p class="empty">没有符合的企业。</p>}
      <ol class="outcome">
        {shown.map((row) => (
          <Row
            key={row.id}
            row={row}
            replaced={draw.replaced?.some(({ id }) => id === row.id) ?? false}
            substitution={draw.substitutions?.find((substitution) => substitution.object.id === row.id)}
          />
        ))}
      </ol>
      <More list={list} more={more} what="结果" />
    </section>
  );
}
