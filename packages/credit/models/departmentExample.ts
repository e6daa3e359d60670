import type { Model } from './format.ts';

/**
 * An example of a model of departments: how they do their work, by what the system counts of it. Few cases say little, so that
 * shares count from ten cases on. Points and limits are made up: a city sets its own.
 */
export const departmentModel: Model = {
  id: 'departments',
  title: '部门履职评价模型（示例）',
  subject: 'department',
  basis: '示例：请填写本市开展部门履职评价的文件名称和文号',
  about:
    '示例模型，分值和界限均为虚构，采用前请按本市规定修改。按系统内的事项和公示统计，不按处罚的数量和金额。',
  groups: [
    { id: 'handling', title: '事项办理', start: 360, least: 0, most: 450 },
    { id: 'openness', title: '双公示', start: 250, least: 0, most: 250 },
    { id: 'inspection', title: '检查执法', start: 150, least: 0, most: 150 },
    { id: 'response', title: '群众评价', start: 130, least: 0, most: 150 },
  ],
  indicators: [
    {
      id: 'in-time',
      group: 'handling',
      title: '按期办结率不低于 98%',
      when: 'subjectTimedCases >= 10 && subjectInTimeShare >= 98',
      points: 50,
    },
    {
      id: 'late',
      group: 'handling',
      title: '按期办结率低于 95%',
      when: 'subjectTimedCases >= 10 && subjectInTimeShare < 95',
      points: -60,
    },
    {
      id: 'very-late',
      group: 'handling',
      title: '按期办结率低于 85%',
      when: 'subjectTimedCases >= 10 && subjectInTimeShare < 85',
      points: -100,
    },
    {
      id: 'overdue',
      group: 'handling',
      title: '有逾期未办结的事项',
      when: 'subjectCasesOverdue > 0',
      points: -40,
    },
    {
      id: 'many-overdue',
      group: 'handling',
      title: '逾期未办结的事项超过未办结的一成',
      when: 'subjectCasesOverdue >= 5 && subjectCasesOverdue * 10 > subjectCasesOpen',
      points: -80,
    },
    {
      id: 'published-late',
      group: 'openness',
      title: '许可和处罚按期公示率低于 98%',
      when: 'subjectPublications >= 10 && subjectPublishedInTimeShare < 98',
      points: -60,
    },
    {
      id: 'published-very-late',
      group: 'openness',
      title: '许可和处罚按期公示率低于 90%',
      when: 'subjectPublications >= 10 && subjectPublishedInTimeShare < 90',
      points: -80,
    },
    {
      id: 'withdrawn-late',
      group: 'openness',
      title: '变更、撤销的处罚没有按期撤下',
      when: 'subjectWithdrawnLate > 0',
      points: -50,
    },
    {
      id: 'tasks-late',
      group: 'inspection',
      title: '抽查任务按期完成率低于 95%',
      when: 'subjectInspectionTasksInTimeOf >= 5 && subjectInspectionTasksInTime < 95',
      points: -60,
    },
    {
      id: 'results-late',
      group: 'inspection',
      title: '检查结果按期公示率低于 95%',
      when: 'subjectInspectionVisitsPublishedOf >= 10 && subjectInspectionVisitsPublished < 95',
      points: -50,
    },
    {
      id: 'satisfying',
      group: 'response',
      title: '满意率不低于 95%',
      when: 'subjectSatisfiedShare >= 95',
      points: 20,
    },
    {
      id: 'unsatisfying',
      group: 'response',
      title: '满意率低于 85%',
      when: 'subjectSatisfiedShare < 85',
      points: -60,
    },
    {
      id: 'objections',
      group: 'response',
      title: '对信用信息的异议有成立的',
      when: 'subjectCreditObjectionsUpheldOf > 0 && subjectCreditObjectionsUpheld > 0',
      points: -30,
    },
  ],
  classes: [
    { class: 'A', from: 900 },
    { class: 'B', from: 800, below: 900 },
    { class: 'C', from: 650, below: 800 },
    { class: 'D', below: 650 },
  ],
};
