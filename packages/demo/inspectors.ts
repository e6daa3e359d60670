import type { CityFacts } from './cities.ts';
import { dayNumber, isoDate } from './dates.ts';
import { skillsOf } from './items.ts';
import { personName } from './names.ts';
import { demoToday } from './objects.ts';
import { seededRandom } from './random.ts';
import type { InspectorRow } from './rows.ts';

const positions = ['一级科员', '四级主任科员', '三级主任科员', '一级行政执法员', '副科长', '科长'];

const number = (index: number) => String(index + 1).padStart(4, '0');

/** The roster id of a city's inspector by place in it, from 0: not the certificate's number, for proofs show it. */
export function inspectorId(city: string, index: number): string {
  return `${city}-R${number(index)}`;
}

/** The name of the same inspector. */
export function inspectorName(city: string, index: number): string {
  return personName(seededRandom(`${city}/inspector/${index}/name`));
}

/**
 * The inspectors of a city by department, certificates as they stand on `today`: one has run out, three soon will,
 * every seventh of a department is suspended. Throws a RangeError when `today` is no date.
 */
export function generateInspectors(
  city: Pick<CityFacts, 'code' | 'counties' | 'inspectors'>,
  options: { today?: string } = {},
): InspectorRow[] {
  const now = dayNumber(options.today ?? demoToday);
  const places = Object.entries(city.inspectors).flatMap(([letters, count], dept) =>
    Array.from({ length: count }, (_, place) => ({ letters, dept, place, count })),
  );
  return places.map(({ letters, dept, place, count }, index) => {
    const random = seededRandom(`${city.code}/inspector/${index}`);
    const skills = heldSkills(skillsOf(letters), place);
    const divisions = postedTo(city, place, count);
    const id = inspectorId(city.code, index);
    return {
      id,
      name: inspectorName(city.code, index),
      certificate: `27${city.code}${number(index)}`,
      validUntil: isoDate(now + validity(dept, place, random.below(1400))),
      dept: `${city.code}-${letters}`,
      level: divisions.length > 0 ? '县' : '市',
      position: random.pick(positions),
      function: `${skills[place % skills.length]}科`,
      divisions,
      items: [],
      skills,
      ...(place === 0 ? { expert: true } : {}),
      phone: `1540001${String(random.below(10_000)).padStart(4, '0')}`,
      status: place % 7 === 6 ? '停用' : '在岗',
    };
  });
}

/** Everybody masters the first skill of the department and up to three of the others, in turn. */
function heldSkills([main, ...others]: string[], place: number): string[] {
  const held = Array.from(
    { length: Math.min(3, others.length) },
    (_, i) => others[(place + i) % others.length]!,
  );
  return [main!, ...held];
}

/** Every fourth inspector of a large department is posted to half of the counties, the halves in turn. */
function postedTo(city: Pick<CityFacts, 'counties'>, place: number, count: number): string[] {
  if (count < 8 || place % 4 !== 3) return [];
  const half = Math.ceil(city.counties.length / 2);
  const codes = city.counties.map((county) => county.code);
  return place % 8 === 3 ? codes.slice(0, half) : codes.slice(half);
}

/** Before the years behind begin: whose certificate ran out amid them could no longer record a visit that is theirs. */
const ranOut = -760;

/** Days until the certificate runs out. */
function validity(dept: number, place: number, spread: number): number {
  if (dept === 0 && place === 5) return ranOut;
  if (dept < 3 && place === 2) return 15 + dept * 20;
  return 200 + spread;
}
