import type { Hook } from '@mingcha/casework';

/** Where an award stands once its amount is decided on, until it is given up or refused. */
const decided = new Set(['deciding', 'noticed', 'objected', 'toClaim', 'funding', 'paying', 'paid']);

/**
 * 从高、不重复: of the clauses that award the same matter of a year, an enterprise gets one. Who wants the higher one has
 * the other refused or given up first. Clauses without a matter stand by themselves.
 */
export const awardedOnce: Hook = {
  reads: ['applicantCode', 'year', 'matter'],
  async refuses({ type, id, fields: { applicantCode, year, matter } }, { casesOf }) {
    if (matter === undefined) return {};
    const others = (await casesOf(type, String(applicantCode))).filter(
      (one) => one.id !== id && one.fields.year === year && one.fields.matter === matter,
    );
    const first = others.find(({ state }) => decided.has(state));
    return {
      refusal:
        first &&
        `该单位${year}年度“${matter}”已核定奖补（${first.number}），同一事项不重复。如本条更高，请先对该件不予奖补。`,
      checks: others.map(({ unchanged }) => unchanged),
    };
  },
};
