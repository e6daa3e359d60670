import type { GuideForm } from '@mingcha/catalogue/guides';

/** Of which elements guides are made, for the lists whose rows people apply for. */
export const guideForms: readonly GuideForm[] = [
  {
    list: 'service-items',
    noun: '事项',
    when: 'state == "在用"',
    audience: 'served',
    themes: 'topics',
    windows: 'windows',
    materials: 'materials',
    questions: 'questions',
    situations: 'situations',
    faqs: 'faqs',
    promise: { days: 'promisedDays', unit: 'promisedUnit' },
    sections: [
      { title: '谁可以办', fields: ['served', 'condition', 'quota'] },
      {
        title: '时限和收费',
        fields: [
          { days: 'statutoryDays', unit: 'statutoryUnit' },
          'statutoryNote',
          { days: 'promisedDays', unit: 'promisedUnit' },
          'promisedNote',
          'special',
          'charged',
          'fees',
          'feeBasis',
        ],
      },
      {
        title: '怎么办',
        fields: ['forms', 'flow', 'stages', 'visits', 'visitReason', 'scope', 'booking', 'delivery'],
      },
      { title: '在哪里办', fields: ['place', 'hours', 'consult', 'complain'] },
      { title: '办理结果', fields: ['resultKind', 'resultName'] },
      { title: '设定依据', fields: ['laws'] },
    ],
    url: 'url',
    // The clock of a case counts working days, and a case says what is to be paid.
    opens: {
      type: 'approvals',
      when: 'online && promisedUnit == "工作日" && statutoryUnit == "工作日" && promisedDays > 0 && promisedDays <= statutoryDays && (!charged || filled(amount))',
      row: 'item',
      situation: 'situation',
    },
  },
  {
    list: 'package-items',
    noun: '一件事',
    audience: 'served',
    themes: 'stage',
    members: ['codes', 'items'],
    promise: { days: 'days' },
    sections: [
      {
        title: '时限和跑动',
        fields: [{ days: 'days' }, 'visits', 'forms', 'formsBefore', 'materials', 'materialsBefore'],
      },
      { title: '由谁办', fields: ['partners', 'origin', 'since'] },
    ],
    url: 'url',
    opens: {
      type: 'packages',
      when: 'online && days > 0 && days <= 60',
      row: 'packageItem',
      name: 'theme',
      situation: 'situation',
    },
  },
];
