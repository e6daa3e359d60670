/** Administrative divisions (GB/T 2260) that the product knows from the start; tenants add their own townships. */

export type City = { code: string; name: string; parent: string; counties: Record<string, string> };

export const provinces: Record<string, string> = { '620000': '甘肃省', '510000': '四川省' };

export const cities: City[] = [
  city('620100', '兰州市', {}),
  city('620200', '嘉峪关市', {}),
  city('620300', '金昌市', { '620302': '金川区', '620321': '永昌县' }),
  city('620400', '白银市', {}),
  city('620800', '平凉市', {
    '620802': '崆峒区',
    '620821': '泾川县',
    '620822': '灵台县',
    '620823': '崇信县',
    '620825': '庄浪县',
    '620826': '静宁县',
    '620881': '华亭市',
  }),
  city('621000', '庆阳市', {}),
  city('621200', '陇南市', {
    '621202': '武都区',
    '621221': '成县',
    '621222': '文县',
    '621223': '宕昌县',
    '621224': '康县',
    '621225': '西和县',
    '621226': '礼县',
    '621227': '徽县',
    '621228': '两当县',
  }),
  city('513300', '甘孜藏族自治州', {}),
];

function city(code: string, name: string, counties: Record<string, string>): City {
  return { code, name, parent: `${code.slice(0, 2)}0000`, counties };
}

/** The Chinese name of a county or city by its code, or the code itself where it is not known. */
export function divisionName(code: string): string {
  const six = code.slice(0, 6);
  for (const c of cities) {
    if (c.code === six) return c.name;
    const county = c.counties[six];
    if (county) return county;
  }
  return provinces[six] ?? code;
}
