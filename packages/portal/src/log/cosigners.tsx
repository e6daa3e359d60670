/** @jsxImportSource preact */
import type { PublicLog } from '../api/types.ts';
import { When } from '../parts/when.tsx';

type Cosigner = PublicLog['cosigners'][number];

function Row({ cosigner: { title, vkey, last }, size }: { cosigner: Cosigner; size: number }) {
  return (
    <li class="card">
      <h4>{title}</h4>
      {last ? (
        <p>
          已联署前 <b>{last.size}</b> 条{last.size === size && '（最新）'}，
          {last.at && (
            <>
              时间 <When at={last.at} seconds />
            </>
          )}
        </p>
      ) : (
        <p>还没有联署。</p>
      )}
      <details>
        <summary>公钥</summary>
        <code>{vkey}</code>
      </details>
    </li>
  );
}

function Group(props: { title: string; note: string; cosigners: Cosigner[]; size: number }) {
  if (props.cosigners.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <p>{props.note}</p>
      <ul class="log-cosigners">
        {props.cosigners.map((cosigner) => (
          <Row key={cosigner.vkey} cosigner={cosigner} size={props.size} />
        ))}
      </ul>
    </>
  );
}

/** Who watches the log: what those outside have signed, and those inside, who count for nothing against the operator. */
export function Cosigners({ log }: { log: PublicLog }) {
  const at = (place: Cosigner['place']) => log.cosigners.filter((cosigner) => cosigner.place === place);
  return (
    <section aria-labelledby="cosigners">
      <h2 id="cosigners">谁在看着</h2>
      {log.cosigned ? (
        <p>
          前 <b>{log.cosigned.size}</b> 条已有足数的外部联署（至少 {log.needed} 家）。
        </p>
      ) : (
        <p>
          还没有足数的外部联署。没有外部联署时，本页只能证明您自己看到的前后一致，不能证明别人看到的与您相同。
        </p>
      )}
      {log.demonstration && at('outside').length > 0 && (
        <p class="note-wait">
          这是演示：下列“外部”联署方与本系统运行在同一台机器上，什么也证明不了，只用来展示做法。
        </p>
      )}
      <Group
        title="外部联署方"
        note="与本系统没有隶属关系，各自在自己的电脑上保存上次所见，核对前后一致才签名。"
        cosigners={at('outside')}
        size={log.size}
      />
      <Group
        title="内部联署方"
        note="在本系统之内运行，对系统的运营者不起约束，不计入足数。"
        cosigners={at('inside')}
        size={log.size}
      />
    </section>
  );
}
