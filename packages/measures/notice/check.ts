import { type FieldError, Problem } from '@mingcha/kernel';
import type { Draft, DraftMeasure, Notice, Unit } from './notice.ts';
import { isMeasureNo } from './schemas.ts';

/** Whether nobody has said yet which department a unit is. */
export const unmatched = ({ depts, outside }: Unit): boolean => depts.length === 0 && !outside;

/** Throws `draft-unsure` (422) with all that a person must settle before a draft can be activated. */
export async function requireSettled(notice: Notice, { measures }: Draft): Promise<void> {
  const { unsureText } = await import('@mingcha/notices');
  const doubts = (codes: readonly string[]) =>
    codes.map((code) => (unsureText as Record<string, string>)[code] ?? code).join('');
  const errors = [...headErrors(notice), ...measures.flatMap((measure, i) => errorsOf(measure, i, doubts))];
  if (measures.length === 0) errors.push({ pointer: '/measures', message: '没有任务，请至少补录一项。' });
  const seen = new Set<string>();
  for (const [i, { no }] of measures.entries()) {
    if (seen.has(no))
      errors.push({ pointer: `/measures/${i}/no`, message: `编号 ${no} 重复，请改为不同的编号。` });
    seen.add(no);
  }
  if (errors.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'draft-unsure',
    title: '草稿还有待核对的内容',
    detail: `还有 ${errors.length} 处需要核对或补填。请按提示逐项处理后再启用。`,
    errors: errors.slice(0, 200),
  });
}

function headErrors({ docNo, title }: Notice): FieldError[] {
  return [
    ...(docNo === '' ? [{ pointer: '/docNo', message: '请补填文号。' }] : []),
    ...(title === '' ? [{ pointer: '/title', message: '请补填标题。' }] : []),
  ];
}

function errorsOf(
  { no, title, unsure, checked, leads }: DraftMeasure,
  i: number,
  doubts: (codes: readonly string[]) => string,
): FieldError[] {
  const at = `/measures/${i}`;
  return [
    ...(isMeasureNo(no)
      ? []
      : [{ pointer: `${at}/no`, message: '编号应为 1 至 20 个字母、数字、汉字或 . _ : - ( ) 〔 〕。' }]),
    ...(title === '' ? [{ pointer: `${at}/title`, message: '请补填任务名称。' }] : []),
    ...(unsure.length > 0 && !checked
      ? [{ pointer: at, message: `${doubts(unsure)}核对后请标记为“已核对”。` }]
      : []),
    ...(leads.length === 0
      ? [{ pointer: `${at}/leads`, message: '没有牵头单位，不会有人报送和被督办。请补填，或删除此项。' }]
      : []),
    ...leads.flatMap((unit, j) =>
      unmatched(unit)
        ? [
            {
              pointer: `${at}/leads/${j}`,
              message: `“${unit.name}”还没有对应到部门。请选择部门，或勾选“不属于本地区”。`,
            },
          ]
        : [],
    ),
  ];
}
