import type { Exploration, Label } from './explore.ts';
import type { PathStep } from './finding.ts';
import type { Model } from './model.ts';

/** What an edge of the chart says. */
export function labelText(model: Model, label: Label): string {
  const action = label.action < 0 ? undefined : model.actions[label.action]!.title;
  const then = action === undefined ? '' : `，随即“${action}”`;
  switch (label.by) {
    case 'expiry':
      return `“${model.clocks[label.clock]!.title}”时限届满${then}`;
    case 'answer': {
      const kind = model.kinds[label.kind]!;
      return `“${kind.title}”答复：${kind.outcomes[label.outcome]!.title}${then}`;
    }
    case 'end':
      return `“${model.kinds[label.kind]!.title}”办结：${model.kinds[label.kind]!.outcomes[label.outcome]!.title}${then}`;
    default:
      return action ?? '';
  }
}

export const stateTitle = (model: Model, state: number): string =>
  model.type.states[model.stateNames[state]!]!.title;

/** The shortest way from the opening to a configuration. */
export function pathTo(exploration: Exploration, configuration: number): PathStep[] {
  const { model, configurations, parent, parentLabel, labels } = exploration;
  const slots = new Int32Array(model.slotSizes.length);
  const steps: PathStep[] = [];
  for (let c = configuration; c >= 0; c = parent.at(c)) {
    configurations.read(c, slots);
    const label = parentLabel.at(c);
    const what = label < 0 ? '提出' : labelText(model, labels[label]!);
    steps.unshift({ what, state: stateTitle(model, slots[0]!) });
  }
  return steps;
}
