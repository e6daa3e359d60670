import type { Tools } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import type { DrawDeps } from './deps.ts';

/** What the draw is given here: Node's hash, and the one beacon that this system trusts. */
export const toolsOf = ({ beacon }: Pick<DrawDeps, 'beacon'>): Tools => ({
  ...nodeTools,
  chains: [beacon.chain],
});
