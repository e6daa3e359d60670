import { basis, choice, date, decided, dept, facet, flag, id, main, name, text } from '../elements.ts';
import { groups } from '../groups.ts';
import { basisNamed, error, hint } from '../rules.ts';
import { shipped } from '../shipped.ts';

/** 涉企收费目录清单: what enterprises may be charged for, by whom, on which basis. */
export const feeItems = shipped(
  {
    id: 'fee-items',
    title: '涉企收费目录清单',
    noun: '收费项目',
    unit: '项',
    group: groups.enterprise,
    about: '清单之外不得收费。',
    openNote: '没有列入这份清单的，不得向企业收费。',
    elements: decided(
      {
        国家: ['name', 'nature', 'basis'],
        省: ['standard', 'payer', 'relief', 'since', 'until'],
        市: ['online'],
      },
      [
        id('项目编码'),
        name('收费项目'),
        choice('nature', '收费性质', ['行政事业性收费', '政府性基金', '经营服务性收费', '保证金'], facet),
        dept('收费单位'),
        basis('收费依据'),
        text('standard', '收费标准', { ...main, most: 500 }),
        text('payer', '收费对象', { most: 200 }),
        text('relief', '减免规定', { most: 500 }),
        flag('online', '可网上缴费', { filter: true }),
        date('since', '执行起始日期'),
        date('until', '执行截止日期'),
      ],
    ),
    rules: [
      basisNamed,
      error('period-forward', 'until', 'since <= until', '执行截止日期不能早于起始日期'),
      hint('deposit-relief', 'relief', 'filled(relief)', '保证金应写明可以用保函代替或者减免的规定', {
        when: 'nature == "保证金"',
      }),
    ],
  },
  [
    {
      id: 'SF-0001',
      name: '特种设备检验费',
      nature: '行政事业性收费',
      dept: 'scjg',
      basis: '省收费管理目录〔2025〕第 12 项',
      standard: '每台 300 元',
      payer: '使用单位',
      relief: '小微企业减半收取',
      online: true,
      since: '2026-01-01',
    },
    {
      id: 'SF-0002',
      name: '不动产登记费',
      nature: '行政事业性收费',
      dept: 'zrzy',
      basis: '《不动产登记收费办法》',
      standard: '住宅每件 80 元，非住宅每件 550 元',
      payer: '登记申请人',
      online: true,
    },
    {
      id: 'SF-0003',
      name: '城市道路占用挖掘修复费',
      nature: '行政事业性收费',
      dept: 'zfjs',
      basis: '市收费文件〔2024〕31号',
      standard: '按修复面积计收',
      payer: '挖掘单位',
    },
    {
      id: 'SF-0004',
      name: '农民工工资保证金',
      nature: '保证金',
      dept: 'rlsb',
      basis: '《工程建设领域工资保证金规定》',
      standard: '合同额的 1%',
      payer: '施工总承包单位',
    },
    {
      id: 'SF-0005',
      name: '机动车停放服务费',
      nature: '经营服务性收费',
      dept: 'fgw',
      basis: '市停车收费办法〔2025〕8号',
      standard: '每小时 2 元，全天 20 元封顶',
      payer: '停放车辆的单位和个人',
      since: '2025-07-01',
      until: '2028-06-30',
    },
  ],
  { id: 'SF-0004', rule: 'deposit-relief' },
);
