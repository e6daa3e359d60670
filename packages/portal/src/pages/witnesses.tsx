/** @jsxImportSource preact */
import type { PublicWitness, Witnesses, WitnessRule } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { ContentDay } from '../parts/contentDay.ts';
import { PageHead } from '../parts/page.tsx';
import { When } from '../parts/when.tsx';
import { Link } from '../router.tsx';
import { cityPath, logPath } from '../routes.ts';
import { fetchWitnesses } from '../witness/api.ts';
import { Program } from '../witness/program.tsx';
import { confirmationWords, ruleWords } from '../words/witness.ts';

function Row({ witness, rule }: { witness: PublicWitness; rule: WitnessRule }) {
  const { name, id, key, held, outside, from, withdrawn } = witness;
  const word = confirmationWords(witness, rule);
  return (
    <li class="card">
      <ContentDay of={[witness.registeredAt, witness.confirmation?.at, withdrawn?.at]} />
      <h2>
        {name} {word && <span class={`badge ${word.tone}`}>{word.text}</span>}
      </h2>
      <p>
        {outside ? '本市政府以外的单位' : '本市政府内的单位'}，
        {held === 'program'
          ? '密钥由见证方自己的程序保管'
          : '密钥在本系统的网页中保管，对系统的运营者不起约束'}
        ，{word?.tone === 'wait' && '省级确认之后，最早'} {from} 起可以参加
        {witness.confirmation && (
          <>
            ，省级于 <When at={witness.confirmation.at} /> 决定
          </>
        )}
        。
      </p>
      {withdrawn && (
        <p>
          <When at={withdrawn.at} /> 撤销：{withdrawn.reason}
        </p>
      )}
      <details>
        <summary>编号和公钥</summary>
        <p>
          编号 <code>{id}</code>，公钥 <code>{key}</code>
        </p>
      </details>
    </li>
  );
}

function List({ tenant, value: { items, confirmation, program } }: { tenant: string; value: Witnesses }) {
  return (
    <>
      <p class={confirmation.required ? undefined : 'note-wait'}>{ruleWords(confirmation)}</p>
      {items.length === 0 && <p class="empty">还没有登记见证方。</p>}
      <ul class="draw-list">
        {items.map((witness) => (
          <Row key={witness.id} witness={witness} rule={confirmation} />
        ))}
      </ul>
      <p>
        登记、撤销和省级的决定都记在<Link to={logPath(tenant)}>公开日志</Link>中。
      </p>
      <Program tenant={tenant} program={program} />
    </>
  );
}

/** A city's standing list of witnesses: out of whom the parties of draws are chosen, and who has confirmed them. */
export function WitnessesPage({ tenant }: { tenant: string }) {
  const [list, reload] = useResource(tenant, (signal) => fetchWitnesses(tenant, signal));
  return (
    <>
      <PageHead
        title="见证方"
        trail={[
          { to: '/', text: '首页' },
          { to: cityPath(tenant), text: '本市抽查' },
        ]}
        note={
          <p class="lead">
            由见证方产生随机种子的抽查，见证方只能从这份名单中选择。登记的次日起才能参加；撤销的也留在名单上。
          </p>
        }
      />
      <Awaited resource={list} retry={reload} lines={8}>
        {(value) => <List tenant={tenant} value={value} />}
      </Awaited>
    </>
  );
}
