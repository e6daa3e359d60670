import { shippedLists } from '@mingcha/systems/lists';
import { furtherRows, type ListRow } from './listRows.ts';

/** The list that the province publishes and its cities take over. */
export const directoryName = 'service-directory';

/** A department of the province, by the letters that stand for it and for those of cities. */
const departments = {
  scjg: '市场监督管理',
  zfjs: '住房和城乡建设',
  jtys: '交通运输',
  rlsb: '人力资源和社会保障',
  mzj: '民政',
  zrzy: '自然资源',
  shuiwu: '水务',
  gjj: '住房公积金',
  sthj: '生态环境',
  wsjk: '卫生健康',
  jy: '教育',
  gaj: '公安',
  yjgl: '应急管理',
  nync: '农业农村',
  whly: '文化和旅游',
} as const;
type Letters = keyof typeof departments;

type Item = readonly [code: string, name: string, kind: string, basis: string];

const permit = '行政许可';
const service = '公共服务';
const confirm = '行政确认';
const grant = '行政给付';
const filing = '其他行政权力';

const items: Readonly<Partial<Record<Letters, readonly Item[]>>> = {
  scjg: [
    ['000131001001', '食品生产许可', permit, '《中华人民共和国食品安全法》第三十五条'],
    ['000131002001', '特种设备检验检测机构核准', permit, '《中华人民共和国特种设备安全法》第五十条'],
    ['000131003001', '计量标准器具核准', permit, '《中华人民共和国计量法》第八条'],
    ['000131004001', '检验检测机构资质认定', permit, '《中华人民共和国计量法》第二十二条'],
    ['000131005001', '企业设立登记', confirm, '《中华人民共和国市场主体登记管理条例》第三条'],
    ['000131005002', '企业变更登记', confirm, '《中华人民共和国市场主体登记管理条例》第二十四条'],
    ['000131005003', '企业注销登记', confirm, '《中华人民共和国市场主体登记管理条例》第三十一条'],
    ['000131006001', '个体工商户设立登记', confirm, '《促进个体工商户发展条例》第三条'],
    ['000172001001', '药品零售经营许可', permit, '《中华人民共和国药品管理法》第五十一条'],
    ['000172002001', '第三类医疗器械经营许可', permit, '《医疗器械监督管理条例》第四十二条'],
    ['000172003001', '第二类医疗器械经营备案', filing, '《医疗器械监督管理条例》第四十一条'],
  ],
  zfjs: [
    ['000117001001', '商品房预售许可', permit, '《中华人民共和国城市房地产管理法》第四十五条'],
    ['000117004001', '城镇污水排入排水管网许可', permit, '《城镇排水与污水处理条例》第二十一条'],
    ['000117005001', '燃气经营许可证核发', permit, '《城镇燃气管理条例》第十五条'],
    ['000117006001', '建筑业企业资质认定', permit, '《中华人民共和国建筑法》第十三条'],
    ['000117007001', '从事生活垃圾经营性清扫服务审批', permit, '《城市市容和环境卫生管理条例》第二十条'],
    ['000117008001', '建设工程消防验收备案', filing, '《中华人民共和国消防法》第十三条'],
    ['000117009001', '房屋建筑工程竣工验收备案', filing, '《建设工程质量管理条例》第四十九条'],
    ['000117010001', '公共租赁住房申请', service, '《公共租赁住房管理办法》第七条'],
  ],
  jtys: [
    ['000118001001', '道路货物运输经营许可', permit, '《中华人民共和国道路运输条例》第二十四条'],
    ['000118002001', '道路旅客运输经营许可', permit, '《中华人民共和国道路运输条例》第十条'],
    ['000118003001', '出租汽车经营许可', permit, '《对确需保留的行政审批项目设定行政许可的决定》'],
    ['000118004001', '公路超限运输许可', permit, '《公路安全保护条例》第三十五条'],
    ['000118005001', '涉路施工活动许可', permit, '《公路安全保护条例》第二十七条'],
    ['000118006001', '机动车维修经营备案', filing, '《中华人民共和国道路运输条例》第三十九条'],
  ],
  rlsb: [
    ['000114001001', '人力资源服务许可', permit, '《人力资源市场暂行条例》第十八条'],
    ['000114002001', '劳务派遣经营许可', permit, '《中华人民共和国劳动合同法》第五十七条'],
    ['000114003001', '民办职业培训学校设立审批', permit, '《中华人民共和国民办教育促进法》第十二条'],
    ['000114004001', '企业实行不定时工作制审批', permit, '《中华人民共和国劳动法》第三十九条'],
    ['000514001000', '失业保险金申领', grant, '《失业保险条例》第十四条'],
    ['002014001001', '社会保险单位参保登记', service, '《中华人民共和国社会保险法》第五十七条'],
    ['002014003001', '社会保障卡申领', service, '《社会保险经办条例》第十条'],
    ['002014004001', '职业介绍和职业指导', service, '《中华人民共和国就业促进法》第三十五条'],
  ],
  mzj: [
    ['000111001001', '社会团体成立登记', permit, '《社会团体登记管理条例》第十二条'],
    ['000111002001', '民办非企业单位成立登记', permit, '《民办非企业单位登记管理暂行条例》第八条'],
    ['000111003001', '慈善组织公开募捐资格审批', permit, '《中华人民共和国慈善法》第二十二条'],
    ['000711001000', '内地居民婚姻登记', confirm, '《婚姻登记条例》第四条'],
    ['000711002000', '收养登记', confirm, '《中华人民共和国民法典》第一千一百零五条'],
    ['000511001000', '特困人员救助供养', grant, '《社会救助暂行办法》第十四条'],
    ['000511002000', '临时救助', grant, '《社会救助暂行办法》第四十七条'],
    ['002011001001', '养老机构备案', service, '《中华人民共和国老年人权益保障法》第四十三条'],
  ],
  zrzy: [
    ['000115001001', '建设用地规划许可', permit, '《中华人民共和国城乡规划法》第三十七条'],
    ['000115002001', '建设工程规划许可', permit, '《中华人民共和国城乡规划法》第四十条'],
    ['000115003001', '临时用地审批', permit, '《中华人民共和国土地管理法》第五十七条'],
    ['000115004001', '采矿权新立登记', permit, '《中华人民共和国矿产资源法》第三条'],
    ['000717002001', '不动产抵押登记', confirm, '《不动产登记暂行条例》第三条'],
    ['000717003001', '不动产查封登记', confirm, '《不动产登记暂行条例》第三条'],
  ],
  shuiwu: [
    ['000119001001', '取水许可', permit, '《取水许可和水资源费征收管理条例》第三条'],
    ['000119002001', '河道管理范围内建设项目审批', permit, '《中华人民共和国水法》第三十八条'],
    ['000119004001', '河道采砂许可', permit, '《中华人民共和国水法》第三十九条'],
  ],
  gjj: [
    ['002036001001', '住房公积金缴存登记', service, '《住房公积金管理条例》第十四条'],
    ['002036002001', '住房公积金贷款申请', service, '《住房公积金管理条例》第二十六条'],
  ],
  sthj: [
    ['000116001001', '建设项目环境影响评价审批', permit, '《中华人民共和国环境影响评价法》第二十二条'],
    ['000116002001', '排污许可', permit, '《中华人民共和国环境保护法》第四十五条'],
    ['000116003001', '危险废物经营许可', permit, '《中华人民共和国固体废物污染环境防治法》第八十条'],
    ['000116004001', '辐射安全许可', permit, '《中华人民共和国放射性污染防治法》第二十八条'],
  ],
  wsjk: [
    ['000123001001', '医疗机构执业登记', permit, '《医疗机构管理条例》第十五条'],
    ['000123002001', '公共场所卫生许可', permit, '《公共场所卫生管理条例》第四条'],
    ['000123003001', '护士执业注册', permit, '《护士条例》第八条'],
    ['000123004001', '放射诊疗许可', permit, '《放射性同位素与射线装置安全和防护条例》第八条'],
    ['000523001000', '计划生育家庭特别扶助金发放', grant, '《中华人民共和国人口与计划生育法》第三十一条'],
  ],
  jy: [
    ['000105001001', '民办学校设立审批', permit, '《中华人民共和国民办教育促进法》第十二条'],
    ['000105002001', '校车使用许可', permit, '《校车安全管理条例》第十五条'],
    ['000705001000', '教师资格认定', confirm, '《教师资格条例》第十三条'],
  ],
  gaj: [
    ['000109001001', '旅馆业特种行业许可', permit, '《旅馆业治安管理办法》和国务院决定'],
    ['000109002001', '大型群众性活动安全许可', permit, '《大型群众性活动安全管理条例》第十一条'],
    ['000709001000', '居住证申领', confirm, '《居住证暂行条例》第九条'],
    ['000709002000', '户口登记项目变更', confirm, '《中华人民共和国户口登记条例》第十七条'],
  ],
  yjgl: [
    ['000125001001', '危险化学品经营许可', permit, '《危险化学品安全管理条例》第三十三条'],
    ['000125002001', '烟花爆竹零售许可', permit, '《烟花爆竹安全管理条例》第十六条'],
    ['000125003001', '矿山企业安全生产许可', permit, '《安全生产许可证条例》第二条'],
  ],
  nync: [
    ['000120001001', '农作物种子生产经营许可', permit, '《中华人民共和国种子法》第三十一条'],
    ['000120002001', '动物防疫条件合格证核发', permit, '《中华人民共和国动物防疫法》第二十五条'],
    ['000120003001', '兽药经营许可', permit, '《兽药管理条例》第二十二条'],
    ['000120004001', '农药经营许可', permit, '《农药管理条例》第二十四条'],
  ],
  whly: [
    ['000122001001', '旅行社设立许可', permit, '《旅行社条例》第七条'],
    ['000122002001', '营业性演出审批', permit, '《营业性演出管理条例》第十三条'],
    ['000122003001', '互联网上网服务营业场所设立审批', permit, '《互联网上网服务营业场所管理条例》第十条'],
    ['000122004001', '娱乐场所设立审批', permit, '《娱乐场所管理条例》第九条'],
  ],
};

