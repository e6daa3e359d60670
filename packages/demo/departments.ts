import type { CityFacts } from './cities.ts';
import type { DepartmentRow } from './rows.ts';

/** Letters of the id, name after 市, short name after 市, further names that notices use. */
const offices: [letters: string, name: string, short: string, aliases: string[]][] = [
  ['scjg', '市场监督管理局', '市场监管局', ['市场监管局', '市市场局']],
  ['yjgl', '应急管理局', '应急局', ['应急管理局']],
  ['sthj', '生态环境局', '生态环境局', ['环保局']],
  ['wsjk', '卫生健康委员会', '卫健委', ['市卫生健康委', '卫健委']],
  ['whly', '文化广电和旅游局', '文旅局', ['市文广旅局', '文旅局']],
  ['nync', '农业农村局', '农业农村局', ['农业局']],
  ['zfjs', '住房和城乡建设局', '住建局', ['住建局', '市建设局']],
  ['jtys', '交通运输局', '交通局', ['交通局']],
  ['rlsb', '人力资源和社会保障局', '人社局', ['人社局']],
  ['xfjy', '消防救援支队', '消防支队', ['消防支队', '市消防救援机构']],
  ['jy', '教育局', '教育局', ['市教体局']],
  ['sw', '商务局', '商务局', ['商务局']],
  ['shuiwu', '水务局', '水务局', ['市水利局']],
  ['zrzy', '自然资源局', '自然资源局', ['国土局']],
  ['fgw', '发展和改革委员会', '发展改革委', ['市发改委', '发改委']],
  ['gaj', '公安局', '公安局', ['公安局']],
  ['zfb', '人民政府办公室', '政府办', ['市政府办公室', '市政府办']],
  ['zwfw', '政务服务中心', '政务服务中心', ['市政务中心', '市政务服务局', '市政务服务管理局']],
  ['dsj', '大数据中心', '大数据中心', ['市大数据管理局', '市数据局']],
  ['sfj', '司法局', '司法局', ['司法局']],
  ['czj', '财政局', '财政局', ['财政局']],
  ['swj', '税务局', '税务局', ['国家税务总局本市税务局']],
  ['ylbz', '医疗保障局', '医保局', ['医保局']],
  ['kjj', '科学技术局', '科技局', ['科技局']],
  ['gxj', '工业和信息化局', '工信局', ['工信局', '市工业和信息化局']],
  ['mzj', '民政局', '民政局', ['民政局']],
  ['gjj', '住房公积金管理中心', '公积金中心', ['市住房公积金中心']],
  ['ggzy', '公共资源交易中心', '公共资源交易中心', []],
  ['jrb', '地方金融工作局', '金融局', ['市政府金融办', '市金融办']],
];

/** The departments of the city itself. */
export function cityDepartments(city: string): DepartmentRow[] {
  return offices.map(([letters, name, short, aliases]) => ({
    id: `${city}-${letters}`,
    name: `市${name}`,
    short: `市${short}`,
    division: city,
    aliases,
    kind: 'department',
  }));
}

/** The government of each county (县、区政府), which a notice names for what all counties carry out. */
export function countyGovernments(city: Pick<CityFacts, 'code' | 'counties'>): DepartmentRow[] {
  return city.counties.map((county) => ({
    id: `${city.code}-${county.latin}`,
    name: `${county.name}人民政府`,
    short: `${county.name}政府`,
    division: county.code,
    aliases: [county.name],
    kind: 'county',
  }));
}

/** The market bureau of each county: registers its enterprises and is the unit in charge of them (管辖单位). */
export function countyBureaus(city: Pick<CityFacts, 'code' | 'counties'>): DepartmentRow[] {
  return city.counties.map((county) => ({
    id: bureauId(city.code, county.latin),
    name: bureauName(county.name),
    short: `${county.name}市场监管局`,
    parent: `${city.code}-scjg`,
    division: county.code,
    aliases: [`${county.name}市监局`],
    kind: 'other',
  }));
}

/** The department id of a county's market bureau. */
export function bureauId(city: string, county: string): string {
  return `${city}-${county}-scjg`;
}

/** The full name of a county's market bureau. */
export function bureauName(county: string): string {
  return `${county}市场监督管理局`;
}
