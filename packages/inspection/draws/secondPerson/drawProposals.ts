import { requireState } from '@mingcha/lifecycle';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { isLogged } from '../kept/logged.ts';
import { saveDraw } from '../kept/save.ts';
import { drawLife } from '../kept/states.ts';
import { proposalsOf } from './proposing.ts';
import type { SecondedAction } from './seconding.ts';

/** What one person proposes of a draw and another does. */
export const drawProposals = proposalsOf<Draw, SecondedAction>({
  isOfficial: (_, draw) => isLogged(draw),
  requireRejectable: ({ state }) => requireState(drawLife, state, 'rejectProposal'),
  audited: auditedDraw,
  acts: { propose: 'draw.propose', reject: 'draw.reject-proposal' },
  save: saveDraw,
});
