import { hashOf } from '@mingcha/draw';
import { problems } from '@mingcha/kernel';
import { newestHead } from '@mingcha/log/serving';
import type { TenantStore } from '@mingcha/store';
import type { Draw } from '../kept/draw.ts';
import { isLogged } from '../kept/logged.ts';
import { sha256 } from '../sha256.ts';
import { agreementsOf } from './agreements.ts';
import { type LogPlaces, placeIn, placeOf } from './place.ts';
import { loadDrawn } from './result.ts';

/**
 * What the record of a committed draw (抽取记录) says that the draw itself does not: the outcome's hash in hex, signatures in hex,
 * the policy that its shares were committed under, who voided, what two persons did, the witness's program that was logged at the commitment, where the commitment
 * stands in the public log, and the newest head of the public log with its root in base64, as checkpoints have it. Throws `not-committed` (409)
 * before the commitment. A rehearsal stands in no log.
 */
export async function recordOf(store: TenantStore, draw: Draw, places: LogPlaces) {
  const { committed, outcome, attestations = [], voided } = draw;
  if (!committed) throw problems.conflict('not-committed', '该任务尚未提交承诺，还没有抽取记录。');
  const head = isLogged(draw) ? await newestHead(store) : undefined;
  const place = placeIn(await placeOf(store, draw, places));
  return {
    ...(outcome && { outcome: hashOf((await loadDrawn(store, draw)).result, sha256) }),
    attestations,
    ...(committed.policy && { policy: committed.policy }),
    ...(committed.witnessProgram && { witnessProgram: committed.witnessProgram }),
    ...(voided && { voided: { by: voided.by, ...(voided.second && { second: voided.second }) } }),
    ...(await agreementsOf(store, draw)),
    ...(place && { place }),
    ...(head && {
      log: {
        origin: head.origin,
        key: head.vkey,
        size: head.size,
        root: Buffer.from(head.root, 'hex').toString('base64'),
        at: head.at,
      },
    }),
  };
}
