import { defineSigning } from '../signing/signing.ts';

/** The life of a briefing. What is issued never changes. */
export const briefingLife = defineSigning(
  'briefing',
  '该通报',
  '该通报已经印发，不能再修改、删除或者重新印发；如需更正，请另行生成一期。',
);
