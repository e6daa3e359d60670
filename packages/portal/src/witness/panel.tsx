/** @jsxImportSource preact */
import type { WitnessView } from '../api/types.ts';
import { Hash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import type { Seat } from './api.ts';
import { Attest } from './attest.tsx';
import { Generate } from './generate.tsx';
import { InsecurePage } from './insecure.tsx';
import type { KeptKey } from './kept/key.ts';
import { isSigned, type KeptNonce } from './kept/nonce.ts';
import { canSeal } from './kept/seal.ts';
import { RestoreFile } from './restoreFile.tsx';
import { RestoreKey } from './restoreKey.tsx';
import { Reveal } from './reveal.tsx';
import type { Stage } from './stage.ts';
import { Submit, saveNonce } from './submit.tsx';

export type PanelProps = {
  seat: Seat;
  view: WitnessView;
  stage: Stage;
  nonce: KeptNonce | undefined;
  setNonce: (nonce: KeptNonce) => void;
  /** The key that is kept here under its passphrase, where the party has one. */
  key: KeptKey | undefined;
  setKey: (key: KeptKey) => void;
  refresh: () => void;
};

function Waiting({ seat, view, nonce }: PanelProps) {
  return (
    <section class="card">
      <h2>密封承诺已提交</h2>
      {view.party.commitment && <Hash value={view.party.commitment} what="您的密封承诺" />}
      <p>接下来等待组织单位公布整个抽查的承诺。公布后请回到本页公开您的随机数；本页会自动更新。</p>
      <p class="notice wait">
        在那之前，请<strong>不要清除浏览器数据，也不要把随机数告诉任何人</strong>
        。请确认已把随机数文件和密钥文件保存在安全的地方。
      </p>
      {isSigned(nonce) && (
        <p class="actions">
          <button type="button" class="button quiet" onClick={() => saveNonce({ seat, view }, nonce)}>
            再下载随机数文件
          </button>
        </p>
      )}
    </section>
  );
}

function Turn({ view }: { view: WitnessView }) {
  const names = view.parties.flatMap(({ id, name }) => (view.awaited.includes(id) ? [name] : []));
  return (
    <section class="card">
      <h2>请等其他见证方先公开</h2>
      <p>您是最后公开的见证方。{names.join('、')}公开之后，本页会自动请您公开。</p>
    </section>
  );
}

function Follower() {
  return (
    <section class="card">
      <h2>请用牵头任务的见证链接</h2>
      <p>
        这次抽查与其他任务共用一个随机种子。密封承诺和随机数只须在牵头任务的见证页面提交一次；
        抽取以后请回到本页，为这个任务的结果作证。
      </p>
    </section>
  );
}

function Keyless() {
  return (
    <p class="notice void">
      这份抽查计划中您还没有登记密钥，不能提交密封承诺。请组织单位从登记的见证方中另选，重新编制。
    </p>
  );
}

function Program() {
  return (
    <section class="card">
      <h2>请用见证程序</h2>
      <p>您的密钥由贵单位自己的见证程序保管，不在浏览器里。请用程序打开这个链接：</p>
      <p>
        <code>npm run -s witness -- join “见证链接”</code>
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
  const { stage, view, seat, key } = props;
  const signs = view.party.key !== undefined && ['generate', 'reveal', 'attest'].includes(stage);
  if (signs && !canSeal()) return <InsecurePage />;
  if (signs && key === undefined) return <RestoreKey {...props} />;
  switch (stage) {
    case 'generate':
      return view.party.key === undefined ? <Keyless /> : <Generate {...props} />;
    case 'submit':
      return <Submit {...props} />;
    case 'wait':
      return <Waiting {...props} />;
    case 'wait-lost':
    case 'reveal-lost':
      return <RestoreFile {...props} />;
    case 'turn':
      return <Turn view={view} />;
    case 'follower':
      return <Follower />;
    case 'attest':
      return <Attest {...props} />;
    case 'program':
      return <Program />;
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
