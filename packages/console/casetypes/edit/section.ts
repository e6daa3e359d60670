import type { Definition } from '../../api/cases/definitions.ts';

/** What a section of the form gets: the whole definition, which it gives back changed. */
export interface SectionProps {
  type: Definition;
  onChange: (type: Definition) => void;
}
