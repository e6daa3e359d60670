import { type Exploration, MOVER } from './explore.ts';

/**
 * From which configurations the end is reached, by four measures; each set lies in the one before.
 * - `any`: some way exists at all.
 * - `inside`: a way of officials, clocks, silence and ends of children alone.
 * - `unguarded`: such a way that no condition can forbid.
 * - `forced`: officials end it whatever is answered and whatever outsiders do.
 */
export type Solution = { any: Uint8Array; inside: Uint8Array; unguarded: Uint8Array; forced: Uint8Array };

export function solve(exploration: Exploration): Solution {
  const flat = flatten(exploration);
  return {
    any: backward(flat, () => true),
    inside: backward(flat, (move) => flat.mover[move] !== MOVER.outside),
    unguarded: allBranches(flat),
    forced: forced(flat),
  };
}

type Flat = {
  size: number;
  moves: number;
  done: Uint8Array;
  moveStart: Int32Array;
  mover: Int32Array;
  /** The configuration of each move, and whether data may refuse it. */
  moveFrom: Int32Array;
  guarded: Uint8Array;
  edgeStart: Int32Array;
  edgeMove: Int32Array;
  edgeTo: Int32Array;
  /** Edges into each configuration: into[intoStart[c] … intoStart[c + 1]]. */
  intoStart: Int32Array;
  into: Int32Array;
};

function flatten(exploration: Exploration): Flat {
  const { configurations, model, labels } = exploration;
  const size = configurations.size;
  const moves = exploration.mover.length;
  const edges = exploration.edgeTo.length;
  const done = new Uint8Array(size);
  const slots = new Int32Array(model.slotSizes.length);
  for (let c = 0; c < size; c++) {
    configurations.read(c, slots);
    if (model.done[slots[0]!]) done[c] = 1;
  }
  const moveStart = Int32Array.from({ length: size + 1 }, (_, c) => exploration.moveStart.at(c));
  const edgeStart = Int32Array.from({ length: moves + 1 }, (_, m) => exploration.edgeStart.at(m));
  const mover = Int32Array.from({ length: moves }, (_, m) => exploration.mover.at(m));
  const edgeTo = Int32Array.from({ length: edges }, (_, e) => exploration.edgeTo.at(e));
  const moveFrom = new Int32Array(moves);
  for (let c = 0; c < size; c++) moveFrom.fill(c, moveStart[c], moveStart[c + 1]);
  const edgeMove = new Int32Array(edges);
  const guarded = new Uint8Array(moves);
  const intoStart = new Int32Array(size + 1);
  for (let m = 0; m < moves; m++) {
    edgeMove.fill(m, edgeStart[m], edgeStart[m + 1]);
    // A move of an official that data may refuse has no other branch; an event has one for each case.
    if (mover[m] !== MOVER.inside) continue;
    for (let e = edgeStart[m]!; e < edgeStart[m + 1]!; e++) {
      if (labels[exploration.edgeLabel.at(e)]!.guarded) guarded[m] = 1;
    }
  }
  for (let e = 0; e < edges; e++) intoStart[edgeTo[e]! + 1]!++;
  for (let c = 0; c < size; c++) intoStart[c + 1]! += intoStart[c]!;
  const into = new Int32Array(edges);
  const fill = intoStart.slice();
  for (let e = 0; e < edges; e++) into[fill[edgeTo[e]!]!++] = e;
  return {
    size,
    moves,
    done,
    moveStart,
    mover,
    moveFrom,
    guarded,
    edgeStart,
    edgeMove,
    edgeTo,
    intoStart,
    into,
  };
}

/** Configurations from which some way over the moves that count leads to the end. */
function backward(flat: Flat, counts: (move: number) => boolean): Uint8Array {
  return spread(flat, (edge) => (counts(flat.edgeMove[edge]!) ? flat.moveFrom[flat.edgeMove[edge]!]! : -1));
}

/** Like `backward` over officials and sure events, but a move counts only if no condition guards it and each of its branches leads there. */
function allBranches(flat: Flat): Uint8Array {
  const left = branchCounts(flat);
  return spread(flat, (edge) => {
    const move = flat.edgeMove[edge]!;
    const whole = --left[move]! === 0;
    return whole && flat.mover[move] !== MOVER.outside && flat.guarded[move] === 0
      ? flat.moveFrom[move]!
      : -1;
  });
}

/**
 * Officials choose a move all of whose branches lead there; or they wait, if something is sure to come and everything
 * that can come meanwhile leads there.
 */
function forced(flat: Flat): Uint8Array {
  const left = branchCounts(flat);
  const others = new Int32Array(flat.size);
  const sure = new Uint8Array(flat.size);
  for (let m = 0; m < flat.moves; m++) {
    if (flat.mover[m] === MOVER.inside) continue;
    const from = flat.moveFrom[m]!;
    // A move that leaves the configuration as it is, such as an urge, keeps nobody from waiting.
    if (staysThere(flat, m)) left[m] = -1;
    else others[from]!++;
    if (flat.mover[m] === MOVER.sure && left[m] !== -1) sure[from] = 1;
  }
  return spread(flat, (edge) => {
    const move = flat.edgeMove[edge]!;
    if (left[move] === -1 || --left[move]! > 0) return -1;
    const from = flat.moveFrom[move]!;
    if (flat.mover[move] === MOVER.inside) return from;
    return --others[from]! === 0 && sure[from] === 1 ? from : -1;
  });
}

function staysThere(flat: Flat, move: number): boolean {
  for (let e = flat.edgeStart[move]!; e < flat.edgeStart[move + 1]!; e++) {
    if (flat.edgeTo[e] !== flat.moveFrom[move]) return false;
  }
  return true;
}

const branchCounts = (flat: Flat): Int32Array =>
  Int32Array.from({ length: flat.moves }, (_, m) => flat.edgeStart[m + 1]! - flat.edgeStart[m]!);

/** The least set with the ends in it; `via` says which configuration an edge into the set adds, or -1. Each edge is asked once. */
function spread(flat: Flat, via: (edge: number) => number): Uint8Array {
  const inside = flat.done.slice();
  const queue: number[] = [];
  for (let c = 0; c < flat.size; c++) if (inside[c]) queue.push(c);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (let i = flat.intoStart[next]!; i < flat.intoStart[next + 1]!; i++) {
      const from = via(flat.into[i]!);
      if (from < 0 || inside[from]) continue;
      inside[from] = 1;
      queue.push(from);
    }
  }
  return inside;
}
