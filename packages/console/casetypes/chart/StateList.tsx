import { Link } from '@tanstack/react-router';
import type { Definition, Finding, Graph } from '../../api/cases/definitions.ts';
import { stateTones } from '../../cases/words.ts';
import { count } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { actionTitle, limitText, partyTitle, stateTitle } from '../words.ts';
import { statesOnPath } from './ways.ts';

interface StateListProps {
  type: Definition;
  graph: Graph;
  counts?: Readonly<Record<string, number>> | undefined;
  shown?: Finding | undefined;
}

/** The states of a type with what is done in each: the chart in words. */
export function StateList({ type, graph, counts, shown }: StateListProps) {
  const path = shown ? statesOnPath(graph, shown.path) : [];
  return (
    <ol className="state-list">
      {Object.entries(type.states).map(([name, state]) => (
        <li key={name} className={path.includes(name) || shown?.states.includes(name) ? 'chosen' : undefined}>
          <div className="row between">
            <strong>
              <Mark tone={stateTones[state.kind]}>{state.title}</Mark>
            </strong>
            {counts ? (
              <Link to="/cases/$type" params={{ type: type.name }} search={{ state: name }}>
                {count(counts[name] ?? 0)} 件
              </Link>
            ) : null}
          </div>
          <Facts type={type} name={name} first={name === type.open.to} />
          <Doings type={type} name={name} />
        </li>
      ))}
    </ol>
  );
}

function Facts({ type, name, first }: { type: Definition; name: string; first: boolean }) {
  const state = type.states[name]!;
  const inbox = state.kind === 'done' ? [] : state.for.map((party) => partyTitle(type, party));
  const clocks = Object.values(type.clocks ?? {}).filter((clock) => clock.while.includes(name));
  const facts = [
    ...(first ? ['登记后在此'] : []),
    ...(inbox.length > 0 ? [`${inbox.join('、')}的待办`] : []),
    ...clocks.map(({ title, limit }) => `“${title}”计时，${limitText(type, limit)}`),
    ...(state.kind === 'done' ? ['办结'] : []),
  ];
  return <div className="muted small">{facts.join('；')}</div>;
}

/** What is done in a state, by whom, and where it leads. */
function Doings({ type, name }: { type: Definition; name: string }) {
  const doings = Object.entries(type.actions).filter(([, { from }]) =>
    from === 'open' ? type.states[name]!.kind !== 'done' : from.includes(name),
  );
  if (doings.length === 0) return null;
  return (
    <ul className="doings">
      {doings.map(([action, { by, to, approve = [] }]) => {
        const targets = to === undefined ? [] : typeof to === 'string' ? [to] : to.map((one) => one.to);
        const led = [...new Set(targets)].filter((target) => target !== name);
        return (
          <li key={action}>
            {actionTitle(type, action)}
            <span className="muted">
              （{by.map((party) => partyTitle(type, party)).join('、')}
              {approve.length > 0
                ? `，${approve.map((party) => partyTitle(type, party)).join('、')}审批`
                : ''}
              ）
            </span>
            {led.length > 0 ? ` → ${led.map((target) => stateTitle(type, target)).join(' 或 ')}` : null}
          </li>
        );
      })}
    </ul>
  );
}
