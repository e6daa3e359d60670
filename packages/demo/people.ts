import type { DemoPerson } from './cities.ts';
import { inspectorId, inspectorName } from './inspectors.ts';
import { personName } from './names.ts';
import { seededRandom } from './random.ts';

/**
 * The accounts of one city: an administrator and another who confirms what that one proposes, two departments', an
 * inspector of the roster, an auditor, and the heads of two departments, who approve what their people propose.
 */
export function demoPeople(city: string, latin: string): DemoPerson[] {
  const random = seededRandom(`${city}/people`);
  const market = `${city}-scjg`;
  return [
    { login: `${latin}-admin`, name: personName(random), role: 'city-admin', dept: market },
    { login: `${latin}-scjg`, name: personName(random), role: 'department-admin', dept: market },
    { login: `${latin}-yjgl`, name: personName(random), role: 'department-admin', dept: `${city}-yjgl` },
    {
      login: `${latin}-inspector`,
      name: inspectorName(city, 0),
      role: 'inspector',
      dept: market,
      inspector: inspectorId(city, 0),
    },
    { login: `${latin}-auditor`, name: personName(random), role: 'auditor' },
    {
      login: `${latin}-zfb`,
      name: personName(random),
      role: 'city-admin',
      dept: `${city}-zfb`,
    },
    { login: `${latin}-head`, name: personName(random), role: 'department-head', dept: market },
    { login: `${latin}-zrzy`, name: personName(random), role: 'department-head', dept: `${city}-zrzy` },
  ];
}
