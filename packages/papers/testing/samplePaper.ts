import type { Paper } from '../paper.ts';

const units = Array.from({ length: 20 }, (_, i) => `某市第${i + 1}工作部门`);

/** A briefing of fictional numbers: a table of `rows` rows and three charts. */
export const samplePaper = (rows = 60): Paper => ({
  organ: '某市人民政府办公室',
  number: '〔2026〕第1期',
  title: '关于2026年第2次优化营商环境重点举措报送和落实情况的通报',
  date: '2026-06-25',
  recipients: '各县（区）人民政府，市直各部门',
  sections: [
    {
      heading: '一、总体情况',
      paragraphs: [
        '截至6月25日，本年度方案（某政办发〔2026〕8号）共48项举措，已完成9项，占18.8%；按期推进31项，临近时限或者进展偏慢5项，超过时限3项。各单位应当把时限、责任和成效一并抓实，避免只报过程、不报结果，也不得以文件落实文件。',
        '本轮报送应报112份，按期报送97份，迟报9份，未报6份，按期率86.6%。',
      ],
      chart: {
        kind: 'stacked',
        title: '各单位举措状态',
        labels: units,
        unit: '项',
        series: [
          { name: '正常', colour: '#3a8f4d', values: units.map((_, i) => 2 + (i % 4)) },
          { name: '预警', colour: '#d99a06', values: units.map((_, i) => i % 3) },
          { name: '逾期', colour: '#c8322b', values: units.map((_, i) => (i % 5 === 0 ? 1 : 0)) },
          { name: '已停止', colour: '#8d949b', values: units.map((_, i) => (i % 9 === 0 ? 1 : 0)) },
        ],
      },
    },
    {
      heading: '二、报送情况',
      paragraphs: ['三轮报送的按期率逐轮上升，仍有单位连续两轮迟报。'],
      chart: {
        kind: 'line',
        title: '各轮次报送按期率',
        labels: ['第1次', '第2次', '第3次'],
        unit: '%',
        series: [{ name: '按期率', values: [71.4, 86.6, 93.1] }],
      },
    },
    {
      heading: '三、得分排名',
      paragraphs: ['得分按方案确定的规则计算，分数相同的名次并列。'],
      table: {
        title: '各单位得分与名次',
        columns: ['名次', '单位', '得分', '主要得分与扣分'],
        rows: Array.from({ length: rows }, (_, i) => [
          String(i + 1),
          `某市第${i + 1}工作部门`,
          (120 - i * 1.5).toFixed(1),
          i === 3
            ? '按期报送6次加12分；完成举措4项加20分；迟报1次扣2分；被督办1次扣3分；指标达到目标值3项加6分；先进做法被推广加5分'
            : '按期报送6次加12分；完成举措2项加10分',
        ]),
      },
      chart: {
        kind: 'bar',
        title: '各单位得分',
        labels: units,
        unit: '分',
        series: [{ name: '得分', values: units.map((_, i) => 120 - i * 3.5) }],
      },
    },
    {
      heading: '四、下步要求',
      paragraphs: ['未按期报送的单位请于收到本通报之日起3个工作日内补报，并说明原因。'],
    },
  ],
  footer: '抄送：市委办公室，市人大常委会办公室，市政协办公室。',
});
