/** @jsxImportSource preact */
import type { WitnessView } from '../api/types.ts';
import { Hash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import type { Seat } from './api.ts';
import { Generate } from './generate.tsx';
import { RestoreFile } from './restoreFile.tsx';
import { Reveal } from './reveal.tsx';
import type { Stage } from './stage.ts';
import { Submit } from './submit.tsx';

export type PanelProps = {
  seat: Seat;
  view: WitnessView;
  stage: Stage;
  nonce: string | undefined;
  setNonce: (nonce: string) => void;
  refresh: () => void;
};

function Waiting({ view }: { view: WitnessView }) {
  return (
    <section class="card">
      <h2>密封承诺已提交</h2>
      {view.party.commitment && <Hash value={view.party.commitment} what="您的密封承诺" />}
      <p>接下来等待组织单位公布整个抽查的承诺。公布后请回到本页公开您的随机数；本页会自动更新。</p>
      <p class="notice wait">
        在那之前，请<strong>不要清除浏览器数据，也不要把随机数告诉任何人</strong>
        。请确认已把随机数文件保存在安全的地方。
      </p>
    </section>
  );
}

function Done({ seat, view }: { seat: Seat; view: WitnessView }) {
  return (
    <section class="card">
      <h2>{view.party.revealed ? '您的随机数已公开' : '见证已结束'}</h2>
      <p>
        {view.party.revealed ? '感谢见证。' : ''}各方的随机数、合成的种子和抽查结果都会公示，任何人可以核验。
      </p>
      <p class="actions">
        <Link to={drawPath(seat.tenant, seat.draw)} class="button">
          查看公示
        </Link>
      </p>
    </section>
  );
}

/** What a party sees and may do at its stage. */
export function Panel(props: PanelProps) {
  const { stage, view, seat } = props;
  switch (stage) {
    case 'generate':
      return <Generate {...props} />;
    case 'submit':
      return <Submit {...props} />;
    case 'wait':
      return <Waiting view={view} />;
    case 'wait-lost':
    case 'reveal-lost':
      return <RestoreFile {...props} />;
    case 'reveal':
      return <Reveal {...props} />;
    case 'done':
      return <Done seat={seat} view={view} />;
    case 'too-late':
      return (
        <p class="notice void">
          这次抽查的承诺已经公布，名单中没有您的密封承诺，不能再参加。请联系组织单位。
        </p>
      );
    case 'voided':
      return <p class="notice void">这次抽查已经作废，不需要再公开随机数。作废原因见公示页面。</p>;
  }
}
