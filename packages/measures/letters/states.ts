import { defineSigning } from '../signing/signing.ts';

/** The life of a letter by which a chase goes out. What is issued never changes. */
export const letterLife = defineSigning(
  'chase-letter',
  '该督办函',
  '该督办函已经签发，不能再修改、删除或者重新签发；如需补充，请另行拟稿。',
);
