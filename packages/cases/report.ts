import { importBusinessService } from './digit/import.ts';
import { businessServicesIn } from './digit/schema.ts';
import type { CaseType } from './format/caseType.ts';
import { readCaseType } from './format/read.ts';
import { checkSoundness } from './soundness/check.ts';
import { type Finding, type Level, pathText } from './soundness/finding.ts';

const LEVELS: Readonly<Record<Level, string>> = { error: '错误', warning: '警告', info: '提示' };

export type Report = { ok: boolean; lines: string[] };

/** What there is to say about a file: a definition of ours, or DIGIT's business services. */
export function reportOn(input: unknown): Report {
  if (typeof input === 'object' && input !== null && 'format' in input) return reportOne(input, []);
  const services = businessServicesIn(input);
  if (services === undefined) {
    return { ok: false, lines: ['既不是本系统的事项定义（缺少 format），也不是 DIGIT 的流程配置。'] };
  }
  const reports = services.map((service) => {
    const { type, findings } = importBusinessService(service);
    return reportOne(type, findings);
  });
  return { ok: reports.every((one) => one.ok), lines: reports.flatMap((one) => one.lines) };
}

function reportOne(input: object | CaseType, imported: readonly Finding[]): Report {
  const read = readCaseType(input);
  if (!read.ok) {
    const problems = read.problems.map(
      ({ pointer, message }) => `错误 ${pointer === '' ? '' : `${pointer} `}${message}`,
    );
    return { ok: false, lines: [...problems, `结论：无法读取，${read.problems.length} 处有误。`] };
  }
  const { findings, configurations, steps } = checkSoundness(read.type);
  const all = [...imported, ...findings].sort((a, b) => rank(a) - rank(b));
  const errors = all.filter((one) => one.level === 'error').length;
  const warnings = all.filter((one) => one.level === 'warning').length;
  return {
    ok: errors === 0,
    lines: [
      `${read.type.title}（${read.type.name}）：${configurations.toLocaleString('en')} 种情形，${steps.toLocaleString('en')} 步。`,
      ...all.flatMap(linesOf),
      errors === 0
        ? `结论：可以发布${warnings > 0 ? `，有 ${warnings} 条警告` : ''}。`
        : `结论：不能发布，有 ${errors} 个错误。`,
    ],
  };
}

const rank = (one: Finding): number => ['error', 'warning', 'info'].indexOf(one.level);

const linesOf = (one: Finding): string[] => [
  `${LEVELS[one.level]} ${one.message}`,
  ...(one.path.length > 1 ? [`     路径：${pathText(one.path)}`] : []),
];
