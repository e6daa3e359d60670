import { secondedNames } from '@mingcha/kernel/labels';
import type { Draw } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { instant } from '../../ui/format.ts';
import { SecondDecision } from '../../ui/SecondDecision.tsx';
import type { Act } from '../../ui/useAct.ts';

interface ProposalNoteProps {
  proposal: Draw['proposal'];
  can: readonly string[];
  reject: Act<string>;
}

/** Something official waits for a second person, who agrees by doing the same with the page's own button. */
export function ProposalNote({ proposal, can, reject }: ProposalNoteProps) {
  const { sub } = useMe();
  if (!proposal) return null;
  const { by, at, action } = proposal;
  const title = secondedNames[action];
  return (
    <section className="note warn" aria-label="待另一人同意的操作">
      <strong>
        {by.name} {instant(at)} 提出{title}，待另一人同意。
      </strong>
      <span>
        {can.includes(action)
          ? `核对后点击“${title}”即为同意；不同意的可以退回。`
          : '由提出人以外的有权限的人员或监督审计人员同意。'}
      </span>
      <SecondDecision
        what={`${title}的申请`}
        drop={can.includes('rejectProposal') ? { act: reject, isOwn: by.sub === sub } : undefined}
      />
    </section>
  );
}
