import type { Rule } from '@mingcha/catalogue';

type More = Pick<Rule, 'when' | 'basis'>;

const ruleOf =
  (severity: Rule['severity']) =>
  (name: string, field: string, test: string, message: string, more: More = {}): Rule => ({
    name,
    field,
    severity,
    test,
    message,
    ...more,
  });

/** A row that breaks it is refused. */
export const error = ruleOf('error');
/** A row that breaks it is kept, and the person who saves it sees a warning. */
export const hint = ruleOf('warning');

/** The basis names a law by its title or a document by its number. */
export const basisNamed = hint(
  'basis-named',
  'basis',
  'basis.contains("〔") || basis.contains("《")',
  '依据应写明文件名称或者文号',
);

/** Of `period`. */
export const periodForward = error('period-forward', 'until', 'since <= until', '终止日期不能早于生效日期');

/** Texts that are published hold no markup of a page that they were copied from. */
export const noMarkup = (field: string, title: string) =>
  hint(`${field.toLowerCase()}-plain`, field, `!${field}.contains("<")`, `${title}中不能带网页标记`);
