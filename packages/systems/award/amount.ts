import type { Values } from '@mingcha/cases';
import type { Hook } from '@mingcha/casework';

const baseFields: Readonly<Record<string, string>> = { 实际投资额: 'invested', 当年纳税额: 'taxPaid' };

/** The sums of a clause are in 万元. */
const wan = 10_000;

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/**
 * What a clause gives for the figures of a project, in yuan and rounded to 0.01: a fixed sum, or so many thousandths of the
 * base, none below the clause's threshold, and no more than its ceiling. Undefined where the clause leaves it to each case,
 * or the base is not known.
 */
function reckoned({ base, least, perMille, fixed, most, ...figures }: Values): number | undefined {
  const ceiling = (numberOf(most) ?? Number.POSITIVE_INFINITY) * wan;
  if (base === '定额') {
    const sum = numberOf(fixed);
    return sum === undefined ? undefined : Math.min(sum * wan, ceiling);
  }
  const figure = numberOf(figures[baseFields[String(base)] ?? '']);
  const rate = numberOf(perMille);
  if (figure === undefined || rate === undefined) return undefined;
  if (figure < (numberOf(least) ?? 0) * wan) return 0;
  return Math.min(Math.round((figure * rate) / 10) / 100, ceiling);
}

/** The amount of an award by its clause and the project's figures. */
export const awardAmount: Hook = {
  reads: ['base', 'least', 'perMille', 'fixed', 'most', 'invested', 'taxPaid'],
  computes: reckoned,
};
