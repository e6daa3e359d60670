import { isoDate } from './dates.ts';
import type { Permit } from './rows.ts';

interface PermitForm {
  name: string;
  /** Years from one renewal to the next. */
  years: number;
  /** `county` is the six-digit code, `year` of issue, `serial` four digits. */
  number(county: string, year: string, serial: string): string;
}

const forms = {
  food: { name: '食品经营许可证', years: 5, number: (c, _, n) => `JY2${c}00${n}0` },
  foodmaking: { name: '食品生产许可证', years: 5, number: (c, _, n) => `SC100${c}0${n}` },
  drug: { name: '药品经营许可证', years: 5, number: (c, _, n) => `甘DA${c.slice(2)}${n}` },
  chemical: { name: '危险化学品经营许可证', years: 3, number: (_, y, n) => `甘危化经字〔${y}〕${n}号` },
  safety: { name: '安全生产许可证', years: 3, number: (_, y, n) => `（甘）FM安许证字〔${y}〕${n}号` },
  discharge: { name: '排污许可证', years: 5, number: (c, y, n) => `${c}PW${y}${n}` },
  gas: { name: '燃气经营许可证', years: 3, number: (c, y, n) => `甘${y}${c}${n}R` },
  building: {
    name: '建筑业企业安全生产许可证',
    years: 3,
    number: (_, y, n) => `（甘）JZ安许证字〔${y}〕${n}`,
  },
  road: { name: '道路运输经营许可证', years: 4, number: (c, _, n) => `甘交运管许可字${c}00${n}号` },
  hygiene: { name: '公共场所卫生许可证', years: 4, number: (_, y, n) => `卫公证字〔${y}〕第${n}号` },
  travel: { name: '旅行社业务经营许可证', years: 0, number: (_, __, n) => `L-GS1${n}` },
  labour: { name: '劳务派遣经营许可证', years: 3, number: (c, y, n) => `${c}${y}${n}` },
  school: { name: '民办学校办学许可证', years: 4, number: (c, _, n) => `教民${c}7${n}0` },
  medical: { name: '医疗机构执业许可证', years: 5, number: (c, _, n) => `PDY9${n}${c}D` },
  leisure: { name: '娱乐经营许可证', years: 2, number: (c, _, n) => `${c}16${n}` },
} satisfies Record<string, PermitForm>;

export type PermitKind = keyof typeof forms;

/** Kinds of permit that the table of trades may name. */
export const permitKinds = Object.keys(forms);

/**
 * The permit of an object set up on day `established`, renewed whenever its years have run out; `lapsed` leaves
 * out the last renewal, if there was one. `serial` has four digits.
 */
export function permitOf(
  kind: PermitKind,
  county: string,
  established: number,
  today: number,
  serial: string,
  lapsed: boolean,
): Permit {
  const { name, years, number } = forms[kind] as PermitForm;
  const [year, monthDay] = splitDate(isoDate(established));
  if (years === 0) return { name, number: number(county, String(year), serial) };
  const [thisYear, thisDay] = splitDate(isoDate(today));
  const elapsed = thisYear - year - (monthDay > thisDay ? 1 : 0);
  const issued = year + Math.floor(elapsed / years) * years;
  const until = lapsed && issued > year ? issued : issued + years;
  return { name, number: number(county, String(issued), serial), validUntil: `${until}-${monthDay}` };
}

function splitDate(date: string): [year: number, monthDay: string] {
  const monthDay = date.slice(5);
  return [Number(date.slice(0, 4)), monthDay === '02-29' ? '02-28' : monthDay];
}
