import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Graph } from '../../api/cases/definitions.ts';
import { labelLines, type Way, waysOf } from './ways.ts';

export interface Point {
  x: number;
  y: number;
}
/** A chart with its places, in pixels. */
export interface Laid {
  width: number;
  height: number;
  states: (Graph['states'][number] & Point)[];
  ways: (Way & { points: Point[]; lines: string[]; label: Point })[];
}

export const box = { width: 150, height: 54 };
export const line = { size: 12, height: 16 };

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  // The states of a definition stand in the order in which a case goes through them.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.padding': '[top=30,left=12,bottom=12,right=12]',
};

/** Lays a chart out. The library for it is loaded when the first chart is shown. */
export async function layOut(graph: Graph): Promise<Laid> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const ways = waysOf(graph).map((way) => ({ ...way, lines: labelLines(way.labels) }));
  const laid: ElkNode = await new Elk().layout({
    id: 'root',
    layoutOptions: options,
    children: graph.states.map(({ name }) => ({ id: name, ...box })),
    edges: ways.map(({ key, from, to, lines }) => ({
      id: key,
      sources: [from],
      targets: [to],
      labels: [
        {
          text: lines.join(''),
          width: Math.max(...lines.map((one) => [...one].length)) * line.size + 8,
          height: lines.length * line.height,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    })),
  });
  const places = new Map(laid.children?.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const edges = new Map(laid.edges?.map((edge) => [edge.id, edge]));
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    states: graph.states.map((state) => ({ ...state, ...(places.get(state.name) ?? { x: 0, y: 0 }) })),
    ways: ways.map((way) => {
      const { sections = [], labels = [] } = edges.get(way.key) ?? {};
      const [label] = labels;
      return {
        ...way,
        points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
          startPoint,
          ...bendPoints,
          endPoint,
        ]),
        label: { x: (label?.x ?? 0) + (label?.width ?? 0) / 2, y: label?.y ?? 0 },
      };
    }),
  };
}
