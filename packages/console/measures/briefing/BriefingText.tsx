import type { Briefing, Figure } from '../../api/measures/reportTypes.ts';
import { Figures } from './Figures.tsx';

interface BriefingTextProps extends Pick<Briefing, 'title' | 'sections'> {
  number?: string | undefined;
  figures?: readonly Figure[] | undefined;
}

/** A briefing as it is read. */
export function BriefingText({ title, number, sections, figures = [] }: BriefingTextProps) {
  return (
    <article className="paper">
      <h2>{title}</h2>
      {number ? <p className="paper-number">{number}</p> : null}
      {sections.map(({ id, heading, paragraphs }) => (
        <section key={id}>
          {heading ? <h3>{heading}</h3> : null}
          {paragraphs.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
            <p key={index}>{text}</p>
          ))}
          <Figures figure={figures.find(({ section }) => section === id)} />
        </section>
      ))}
    </article>
  );
}
