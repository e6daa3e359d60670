import type { Me } from '../api/types.ts';
import { permits } from '../session/rights.ts';

/** Whether somebody is of a province: its types are there for its cities to adopt. */
export const isOfProvince = (me: Me): boolean => permits(me, 'province:read');

/** What people call their own tenant. */
export const ownName = (me: Me): string => (isOfProvince(me) ? '本省' : '本市');

/** What a definition was written over, in words. */
export const baseName = (base: { from: 'library' | 'province' } | undefined): string =>
  base?.from === 'province' ? '省级' : '系统自带';
