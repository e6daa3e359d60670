import { requireState } from '@mingcha/lifecycle';
import { loadDraw } from '../kept/draw.ts';
import { isLogged } from '../kept/logged.ts';
import { proposalsOf } from '../secondPerson/proposing.ts';
import { auditedBatch, batchLife, type DrawBatch } from './batch.ts';
import { saveBatch } from './save.ts';

/** What one person proposes of a batch and another does; that it is committed needs two persons already. */
export const batchProposals = proposalsOf<DrawBatch, 'publish' | 'publishNames'>({
  isOfficial: async (store, { draws }) => isLogged(await loadDraw(store, draws[0]!)),
  requireRejectable: ({ state }) => requireState(batchLife, state, 'rejectProposal'),
  audited: auditedBatch,
  acts: { propose: 'batch.propose', reject: 'batch.reject-proposal' },
  save: saveBatch,
});
