import type { CityFacts } from '../cities.ts';

type Indicator = { id: string; group: string; title: string; when: string; points: number };

/** What of a model a city writes for itself; the rest is the example's. */
type Parts<I, C, D> = {
  title: string;
  basis: string;
  about?: string | undefined;
  indicators: I[];
  classes: C[];
  direct?: D[] | undefined;
};

type Own = {
  /** Labels of objects that are watched more closely, and of those whose accidents are grave. */
  watched: readonly string[];
  grave: readonly string[];
  /** Points from which on a class is given; below the last it is D. */
  from: { A: number; B: number; C: number };
};

/**
 * A city of smelters, one of coal and one of farms watch different trades. The limits lie so that age alone moves nobody: what moves
 * a class is on record.
 */
const own: Record<string, Own> = {
  '620300': {
    watched: ['特种设备', '排污单位', '餐饮服务', '食品生产'],
    grave: ['危险化学品', '安全生产重点', '燃气经营', '药品生产'],
    from: { A: 875, B: 800, C: 700 },
  },
  '620800': {
    watched: ['建筑施工', '养老机构', '学校食堂', '食品生产', '医疗机构', '畜禽养殖'],
    grave: ['矿山', '安全生产重点', '成品油零售'],
    from: { A: 865, B: 795, C: 690 },
  },
  '621200': {
    watched: ['食品生产', '餐饮服务', '排污单位', '药品经营'],
    grave: ['危险化学品', '矿山', '道路运输', '安全生产重点'],
    from: { A: 880, B: 805, C: 710 },
  },
};

const any = (labels: readonly string[]) => labels.map((label) => `"${label}" in subjectLabels`).join(' || ');

/** The model of a city: the example with indicators and limits of its own. All numbers are made up. */
export function cityModel<I, C, D, M extends Parts<I, C, D>>({ code, name }: CityFacts, example: M): M {
  const { watched, grave, from } = own[code]!;
  const added: Indicator[] = [
    { id: 'grave', group: 'base', title: '高危行业', when: any(grave), points: -160 },
    {
      ...{ id: 'watched', group: 'base', title: '重点监管行业', points: -70 },
      when: `(${any(watched)}) && !(${any(grave)})`,
    },
  ];
  const revoked = { id: 'revoked', title: '营业执照被吊销', when: 'subjectStatus == "吊销"', class: 'D' };
  return {
    ...example,
    title: `${name}企业信用风险分类模型（演示）`,
    basis: `${name}企业信用风险分类管理办法（演示，虚构）`,
    about: '演示数据：指标、分值和界限均为虚构。',
    indicators: [...example.indicators, ...added],
    classes: [
      { class: 'A', from: from.A },
      { class: 'B', from: from.B, below: from.A },
      { class: 'C', from: from.C, below: from.B },
      { class: 'D', below: from.C },
    ],
    direct: [...(example.direct ?? []), revoked],
  } as M;
}
