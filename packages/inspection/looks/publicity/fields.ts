import { checkUscc } from '@mingcha/kernel';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';

/** A published result of a visit, with what the public record of its draw adds. */
export type PublicResult = {
  object: string;
  name: string;
  department: string;
  kind: string;
  endedOn: string;
  items: readonly string[];
  results: readonly string[];
  /** The draw by its number, as the visit has it. */
  task?: string | undefined;
  draw?: Draw | undefined;
};

type NationalField<Line> = {
  /** As the national publicity system calls it. */
  name: string;
  title: string;
  width: number;
  value: (line: Line) => string | undefined;
};

/** The codes of results in the national exchange. */
const resultCodes: Readonly<Record<string, string>> = {
  未发现问题: '1',
  通过登记的住所无法联系: '6',
  已关闭停业或正在组织清算: '7',
  不配合检查情节严重: '8',
  注销: '9',
  被吊销: '10',
  被撤销: '11',
  迁出: '12',
  发现问题待后续处理: 'A',
  发现问题经责令已改正: 'E',
  未发现开展本次抽查涉及的经营活动: 'F',
};

const drawn = '双随机抽查';
export const isDrawn = ({ kind }: Pick<PublicResult, 'kind'>): boolean => kind === drawn;

const subject: readonly NationalField<PublicResult>[] = [
  {
    name: 'uniscId',
    title: '统一社会信用代码',
    width: 22,
    value: ({ object }) => (checkUscc(object) === 'malformed' ? undefined : object),
  },
  { name: 'entName', title: '企业名称', width: 36, value: ({ name }) => name },
];

const joined = (all: readonly string[]): string => all.join('、');
const codesOf = ({ results }: PublicResult): string =>
  results.flatMap((one) => resultCodes[one] ?? []).join(',');

/** 抽查检查结果: a line for each inspection. */
export const checkFields: readonly NationalField<PublicResult>[] = [
  ...subject,
  { name: 'insAuth_CN', title: '检查实施机关', width: 30, value: ({ department }) => department },
  { name: 'insType_CN', title: '类型', width: 8, value: (line) => (isDrawn(line) ? '抽查' : '检查') },
  { name: 'insDate', title: '检查日期', width: 12, value: ({ endedOn }) => endedOn },
  { name: 'insRes_CN', title: '检查结果', width: 40, value: ({ results }) => joined(results) },
  { name: 'insRes', title: '检查结果代码', width: 12, value: codesOf },
];

const numberOf = ({ draw, task }: PublicResult) => (draw ? drawNumber(draw.committed!) : task);

/** 双随机抽查结果: what a line says of the inspection, without its items. */
export const drawnFields: readonly NationalField<PublicResult>[] = [
  ...subject,
  { name: 'raninsPlanId', title: '抽查计划编号', width: 24, value: ({ draw }) => draw?.task?.plan?.number },
  { name: 'raninsPlaneName', title: '抽查计划名称', width: 36, value: ({ draw }) => draw?.task?.plan?.title },
  {
    name: 'raninsTaskId',
    title: '抽查任务编号',
    width: 24,
    value: (line) => line.draw?.task?.number ?? numberOf(line),
  },
  {
    name: 'raninsTaskName',
    title: '抽查任务名称',
    width: 36,
    value: ({ draw }) => draw?.task?.title ?? draw?.compose.title,
  },
  {
    name: 'raninsTypeName',
    title: '抽查类型',
    width: 10,
    value: ({ draw }) => draw && (Object.keys(draw.compose.filter).length > 0 ? '定向' : '不定向'),
  },
  { name: 'insAuth', title: '抽查机关', width: 30, value: ({ department }) => department },
  { name: 'insDate', title: '抽查完成日期', width: 12, value: ({ endedOn }) => endedOn },
];

/** One item of a drawn inspection. What was found holds for the inspection as a whole. */
type ItemLine = PublicResult & { item: string };
export const itemFields: readonly NationalField<ItemLine>[] = [
  { name: 'item', title: '抽查事项', width: 40, value: ({ item }) => item },
  { name: 'result', title: '抽查结果', width: 40, value: ({ results }) => joined(results) },
];

/** A line for each item. */
export const itemLines = (line: PublicResult): ItemLine[] => line.items.map((item) => ({ ...line, item }));

/** A line as JSON, under the national names; what is not known is left out. */
export const jsonOf = <Line>(fields: readonly NationalField<Line>[], line: Line): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) => {
      const text = value(line);
      return text === undefined ? [] : [[name, text]];
    }),
  );

/** The fields as columns of a sheet, each headed by its title and its national name. */
export const columnsOf = <Line>(fields: readonly NationalField<Line>[]) =>
  fields.map(({ name, title, width, value }) => ({ header: `${title}（${name}）`, width, value }));
