import { type Tools, verifyingSteps } from '@mingcha/draw';
import { formatCount } from '../../words/draw.ts';
import type { Material } from '../material.ts';
import type { Fact, StepReport } from '../report.ts';
import { reporter, textFact } from './report.ts';

const report = reporter('frame');

/** Step 6: the whole draw is computed anew from the frame. `onPart` gets each part that came out right. */
export function checkFrame(material: Material, tools: Tools, onPart: (words: string) => void): StepReport {
  const { proof, part } = material;
  if (!proof) {
    const sealed = part.plan?.disclosure === 'sealed';
    return report(
      'absent',
      sealed
        ? '这次抽查的名单密封，只有审计人员能取得全部名单。'
        : `全部名单在${part.awaitsNames ? '检查' : ''}结果公示后才公开。`,
    );
  }
  const facts: Fact[] = [];
  const steps = verifyingSteps(proof, tools);
  for (;;) {
    const next = steps.next();
    if (!next.done) {
      facts.push(textFact(next.value.title, next.value.detail));
      onPart(`${next.value.title}一致`);
      continue;
    }
    const verdict = next.value;
    if (!verdict.ok) {
      facts.push(textFact('出错的位置', `${verdict.title} ${verdict.path}`));
      if (verdict.expected !== undefined) facts.push(textFact('应当是', verdict.expected));
      if (verdict.found !== undefined) facts.push(textFact('公布的是', verdict.found));
      return report('failed', `${verdict.message}。`, facts);
    }
    if (proof.result.commitment !== part.commitment) {
      return report('failed', '完整证明的承诺与公布的承诺不同。', [
        ...facts,
        textFact('证明中的承诺', proof.result.commitment),
        textFact('公布的承诺', part.commitment),
      ]);
    }
    const { notShown = [] } = verdict;
    for (const { detail } of notShown) facts.push(textFact('没有证明', detail));
    if (notShown.some(({ code }) => code === 'accounting'))
      return report(
        'unproven',
        '名单复算一致，但材料中缺少被排除的对象或不参加的人员，不能说明没有人被漏掉。请取得完整证明。',
        facts,
      );
    return report(
      'passed',
      `用 ${formatCount(proof.objects.length)} 家的完整名单复算，结果完全相同。`,
      facts,
    );
  }
}
