import { usccCheckDigit } from '@mingcha/kernel/uscc';
import type { DemoCounty } from '../cities.ts';
import type { ListRow } from '../listRows.ts';
import { furtherItems } from './furtherItems.ts';
import { type HandledItem, handledItems } from './handledItems.ts';
import { items } from './items.ts';
import { permit } from './kinds.ts';

const usual = {
  edition: 1,
  power: '法定本级行使',
  level: '市级',
  body: '法定机关',
  statutoryUnit: '工作日',
  promisedUnit: '工作日',
  hours: '工作日 9:00—12:00，13:30—17:00',
  hall: true,
  visits: 0,
  online: true,
  depth: '互联网办理',
  forms: ['窗口办理', '网上办理'],
  charged: false,
  onlinePay: false,
  complain: '12345',
  state: '在用',
} as const;

const all = [items, furtherItems].flatMap((some) =>
  Object.entries(some).flatMap(([dept, of]) => of.map((item) => ({ dept, item }))),
);
const letters = [...new Set(all.map(({ dept }) => dept))];
const known = new Map(all.map((one) => [one.item[0], one]));

/** The code of a body that handles items. It begins like those of the samples and is nobody's. */
function bodyCode(n: number): string {
  const first17 = `11620000MB0F9${String(7_000 + n)}`;
  return first17 + usccCheckDigit(first17);
}

/** Whom an item is for: who lives in the city, or who runs something there. */
const servedBy = (kind: string, dept: string): readonly string[] =>
  kind === '行政给付' || ['rlsb', 'mzj', 'gaj', 'jy', 'gjj'].includes(dept)
    ? ['自然人']
    : ['企业法人', '其他组织'];

/** What a result is, by how it is called. */
const resultKindOf = (result: string): string =>
  /[证照]$/.test(result) ? '证照' : /(文|批复|决定书)$/.test(result) ? '批文' : '其他';

function rowOf([code, statutoryDays, promisedDays, result, condition, materials]: HandledItem): ListRow {
  const { dept, item } = known.get(code)!;
  const [, name, kind, basis] = item;
  const [law = basis] = /(?<=《)[^》]+/.exec(basis) ?? [];
  const article = basis.split('》').at(-1) ?? '';
  const number = String(letters.indexOf(dept) + 1).padStart(2, '0');
  return {
    ...usual,
    ...{ id: `${bodyCode(letters.indexOf(dept))}3${code}`, basicCode: code, name, kind, dept },
    laws: [{ title: law, ...(article && { article }) }],
    ...{ statutoryDays, promisedDays, condition },
    handling: promisedDays === 0 ? '即办件' : '承诺件',
    flow: promisedDays === 0 ? '申请—受理—当场办结' : '申请—受理—审查—决定—送达',
    stages: promisedDays === 0 ? ['受理', '办结'] : ['受理', '审查', '决定'],
    served: servedBy(kind, dept),
    ...{ resultKind: resultKindOf(result), resultName: result },
    materials: [
      {
        title: kind === '公共服务' ? '申请表' : '申请书',
        need: '必要',
        form: '纸质或电子',
        source: '申请人自备',
      },
      ...materials.split('、').map((title) => ({ title, need: '必要', form: '电子', source: '申请人自备' })),
    ],
    ...(kind === permit && {
      faqs: [
        { question: `${result}到期怎么办？`, answer: '届满三十日以前申请延续，材料与首次申请相同的免交。' },
      ],
    }),
    place: `市政务服务中心综合受理区 ${number} 号窗口`,
    consult: `0930-55602${number}`,
    url: `https://service.example.gov.cn/item/${code}`,
  } as unknown as ListRow;
}

/** How a city handles items of the directory: rows of its implementation list, departments by their letters. */
export const handledRows = (): ListRow[] => handledItems.map(rowOf);

/** What the market bureaus of counties handle: an item that the city handles too, and one that they alone do. */
const registration = handledItems.find(([code]) => code === '000131006001')!;
const advertising: HandledItem = [
  '000131011001',
  5,
  3,
  '登记通知书',
  '有专门的广告业务机构和审查人员。',
  '广告业务机构说明、审查人员名单',
];

/** The window of a county at which a matter is handed in. */
export const countyWindow = ({ name }: Pick<DemoCounty, 'name'>) => ({
  title: '综合受理窗口',
  area: name,
  address: `${name}政务服务中心一楼`,
  hours: '工作日 9:00—12:00，13:30—17:00',
  phone: '0930-5550900',
});

/** How the market bureaus of the first two counties handle items. The second says something else in one element of each. */
export const countyRows = (counties: readonly DemoCounty[]): ListRow[] =>
  counties.slice(0, 2).flatMap(({ name, latin }, n) => {
    const second = n === 1;
    const handled = (item: HandledItem, differing: object): ListRow => ({
      ...rowOf(item),
      ...{ id: `${bodyCode(500 + n)}4${item[0]}`, level: '县级', dept: `${latin}-scjg` },
      ...{
        place: `${name}政务服务中心市场监管窗口`,
        url: `https://service.example.gov.cn/${latin}/${item[0]}`,
        windows: [countyWindow({ name })],
      },
      ...(second && differing),
    });
    return [
      handled(registration, { visits: 1, visitReason: '经营者须到窗口核对身份' }),
      handled(advertising, { promisedDays: 5 }),
    ];
  });
