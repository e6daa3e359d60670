import type { Draw } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { CopyButton } from '../../ui/show/CopyButton.tsx';
import { count, instant } from '../../ui/show/format.ts';
import { GroupedHash } from '../../ui/show/Hash.tsx';
import { publicAddress } from '../publicAddress.ts';

/**
 * When and over what the commitment was made. Until the draw is executed the commitment is large enough to be read
 * aloud; afterwards it is folded, with the seed.
 */
export function CommitmentPanel({ draw }: { draw: Draw }) {
  const me = useMe();
  if (!draw.commitment) return null;
  const name = draw.number ?? draw.title;
  const commitment = (
    <>
      <GroupedHash value={draw.commitment} />
      <div>
        <CopyButton text={draw.commitment} name={name} label="复制承诺" />
      </div>
    </>
  );
  return (
    <Panel
      title="承诺"
      about="名录、规则与种子来源的唯一指纹。种子产生之前已经公布，之后改动任何一行都会对不上。"
      actions={
        <CopyButton text={publicAddress(me.tenant.code, draw.id)} name={name} label="复制公开页面链接" />
      }
    >
      <div className="commitment">
        <p className="muted">
          {instant(draw.committedAt)} 公布
          {draw.committedBy ? ` · ${draw.committedBy.name}` : ''}
          {draw.frame
            ? ` · 覆盖 ${count(draw.frame.objects)} 户检查对象、${count(draw.frame.inspectors)} 名执法人员`
            : ''}
        </p>
        {draw.seed ? (
          <details>
            <summary>承诺指纹与随机种子</summary>
            <dl className="stack tight">
              <dt>承诺</dt>
              <dd>{commitment}</dd>
              <dt>随机种子</dt>
              <dd>
                <GroupedHash value={draw.seed} />
              </dd>
            </dl>
          </details>
        ) : (
          commitment
        )}
      </div>
    </Panel>
  );
}
