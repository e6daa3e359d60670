/** The stages of a trade, in their order. */
export const stages = ['公告', '报名与投标', '开标', '评审', '公示', '合同', '履约'] as const;
