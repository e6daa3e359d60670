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
async function toolsFor({ part: { plan, log }, policy }: Material): Promise<Tools> {
  const hash = (data: Uint8Array) => sha256(data);
  const source = plan?.spec === SPEC_2 || plan?.seed.source === 'drand' ? plan.seed.source : undefined;
  const beacon = source === 'drand' ? await import('@mingcha/draw/beacon') : undefined;
  const signatures =
    source === 'witness' || log !== undefined ? await import('@mingcha/draw/ed25519') : undefined;
  const place = log === undefined ? undefined : await import('@mingcha/draw/place');
  return {
    hash,
    ...(beacon && { verifyBeacon: beacon.verifyBeacon }),
    ...(signatures && { verifySignature: signatures.verifySignature }),
    ...(signatures && place && { readPlace: place.createPlaceReader({ hash, ...signatures }, policy) }),
  };
}

/** Runs all steps on what there is to verify, reporting each as it begins and ends. */
export async function runSteps(material: Material, { onRunning, onReport }: Listener): Promise<void> {
  const { part } = material;
  onRunning('commitment', '计算指纹');
  onReport(checkCommitment(part));
  onRunning('order', '核对公开日志');
  const tools = await toolsFor(material);
  onReport(checkOrder(part, tools));
  onRunning('seed', '核对种子材料');
  onReport(checkSeed(part, tools));
  onRunning('tickets', '重算随机值');
  onReport(checkTickets(part));
  onReport(checkSorting(part));
  onRunning('frame', '核对名单');
  onReport(checkFrame(material, tools, (words) => onRunning('frame', words)));
}
