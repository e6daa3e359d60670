import { byDemoBeacon, type SeedSource } from '@mingcha/draw';

export type StepId = 'commitment' | 'order' | 'seed' | 'tickets' | 'sorting' | 'frame';

/**
 * How a step ended. `unproven`: the numbers agree, yet nobody outside can be sure of them (a rehearsal, or a time that the
 * file does not hold). `absent`: what it needs is not published.
 */
export type Ending = 'passed' | 'failed' | 'unproven' | 'absent';

export type Fact = { name: string; value: string; hash?: boolean };

export type StepReport = { id: StepId; ending: Ending; summary: string; facts: Fact[] };

/** The steps in the order they are shown, as questions a citizen may ask. */
export const steps: { id: StepId; title: string; why: string }[] = [
  {
    id: 'commitment',
    title: '承诺与公布的计划一致吗？',
    why: '把公布的计划在本机重新算一次指纹，应当与当初公布的承诺一字不差。',
  },
  {
    id: 'order',
    title: '承诺早于种子吗？',
    why: '计划必须在种子出现之前定死，否则可以看着种子改名单。',
  },
  {
    id: 'seed',
    title: '种子由公布的材料算出吗？',
    why: '用公布的材料重新合成种子，并检查材料本身的真伪。',
  },
  {
    id: 'tickets',
    title: '抽中企业的随机值都由种子算出吗？',
    why: '把种子和企业代码放在一起计算，得到的随机值应当与公布的相同。',
  },
  {
    id: 'sorting',
    title: '排列顺序和数量正确吗？',
    why: '随机值小的排在前面，抽中的数量不超过计划。',
  },
  {
    id: 'frame',
    title: '用全部名单从头复算，结果相同吗？',
    why: '核对名单指纹，给名单上每家企业算随机值、重新抽取并分配检查人员，与公布的结果逐一比对。',
  },
];

export type Verdict = { tone: 'good' | 'wait' | 'void'; title: string; text: string };

/** The verdict over all steps. Any failed step decides; a rehearsal and a draw by the demo's beacon are never called verified. */
export function verdictOf(reports: StepReport[], seed: SeedSource | undefined): Verdict {
  const failed = reports.findIndex((report) => report.ending === 'failed');
  if (failed >= 0) {
    return {
      tone: 'void',
      title: `第 ${failed + 1} 步不一致`,
      text: '公布的内容前后对不上。请展开该步骤查看差别，截图保存，并向监管部门或上级部门反映。',
    };
  }
  const passed = reports.filter((report) => report.ending === 'passed').length;
  // Tickets of the second specification are checked with the frame alone, if at all.
  const settled = reports.some((report) => report.id === 'sorting' && report.ending === 'passed');
  if (seed && byDemoBeacon({ seed })) {
    return {
      tone: 'void',
      title: '演示信标，不可公开验证',
      text: '公布的数字前后一致，但演示信标的密钥公开，任何人都能预先算出种子。',
    };
  }
  if (seed?.source === 'local') {
    return {
      tone: 'void',
      title: '内部演练，不可公开验证',
      text: '公布的数字前后一致，但种子由服务器自行产生，外人无法确认它没有被挑选。',
    };
  }
  if (!settled) {
    return {
      tone: 'wait',
      title: '抽查尚未完成，已公开的部分一致',
      text: '种子和结果公示以后，请再来核验其余步骤。',
    };
  }
  const frame = reports.find((report) => report.id === 'frame');
  if (frame?.ending === 'unproven') return { tone: 'wait', title: '核验不完整', text: frame.summary };
  const whole = frame?.ending === 'passed';
  const orderShown = reports.find((report) => report.id === 'order')?.ending !== 'unproven';
  const order = orderShown ? '' : '承诺与种子的先后次序没有证明，见第 2 步。';
  return {
    tone: 'good',
    title: `核验通过，${passed} 项一致`,
    text: `${order}${
      whole
        ? '以上计算全部在您的设备上完成，没有依赖本网站的结论。'
        : '以上计算全部在您的设备上完成。名单没有公开，所以本页看不出是否漏掉了随机值更小的企业、人员分配是否正确；这些由审计人员用完整名单核验。'
    }`,
  };
}
