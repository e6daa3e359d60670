/** @jsxImportSource preact */
import type { Substitution } from '../api/types.ts';
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
