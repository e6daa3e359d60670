import { type DueDay, isKnownDay } from '@mingcha/kernel';
import { signingStates } from '@mingcha/kernel/labels';
import type { MeasuresWaiting } from '../api/measures/reportTypes.ts';
import type { Task } from './tasks.ts';

const aboutPaper: Partial<Record<keyof typeof signingStates, string>> = {
  draft: '核对按规则拟好的文稿，送审或删除',
  reviewing: '审核通过，或写明理由退回修改',
  signing: '签发，或写明理由退回修改',
  returned: '按退回的理由改好后重新送审',
};

function closing(due: DueDay, late: boolean): string {
  if (!isKnownDay(due)) return `截止日${due.text}`;
  return late ? `截止日 ${due} 已过` : `截止 ${due}`;
}

/**
 * What notices and their rounds ask of the user, in words; late reports come before all. The office has those of all
 * units, anybody else those of their own.
 */
export function measureTasks(waiting: MeasuresWaiting, office: boolean): Task[] {
  const { reportsDue, drafts, unsure, toAccept, chasesToAnswer, chasesAnswered, appeals, papers } = waiting;
  const reports = reportsDue
    .filter(({ missing }) => missing > 0)
    .map(({ notice, docNo, round, title, due, missing, late }): Task => {
      const key = `report ${notice} ${round}`;
      const day = isKnownDay(due) && { due };
      if (office) {
        return {
          key,
          urgency: late ? 2 : 5,
          title: `${title}：各单位还有 ${missing} 份没有报来`,
          about: `${docNo}，${closing(due, late)}`,
          ...day,
          to: { review: { notice, round } },
        };
      }
      return {
        key,
        urgency: late ? 1 : 3,
        title: `${title}：还有 ${missing} 条举措没有报送进展`,
        about: `${docNo}，${late ? `${closing(due, late)}，请立即补报` : isKnownDay(due) ? `请在 ${due} 前报送` : closing(due, late)}`,
        ...day,
        to: { reports: { notice, round } },
      };
    });
  const ruled = appeals.map(
    ({ notice, docNo, count }): Task => ({
      key: `appeals ${notice}`,
      urgency: 2,
      title: `${count} 件黑榜申诉待裁定`,
      about: `${docNo}，在红黑榜页维持或撤下`,
      to: { boards: notice },
    }),
  );
  const toSign = papers.map(
    ({ kind, id, title, state }): Task => ({
      key: `paper ${id}`,
      urgency: 2,
      title: `${signingStates[state].title}：${title}`,
      about: aboutPaper[state] ?? '',
      to: kind === 'letter' ? { letter: id } : { briefing: id },
    }),
  );
  const rest: (Task | undefined)[] = [
    chasesToAnswer > 0
      ? {
          key: 'chases-to-answer',
          urgency: 1,
          title: `${chasesToAnswer} 份督办等您答复`,
          about: '请在答复期限内写明办理情况',
          to: { page: '/chases' },
        }
      : undefined,
    toAccept > 0
      ? {
          key: 'to-accept',
          urgency: 3,
          title: `${toAccept} 份进展报告待审核`,
          about: '采用，或写明原因退回',
          to: { page: '/reports' },
        }
      : undefined,
    chasesAnswered > 0
      ? {
          key: 'chases-answered',
          urgency: 3,
          title: `${chasesAnswered} 份督办已答复，待销号`,
          about: '核对办理情况后销号，或退回重新答复',
          to: { page: '/chases' },
        }
      : undefined,
    drafts > 0
      ? {
          key: 'drafts',
          urgency: 4,
          title: `${drafts} 份通知已读入，待核对启用`,
          about: unsure > 0 ? `有 ${unsure} 处读不准，需要人工确认` : '核对后启用，开始报送',
          to: { page: '/measures' },
        }
      : undefined,
  ];
  return [...reports, ...ruled, ...toSign, ...rest.filter((task) => task !== undefined)];
}
