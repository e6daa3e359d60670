import { DrawError, type Plan2, type Proof2, type Reveal2 } from '@mingcha/draw';
import { checkSiblings, togetherOf } from '@mingcha/draw/siblings';
import { batchModeNames } from '@mingcha/kernel/labels';
import type { Material } from './material.ts';
import type { Verdict } from './report.ts';

/** A file of a reader's, by its name. */
export type NamedMaterial = { name: string; material: Material };

/** A file with what came of its own verification. */
export type Judged = NamedMaterial & { verdict: Verdict };

const headOf = ({ part: { plan, reveal, selected }, proof }: Material) => ({
  plan: (plan ?? {}) as Plan2,
  reveal: (reveal ?? {}) as Reveal2,
  drawn: selected.map(({ id }) => id),
  ...(proof && (proof as unknown as Pick<Proof2, 'objects' | 'excluded'>)),
});

/** The verdict over files of one batch that were verified one by one: whether they belong together, and whether one is missing. */
export function verdictTogether(files: readonly Judged[]): Verdict {
  const wrong = files.filter(({ verdict }) => verdict.tone === 'void').map(({ name }) => name);
  if (wrong.length > 0)
    return {
      tone: 'void',
      title: '有文件没有通过核验',
      text: `没有互相核对。请先单独查看：${wrong.join('、')}。`,
    };
  const heads = files.map(({ material }) => headOf(material));
  try {
    checkSiblings(heads);
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    const [, at = '0', ...place] = error.path.split('/');
    const { name } = files[Number(at)]!;
    const text = `${name}：${error.message}（/${place.join('/')}）。`;
    return { tone: 'void', title: '这些文件不是同一批的，或有一个被改过', text };
  }
  const { batch, missing, drawn, met } = togetherOf(heads);
  const salts = files.every(({ material }) => material.proof)
    ? '同一企业在各次抽取中的盐值相同。'
    : '公开材料没有名单各行，没有核对盐值。';
  const said = `城市、种子和公开的随机数相同，承诺的次序相符。${salts}${batchModeNames[batch.mode]}：共抽中 ${drawn} 户，其中 ${met} 户被两次以上的抽取抽中。`;
  if (missing.length === 0)
    return { tone: 'good', title: `同批 ${batch.draws.length} 次抽取全部核验通过`, text: said };
  const lacking = missing.map(({ at, commitment }) => `第 ${at + 1} 次（承诺 ${commitment.slice(0, 16)}…）`);
  return { tone: 'wait', title: `还缺 ${missing.length} 个文件`, text: `缺${lacking.join('、')}。${said}` };
}
