import { inspectionItemKind } from '@mingcha/catalogue';
import type { RegisterKind, Row } from '@mingcha/register';
import { divisionKind } from '@mingcha/tenancy/divisions';
import { inspectorKind } from './inspectorKind.ts';
import { objectKind } from './objectKind.ts';

/** Every register there is, by the address it is served at. */
export const registerKinds: readonly { path: string; kind: RegisterKind<Row> }[] = [
  { path: '/v1/rosters/objects', kind: objectKind },
  { path: '/v1/rosters/inspectors', kind: inspectorKind },
  { path: '/v1/catalogues/inspection/items', kind: inspectionItemKind },
  { path: '/v1/divisions', kind: divisionKind },
];
