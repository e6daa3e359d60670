/** 好差评: five levels from the worst. */
export const ratingLevels = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'] as const;

/** Those that are bad. */
export const badLevels: readonly string[] = ratingLevels.slice(0, 2);
