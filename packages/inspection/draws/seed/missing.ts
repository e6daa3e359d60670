import { audit } from '@mingcha/http';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { writeLogged } from '../kept/logged.ts';
import { notLogged } from './reveals.ts';

/** Logs the parties whose time to reveal is over, each once. They may still reveal. */
export async function logMissing(
  store: TenantStore,
  draw: Stored<Draw>,
  deps: DrawDeps,
): Promise<Stored<Draw>> {
  const now = deps.clock().toISOString();
  const parties = notLogged(draw).flatMap(({ party, at }) => (at <= now ? [party] : []));
  if (parties.length === 0) return draw;
  const missing = [...(draw.missing ?? []), { at: now, parties }];
  const names = draw.parties.flatMap(({ id, name }) => (parties.includes(id) ? [name] : [])).join('、');
  const step = {
    entry: { type: 'witness.missing', draw: draw.id, parties } as const,
    alongside: audit(
      deps.clock,
      { sub: 'clock', name: '系统（公开逾期）' },
      'draw.missing',
      auditedDraw(draw),
      { detail: { names } },
    ),
  };
  return writeLogged(store, draw, { ...draw, missing }, step, deps);
}
