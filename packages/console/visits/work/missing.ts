import type { Case } from '../../api/cases/caseTypes.ts';
import { type CheckPoint, type Download, type Draft, type LocalFile, textOf } from './model.ts';
import { asksForSignatures, partTask } from './part.ts';

/** A part of the form, by which a problem is shown where it is. */
export type Part = 'notice' | 'points' | 'result' | 'photos' | 'signing';

export interface Missing {
  part: Part;
  text: string;
}

const noSignature = '请检查人员签名，或者拍下手签的纸质签名';
const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** What a department that joins must still give before its part can be submitted. Who was not there signs nothing. */
export function missingPart(
  { case: found, points }: { case: Case; points: readonly CheckPoint[] },
  draft: Draft,
  files: readonly LocalFile[],
): Missing[] {
  const { part, answers, findings, problems } = draft;
  const isSigned = files.some(({ kind, signer }) => kind === 'paper' || signer === 'inspector');
  const open = points.filter(({ key }) => answers[key]?.answer === undefined).length;
  const isAbsent = part === 'absent';
  const all: [boolean, Missing['part'], string][] = [
    [!isAbsent && open > 0, 'points', `还有 ${open} 项检查要点没有选择结果`],
    [part === undefined, 'result', '请选择本部门的检查结论'],
    [isEmpty(findings), 'result', isAbsent ? '请说明未参加的原因' : '请填写检查情况'],
    [part === 'found' && isEmpty(problems), 'result', '请写明发现的问题'],
    [!isAbsent && !isSigned && asksForSignatures(partTask(found)), 'signing', noSignature],
  ];
  return all.flatMap(([isWrong, at, text]) => (isWrong ? [{ part: at, text }] : []));
}

/** What must still be given or put right before a visit can be submitted, in the order of the form. `today` is by the server's clock. */
export function missingOf(
  { case: found, points, inspectors }: Pick<Download, 'case' | 'points' | 'inspectors'>,
  draft: Draft,
  files: readonly LocalFile[],
  today: string,
): Missing[] {
  const missing: Missing[] = [];
  const need = (part: Part, wrong: boolean, text: string) => {
    if (wrong) missing.push({ part, text });
  };
  const from = textOf(found, 'from');
  const served = draft.servedOn || textOf(found, 'servedOn');
  const { endedOn = '', results, outcome, signed } = draft;
  need('notice', served > today, '通知书送达日期不能晚于今天');
  const open = points.filter(({ key }) => draft.answers[key]?.answer === undefined).length;
  need('points', open > 0, `还有 ${open} 项检查要点没有选择结果`);
  need('result', results.length === 0, '请选择检查结果');
  need('result', results.length > 0 && outcome === undefined, '请选择检查结论');
  need('result', isEmpty(draft.findings), '请填写检查情况');
  const hasProblem = outcome === '发现问题已改正' || outcome === '发现问题待处理';
  need('result', hasProblem && isEmpty(draft.problems), '请写明发现的问题');
  need('result', outcome === '发现问题待处理' && isEmpty(draft.correctBy), '请填写改正期限');
  need('result', endedOn === '', '请填写检查结束日期');
  need('result', endedOn !== '' && endedOn < from, `检查结束日期不能早于起始日期 ${from}`);
  need('result', endedOn !== '' && endedOn < served, '检查结束日期不能早于通知书送达日期');
  need('result', endedOn > today, `检查结束日期不能晚于今天（${today}）`);
  for (const { name, validUntil } of inspectors)
    need(
      'result',
      validUntil !== '' && validUntil < endedOn,
      `${name}的执法证已于 ${validUntil} 到期，不能参加 ${endedOn} 结束的检查。请办公室改派后重新检查；已换证的，更新执法检查人员名录库后联网再打开`,
    );
  need(
    'result',
    endedOn !== '' && !isEmpty(draft.correctBy) && (draft.correctBy ?? '') < endedOn,
    '改正期限不能早于检查结束日期',
  );
  const onPaper = files.some(({ kind }) => kind === 'paper');
  const signedBy = (who: LocalFile['signer']) => onPaper || files.some(({ signer }) => signer === who);
  need('signing', signed === undefined, '请选择企业是否签字');
  need('signing', !signedBy('inspector'), noSignature);
  need('signing', signed === '已签字' && !signedBy('enterprise'), '请企业在场人签名，或者拍下手签的纸质签名');
  const unsigned = signed !== undefined && signed !== '已签字';
  need('signing', unsigned && isEmpty(draft.unsigned), '请写明企业没有签字的原因');
  need('signing', unsigned && draft.witnessed === undefined, '请选择未签字的佐证');
  need('signing', unsigned && draft.witnessed === '见证人签名' && !signedBy('witness'), '请见证人签名');
  return missing;
}
