import type { LevelItem } from '../api/lists/levels.ts';
import { valueText } from './words.ts';

type Element = LevelItem['elements'][number];

/** What each element said when it was taken over, says here and says above. */
export function ElementLines({ item }: { item: LevelItem }) {
  const { kind, elements } = item;
  if (kind === 'removed') return <span className="muted">省的现行版本不再列入</span>;
  if (elements.length === 0)
    return <span className="muted">{kind === 'existing' ? '由省确定的要素与省相同' : '与省相同'}</span>;
  return (
    <ul className="level-lines">
      {elements.map((element) => (
        <li key={element.field}>
          <span className="muted">{element.header}</span>{' '}
          {kind === 'new' ? <span>{valueText(element.offered)}</span> : <Sides element={element} />}
        </li>
      ))}
    </ul>
  );
}

function Sides({ element: { base, own, offered, conflict, state } }: { element: Element }) {
  const [was, here, above] = [base, own, offered].map(valueText);
  return (
    <>
      {base !== undefined && was !== here ? <span className="muted">采用时 {was}；</span> : null}
      <del>{here}</del> <span aria-hidden="true">→</span> <ins>{above}</ins>
      {conflict ? <span className="chip bad">两边都改了</span> : null}
      {state === 'refused' ? <span className="chip">不采用</span> : null}
      {state === 'own' ? <span className="chip">本市自定</span> : null}
    </>
  );
}
