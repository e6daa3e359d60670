import type { Draw } from '../../api/types.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { count, instant } from '../../ui/format.ts';
import { GroupedHash } from '../../ui/Hash.tsx';

/** The commitment large enough to be read aloud, with when and over what it was made. */
export function CommitmentView({ draw }: { draw: Draw }) {
  return (
    <div className="commitment">
      <GroupedHash value={draw.commitment ?? ''} />
      <p className="row muted">
        <CopyButton text={draw.commitment ?? ''} name={draw.number ?? draw.title} label="复制承诺" />
        <span>
          {instant(draw.committedAt)} 公布
          {draw.committedBy ? ` · ${draw.committedBy.name}` : ''}
          {draw.frame
            ? ` · 覆盖 ${count(draw.frame.objects)} 户检查对象、${count(draw.frame.inspectors)} 名执法人员`
            : ''}
        </span>
      </p>
      {draw.seed ? (
        <details>
          <summary>随机种子</summary>
          <GroupedHash value={draw.seed} />
        </details>
      ) : null}
    </div>
  );
}
