import { usccCheckDigit } from '@mingcha/kernel';

/** A penalty of a fictional enterprise as a department's system pushes it, published the day after its decision. */
export function penaltyRow(n: number) {
  const first = `91620300MA${String(n).padStart(7, '0')}`;
  return {
    ...{ operation: 'put', kind: 'penalty', subject: first + usccCheckDigit(first), name: `第${n}商店` },
    ...{ authority: '市市场监督管理局', number: `罚〔2026〕${n}号`, date: '2026-09-24' },
    values: {
      ...{ violation: '无证经营', facts: '未取得许可从事经营', basis: '某法第十条', category: '罚款' },
      ...{ content: '罚款 20000 元', procedure: '普通程序', fine: 20_000, published: '2026-09-25' },
      ...{ legalPerson: '王小明', legalId: '620302198001011234' },
    },
  };
}
