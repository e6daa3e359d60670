import { choice, dept, facet, flag, id, main, must, name, number, text } from '../elements.ts';
import { groups } from '../groups.ts';
import { error, hint } from '../rules.ts';
import { shipped } from '../shipped.ts';
import { stages } from './stages.ts';

/** 见证要素清单: what a witness watches at each step. Internal. */
export const witnessElements = shipped(
  {
    id: 'witness-elements',
    title: '交易见证要素清单',
    noun: '见证要素',
    unit: '项',
    group: groups.trade,
    about: '场所和系统的每个动作都留下只能追加的记录。',
    elements: [
      id(),
      name('见证要素'),
      choice('stage', '环节', stages, facet),
      dept('见证单位'),
      text('criterion', '见证规则', { ...must, most: 500, search: true }),
      choice('way', '见证方式', ['系统自动', '音视频', '现场人员'], facet),
      choice('medium', '留存形式', ['日志', '音视频', '电子文件'], must),
      flag('appendOnly', '只能追加', main),
      number('years', '保存年限', { ...must, least: 1, most: 100 }),
      flag('alert', '异常即时提示', must),
      text('handling', '异常的处理', { most: 300 }),
    ],
    rules: [
      error('append-only', 'appendOnly', 'appendOnly', '见证记录只能追加，不能修改', {
        when: 'medium == "日志"',
      }),
      hint('fifteen-years', 'years', 'years >= 15', '交易档案保存不少于十五年'),
      hint('handling-named', 'handling', 'filled(handling)', '有异常提示的，应写明怎样处理', {
        when: 'alert',
      }),
      hint('video-kept', 'medium', 'medium == "音视频"', '音视频见证的留存形式应为音视频', {
        when: 'way == "音视频"',
      }),
    ],
  },
  [
    {
      id: 'JZ-0001',
      name: '投标文件递交时间',
      stage: '报名与投标',
      dept: 'ggzy',
      criterion: '截止时间之后系统不再接收',
      way: '系统自动',
      medium: '日志',
      appendOnly: true,
      years: 15,
      alert: true,
      handling: '记录并通知招标人',
    },
    {
      id: 'JZ-0002',
      name: '开标现场',
      stage: '开标',
      dept: 'ggzy',
      criterion: '全程录音录像，画面覆盖开标席',
      way: '音视频',
      medium: '音视频',
      appendOnly: true,
      years: 15,
      alert: false,
    },
    {
      id: 'JZ-0003',
      name: '评委进入评审区',
      stage: '评审',
      dept: 'ggzy',
      criterion: '核验身份，寄存通信设备',
      way: '现场人员',
      medium: '电子文件',
      appendOnly: true,
      years: 10,
      alert: false,
    },
    {
      id: 'JZ-0004',
      name: '评分提交与修改',
      stage: '评审',
      dept: 'ggzy',
      criterion: '每次提交和修改都记录时间和理由',
      way: '系统自动',
      medium: '日志',
      appendOnly: true,
      years: 15,
      alert: true,
      handling: '偏离均值的提示评审组长核对',
    },
    {
      id: 'JZ-0005',
      name: '合同变更',
      stage: '合同',
      dept: 'ggzy',
      criterion: '变更金额超过一成的重新公示',
      way: '系统自动',
      medium: '电子文件',
      appendOnly: true,
      years: 20,
      alert: true,
      handling: '推送行政监督部门',
    },
  ],
  { id: 'JZ-0003', rule: 'fifteen-years' },
);
