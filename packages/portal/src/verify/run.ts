import { SPEC_2, type Tools } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { checkCommitment } from './checks/commitment.ts';
import { checkFrame } from './checks/frame.ts';
import { checkOrder } from './checks/order.ts';
import { checkSeed } from './checks/seed.ts';
import { checkSorting } from './checks/sorting.ts';
import { checkTickets } from './checks/tickets.ts';
import type { Material } from './material.ts';
import type { StepId, StepReport } from './report.ts';

type Listener = { onRunning: (id: StepId, words: string) => void; onReport: (report: StepReport) => void };

/** The checks of signatures bring curves along, so they are fetched only for the draws that need them. */
async function toolsFor({ part: { plan } }: Material): Promise<Tools> {
  const hash = (data: Uint8Array) => sha256(data);
  if (plan?.seed.source === 'drand') {
    const { verifyBeacon } = await import('@mingcha/draw/beacon');
    return { hash, verifyBeacon };
  }
  if (plan?.seed.source === 'witness' && plan.spec === SPEC_2) {
    const { verifySignature } = await import('@mingcha/draw/ed25519');
    return { hash, verifySignature };
  }
  return { hash };
}

/** Runs all steps on what there is to verify, reporting each as it begins and ends. */
export async function runSteps(material: Material, { onRunning, onReport }: Listener): Promise<void> {
  const { part } = material;
  onRunning('commitment', '计算指纹');
  onReport(checkCommitment(part));
  onReport(checkOrder(part));
  onRunning('seed', '核对种子材料');
  const tools = await toolsFor(material);
  onReport(checkSeed(part, tools));
  onRunning('tickets', '重算随机值');
  onReport(checkTickets(part));
  onReport(checkSorting(part));
  onRunning('frame', '核对名单');
  onReport(checkFrame(material, tools, (words) => onRunning('frame', words)));
}
