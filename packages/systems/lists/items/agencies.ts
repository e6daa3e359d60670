import { usccCode } from '../codes.ts';
import { choice, date, facet, id, main, must, name, opened, remark, text, words } from '../elements.ts';
import { groups } from '../groups.ts';
import { error, hint } from '../rules.ts';
import { shipped } from '../shipped.ts';

/** 中介机构名录: agencies in the intermediary market, free to enter. */
export const intermediaryAgencies = shipped(
  {
    id: 'intermediary-agencies',
    title: '中介超市机构名录',
    noun: '中介机构',
    unit: '家',
    group: groups.items,
    about: '没有资质要求的服务零门槛进驻；有资质要求的，凭行业库中的资质进驻。',
    openNote: '进驻只表示信息已经核对，不表示推荐；项目单位自主选择机构。',
    elements: opened([
      id('统一社会信用代码'),
      name('机构名称'),
      words('services', '服务事项', { ...main, search: true }),
      choice('grade', '评价等级', ['好', '较好', '一般', '差', '尚未评价'], facet),
      choice('entry', '进驻方式', ['零门槛', '行业库'], facet),
      text('qualification', '资质', { most: 300, search: true }),
      date('qualifiedUntil', '资质有效期至'),
      text('price', '报价', { most: 300 }),
      text('term', '服务时限', { most: 120 }),
      text('contact', '联系电话', { most: 60 }),
      date('entered', '进驻日期', must),
      choice('state', '状态', ['在驻', '暂停', '退出'], { ...must, filter: true }),
      remark,
    ]),
    codes: [usccCode('id')],
    rules: [
      error('library-qualified', 'qualification', 'filled(qualification)', '经行业库进驻的，应写明资质', {
        when: 'entry == "行业库"',
      }),
      hint('qualification-lasts', 'qualifiedUntil', 'qualifiedUntil >= entered', '进驻时资质已经过期'),
      hint('price-named', 'price', 'filled(price)', '在驻机构应公开报价', { when: 'state == "在驻"' }),
      hint('poor-suspended', 'state', 'state != "在驻"', '评价为差的机构应暂停承接新业务', {
        when: 'grade == "差"',
      }),
    ],
  },
  [
    {
      id: '91620000MA7F90037P',
      name: '陇原清溪水保咨询有限公司',
      services: ['水土保持方案编制'],
      grade: '好',
      entry: '零门槛',
      price: '每个项目 1.8 万元起',
      term: '二十个工作日',
      contact: '0930-5551001',
      entered: '2026-01-12',
      state: '在驻',
    },
    {
      id: '91620000MA7F90141U',
      name: '甘霖环境技术服务有限公司',
      services: ['建设项目环境影响报告书编制'],
      grade: '较好',
      entry: '零门槛',
      price: '每个项目 3 万元起',
      entered: '2026-02-20',
      state: '在驻',
    },
    {
      id: '91620000MA7F902562',
      name: '方正图审技术有限公司',
      services: ['施工图设计文件审查'],
      grade: '尚未评价',
      entry: '行业库',
      qualification: '房屋建筑一类审查机构',
      qualifiedUntil: '2029-05-31',
      price: '每平方米 1.2 元',
      entered: '2026-06-03',
      state: '在驻',
    },
    {
      id: '91620000MA7F903606',
      name: '远山地质勘查有限公司',
      services: ['建设用地地质灾害危险性评估'],
      grade: '差',
      entry: '行业库',
      qualification: '地质灾害评估乙级',
      qualifiedUntil: '2027-12-31',
      price: '每宗 8000 元起',
      entered: '2025-09-18',
      state: '在驻',
    },
    {
      id: '91620000MA7F90475C',
      name: '恒明测绘有限公司',
      services: ['竣工测绘', '不动产测绘'],
      grade: '一般',
      entry: '行业库',
      qualification: '测绘乙级',
      qualifiedUntil: '2028-03-31',
      entered: '2025-03-05',
      state: '暂停',
    },
  ],
  { id: '91620000MA7F903606', rule: 'poor-suspended' },
);