const common = { level: '分级管理', edition: 1, state: '在用', adoption: '待认领' } as const;

/** The departments of the province that its directory names. */
export const provinceDepartments = (code: string) =>
  Object.entries(departments).map(([letters, what]) => ({
    id: `${code}-${letters}`,
    name: `省${what}厅`,
    short: `省${what.slice(0, 4)}`,
    division: code,
    kind: 'department' as const,
  }));

/** An item of the directory with the letters of its department. */
export type DirectoryRow = ListRow & { dept: string };

/** The province's first edition; departments by their letters. */
export function directoryRows(): DirectoryRow[] {
  const { samples, broken } = shippedLists.find(({ list }) => list.id === directoryName)!;
  const known = [...samples.filter(({ id }) => id !== broken.id), ...(furtherRows[directoryName] ?? [])];
  const listed = Object.entries(items).flatMap(([dept, all = []]) =>
    all.map(([id, name, kind, basis]) => ({ ...common, id, name, kind, basis, dept })),
  );
  return [...(known as DirectoryRow[]).map((row) => ({ ...row, adoption: '待认领' })), ...listed];
}

/** What its second edition changes, which waits in the cities; items that go are named by their ids. */
export const nextEdition: { rows: DirectoryRow[]; gone: readonly string[] } = {
  rows: [
    {
      ...common,
      id: '000131001001',
      name: '食品（含保健食品）生产许可',
      kind: permit,
      basis: '《中华人民共和国食品安全法》第三十五条、第七十六条',
      dept: 'scjg',
      edition: 2,
    },
    {
      ...common,
      id: '000117005001',
      name: '燃气经营许可证核发',
      kind: permit,
      basis: '《城镇燃气管理条例》第十五条（新修订）',
      dept: 'zfjs',
      edition: 2,
    },
    {
      ...common,
      id: '000118007001',
      name: '网络预约出租汽车经营许可',
      kind: permit,
      basis: '《对确需保留的行政审批项目设定行政许可的决定》',
      dept: 'jtys',
    },
  ],
  gone: ['000114004001'],
};

/** In what one city's own directory differs from the province's: two elements of two items. */
export const differingRows: Readonly<Record<string, object>> = {
  '000116002001': { name: '排污许可证核发' },
  '000123002001': { basis: '《公共场所卫生管理条例》第八条' },
};
