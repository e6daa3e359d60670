import { cities, provinces } from '@mingcha/kernel';

/** The level a unit's name begins with; a division's own name counts as its level. */
export type Level = '国' | '省' | '市' | '县' | '';

export interface NormalName {
  readonly level: Level;
  /** The region that is named, by its short name; '' if none is. */
  readonly region: string;
  /** What is left when region and level are taken off and long forms are made short. */
  readonly core: string;
}

interface Region {
  readonly written: string;
  readonly region: string;
  readonly level: Level;
}

const region = (name: string, level: Level): Region[] => {
  const short = name.replace(/(?:省|市|县|区|藏族自治州)$/, '');
  return [name, short]
    .filter((each) => each.length > 1)
    .map((written) => ({ written, region: short, level }));
};

/** Regions by their full and short names, the longer first. */
const REGIONS: readonly Region[] = [
  ...Object.values(provinces).flatMap((name) => region(name, '省')),
  ...cities.flatMap((city) => region(city.name, '市')),
  ...cities.flatMap((city) => Object.values(city.counties).flatMap((name) => region(name, '县'))),
].sort((a, b) => b.written.length - a.written.length);

/** 市场, 市监局, 市政工程, 区域 and 县域 begin with no level. */
const LEVEL = /^(省|自治区|市(?!场|监[局所]|政(?!府|协|法|务))|州|县(?!域)|区(?!域))(?=.{2})/;

/** Long words and the short ones that mean the same in a unit's name. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?:发展和改革|发展与改革|发展改革)/, '发改'],
  [/工业和信息化|工业与信息化|工业信息化/, '工信'],
  [/人力资源和社会保障|人力资源社会保障/, '人社'],
  [/住房和城乡建设|住房城乡建设|城乡建设/, '住建'],
  [/市场监督管理|市监(?=[局所])/, '市场监管'],
  [/卫生和计划生育|卫生健康/, '卫健'],
  [
    /文化广电和旅游|文化广播电视和旅游|文化体育广电和旅游|文体广电和旅游|文体广电旅游|文化和旅游|文化旅游/,
    '文旅',
  ],
  [/国有资产监督管理/, '国资'],
  [/(?:地方)?金融监督管理/, '金融监管'],
  [/(?:地方)?金融工作/, '金融'],
  [/医疗保障/, '医保'],
  [/交通运输/, '交通'],
  [/退役军人事务/, '退役军人'],
  [/应急管理/, '应急'],
  [/药品监督管理/, '药监'],
  [/政务服务管理|政务服务/, '政务'],
  [/大数据管理|大数据/, '数据'],
  [/住房公积金管理|住房公积金/, '公积金'],
  [/公共资源交易/, '公资交易'],
  [/机关事务管理/, '机关事务'],
  [/招商引资|招商和经济合作/, '招商'],
  [/网络安全和信息化/, '网信'],
  [/机构编制/, '编'],
  [/乡村振兴/, '乡村'],
  [/生态环境/, '生态'],
  [/自然资源和规划|自然资源/, '资源'],
  [/林业和草原/, '林草'],
  [/农业和农村|农业农村/, '农业'],
  [/科学技术/, '科技'],
  [/中级人民法院/, '中院'],
  [/人民银行|人行/, '人行'],
  [/国家税务总局|国家税务/, '税务'],
  [/(?:税务){2}/, '税务'],
  [/人民政府/, '政府'],
  [/办公厅|办公室/, '办'],
  [/委员会/, '委'],
  [/管委/, '管委'],
  [/经济技术开发区|经济开发区/, '经开区'],
  [/高新技术产业开发区|高新技术开发区/, '高新区'],
];

/** A unit's name as it is compared: 金昌市市场监督管理局, 市市场监管局 and 市监局's long form give the same. */
export function normalName(name: string): NormalName {
  let rest = name
    .replace(/[\s·“”]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/\[|【/g, '〔')
    .replace(/\]|】/g, '〕');
  let level: Level = /^(?:国家|国务院|中央)/.test(rest) ? '国' : '';
  const named = REGIONS.find(({ written }) => rest.startsWith(written) && rest.length > written.length + 1);
  if (named) {
    rest = rest.slice(named.written.length);
    level = named.level;
  }
  const written = LEVEL.exec(rest)?.[1];
  if (written !== undefined) {
    rest = rest.slice(written.length);
    level =
      written === '州' ? '市' : written === '区' ? '县' : written === '自治区' ? '省' : (written as Level);
  }
  for (const [long, short] of SHORT) rest = rest.replace(long, short);
  return { level, region: named?.region ?? '', core: rest };
}
