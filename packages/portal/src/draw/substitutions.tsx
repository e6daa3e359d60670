/** @jsxImportSource preact */
import { unableNames } from '@mingcha/kernel/labels';
import type { DrawPage, Substitution } from '../api/types.ts';
import { When } from '../parts/when.tsx';

/** Who was replaced by whom, and why. */
export function Substitutions({ list }: { list: Substitution[] }) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="substitutions">
      <h2 id="substitutions">递补</h2>
      <p class="facts">抽中的企业无法检查时，由同组候补依随机值顺序递补，不由人挑选。</p>
      <ul class="plain ruled">
        {list.map((substitution) => (
          <li key={`${substitution.object.id}/${substitution.at}`}>
            {substitution.object.name} <code>{substitution.object.id}</code>，由 {substitution.reserve.name}{' '}
            <code>{substitution.reserve.id}</code> 递补
            <br />
            原因：{substitution.reason}（<When at={substitution.at} />）
          </li>
        ))}
      </ul>
    </section>
  );
}

type Blind = Required<Pick<DrawPage, 'replaced' | 'substitutes'>>;

/** Of a sealed draw: who was replaced and who came in, each by id. Pairs would show who is of one class. */
export function BlindSubstitutions({ replaced, substitutes }: Blind) {
  if (replaced.length === 0) return null;
  return (
    <section aria-labelledby="substitutions">
      <h2 id="substitutions">递补</h2>
      <p class="facts">
        抽中的企业无法检查时，由同组候补依随机值顺序递补，不由人挑选。两份名单都按编号排列；谁递补谁不公开，以免从中看出企业的内部分类。
      </p>
      <h3>不再检查的企业</h3>
      <ul class="plain ruled">
        {replaced.map(({ id, name, at, reason }) => (
          <li key={id}>
            {name} <code>{id}</code>
            <br />
            原因：{reason}（<When at={at} />）
          </li>
        ))}
      </ul>
      <h3>递补进入检查的企业</h3>
      <ul class="plain ruled">
        {substitutes.map(({ id, name }) => (
          <li key={id}>
            {name} <code>{id}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How often inspectors were replaced, when and on what ground; who they are is not public. */
export function InspectorsReplaced({ list }: { list: NonNullable<DrawPage['inspectorsReplaced']> }) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="inspectors-replaced">
      <h2 id="inspectors-replaced">更换检查人员（{list.length} 次）</h2>
      <p class="facts">
        选派的检查人员不能检查时，由本部门下一名候选人接替，由规则和种子确定，不由人挑选。姓名不公开，每次更换的指纹载入公开日志。
      </p>
      <ul class="plain ruled">
        {list.map(({ at, ground, object }) => (
          <li key={`${object?.id}/${at}`}>
            {object && (
              <>
                {object.name} <code>{object.id}</code>：
              </>
            )}
            {unableNames[ground]}（<When at={at} />）
          </li>
        ))}
      </ul>
    </section>
  );
}
