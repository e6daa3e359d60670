import { measureId } from '../ids.ts';
import type { MeasureRow } from '../register/measureRow.ts';
import { clip, limits } from './limits.ts';
import type { Draft, Notice, Unit } from './notice.ts';

const deptsOf = (units: readonly Unit[]): string[] => [...new Set(units.flatMap(({ depts }) => depts))];
const namesOf = (units: readonly Unit[]): string[] => [...new Set(units.map(({ name }) => name))];

/** The register's rows of a draft. A department that leads a measure is not its partner as well. */
export const rowsOf = ({ id, docNo }: Notice, { measures }: Draft): MeasureRow[] =>
  measures.map((measure) => {
    const leads = deptsOf(measure.leads);
    return {
      id: measureId(id, measure.no),
      notice: id,
      docNo,
      no: measure.no,
      ...(measure.section.length > 0 && { section: clip(measure.section.join(' / '), limits.section) }),
      title: measure.title,
      ...(measure.text !== '' && { text: measure.text }),
      leads,
      leadUnits: namesOf(measure.leads),
      partners: deptsOf(measure.partners).filter((dept) => !leads.includes(dept)),
      partnerUnits: namesOf(measure.partners),
      byWholeRegion: measure.byWholeRegion,
      ...(measure.deadline !== null && { deadline: measure.deadline }),
      ...(measure.cadence !== null && { cadence: measure.cadence }),
      targets: measure.targets,
      upstream: [],
      registers: measure.registers ?? [],
    };
  });
