/** @jsxImportSource preact */
import type { WitnessView } from '../api/types.ts';

const standing = (party: WitnessView['parties'][number]) =>
  party.revealed ? '已公开随机数' : party.committed ? '已交密封承诺' : '还没有交密封承诺';

/** How far each party is. */
export function Others({ view }: { view: WitnessView }) {
  return (
    <section aria-labelledby="others">
      <h2 id="others">各见证方</h2>
      <ul class="plain ruled">
        {view.parties.map((party) => (
          <li key={party.id}>
            {party.name}
            {party.id === view.party.id && '（您）'}：{standing(party)}
          </li>
        ))}
      </ul>
    </section>
  );
}
