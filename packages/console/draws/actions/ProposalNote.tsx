import { secondedNames, unableNames } from '@mingcha/kernel/labels';
import type { Draw } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { SecondDecision } from '../../ui/act/SecondDecision.tsx';
import type { Act } from '../../ui/act/useAct.ts';
import { instant } from '../../ui/show/format.ts';

interface ProposalNoteProps {
  proposal: Draw['proposal'];
  can: readonly string[];
  reject: Act<string>;
  /** The inspector who is to be replaced, for who may know, and how to agree to it. */
  replacing?: { of: NonNullable<Draw['replacing']>; agree: Act<undefined> } | undefined;
}

/** Something official waits for a second person, who agrees by doing the same with the page's own button. */
export function ProposalNote({ proposal, can, reject, replacing }: ProposalNoteProps) {
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
          ? `核对后点击“${replacing ? agreeLabel : title}”即为同意；不同意的可以退回。`
          : '由提出人以外的有权限的人员或监督审计人员同意。'}
      </span>
      {replacing ? <ReplacingFacts of={replacing.of} /> : null}
      <SecondDecision
        what={`${title}的申请`}
        confirm={replacing && can.includes(action) ? agreeTo(replacing.agree) : undefined}
        drop={can.includes('rejectProposal') ? { act: reject, isOwn: by.sub === sub } : undefined}
      />
    </section>
  );
}

const agreeLabel = '同意更换';

const agreeTo = (act: Act<undefined>) => ({
  act,
  label: agreeLabel,
  title: '同意更换检查人员？',
  content: '由下一名候选人接替，由规则确定，办理后显示是谁。更换载入公开日志，不能撤销。',
});

function ReplacingFacts({
  of: { object, inspector, ground, reason },
}: {
  of: NonNullable<Draw['replacing']>;
}) {
  return (
    <span>
      {object.name}的检查人员{inspector.name}不能检查（{unableNames[ground]}）：
      <span className="pre">{reason}</span>
    </span>
  );
}
