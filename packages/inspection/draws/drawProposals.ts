import { requireState } from '@mingcha/lifecycle';
import { auditedDraw, type Draw } from './draw.ts';
import { isLogged } from './logged.ts';
import { proposalsOf } from './proposing.ts';
import { saveDraw } from './save.ts';
import type { SecondedAction } from './seconding.ts';
import { drawLife } from './states.ts';

/** What one person proposes of a draw and another does. */
export const drawProposals = proposalsOf<Draw, SecondedAction>({
  isOfficial: (_, draw) => isLogged(draw),
  requireRejectable: ({ state }) => requireState(drawLife, state, 'rejectProposal'),
  audited: auditedDraw,
  acts: { propose: 'draw.propose', reject: 'draw.reject-proposal' },
  save: saveDraw,
});
