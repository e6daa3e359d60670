import { batchModeNames } from '@mingcha/kernel/labels';
import type { BatchMode } from '../../api/draws/batches.ts';
import type { Batch } from '../../api/types.ts';

export const modeNames = batchModeNames;

/** What a mode means for the enterprises. */
export const modeMeanings: Record<BatchMode, string> = {
  together: '各部门尽量抽中同样的企业，一次上门、一并检查。',
  apart: '各部门尽量避开彼此抽中的企业，免得同一家接连受查。',
};

/** What a refused step means, by the state the batch is in now. */
export const batchSentences: Record<Batch['state'], string> = {
  gathering: '这次共同抽取还在筹备。',
  committed: '这次共同抽取已经提交承诺，正等待随机种子。',
  executed: '这次共同抽取已经抽出结果，待公示。',
  published: '这次共同抽取的结果已经公示。',
  voided: '这次共同抽取已经作废。',
};
