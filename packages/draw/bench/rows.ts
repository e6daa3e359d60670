import { createHash } from 'node:crypto';
import { nodeTools } from '../base/node.ts';
import { frameRoots } from '../first/frame.ts';
import { type Frame, type InspectorRow, type ObjectRow, type Plan, SPEC } from '../first/types.ts';

const STRATA = ['A', 'B', 'C', 'D'];
const SKILLS = [[], ['fire'], [], ['food'], [], ['special-equipment']];

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** So many object rows as a roster has them, and 200 inspectors. Always the same. */
export function madeFrame(count: number): Frame {
  const objects: ObjectRow[] = [];
  for (let from = 0; from < count; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, i): ObjectRow => {
      const n = from + i;
      return {
        id: `91620300MA${String(n).padStart(7, '0')}X`,
        region: n % 3 === 0 ? '620321' : '620302',
        salt: hex(`salt ${n}`).slice(0, 32),
        skills: SKILLS[n % SKILLS.length]!,
        stratum: STRATA[n % STRATA.length]!,
      };
    });
    // as read from a file: flat strings and no sharing
    objects.push(...(JSON.parse(JSON.stringify(rows)) as ObjectRow[]));
  }
  const inspectors = Array.from({ length: 200 }, (_, i): InspectorRow => {
    const skills = ['fire', 'food', 'special-equipment'];
    const salt = hex(`inspector ${i}`).slice(0, 32);
    return {
      dept: `dept-${i % 3}`,
      id: `i-${String(i).padStart(4, '0')}`,
      load: 0,
      regions: [],
      salt,
      skills,
    };
  });
  return { objects, inspectors, recusals: [] };
}

/** The plan of a draw of 1,000 objects from such a frame: roots and all. */
export function madePlan(frame: Frame): Plan {
  return {
    spec: SPEC,
    tenant: '620300',
    draw: 'bench',
    sequence: 1,
    title: 'bench',
    items: ['SJ-0001'],
    disclosure: 'sealed',
    strata: STRATA.map((stratum) => ({ stratum, take: 250, reserve: 25 })),
    teams: [
      { dept: 'dept-0', size: 2 },
      { dept: 'dept-1', size: 1 },
    ],
    match: ['region', 'skills'],
    seed: { source: 'local' },
    ...frameRoots(frame, nodeTools.hash),
  };
}
