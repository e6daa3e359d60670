import type { InspectorRow as FrameInspector } from '@mingcha/draw';
import type { Frame } from './lists.ts';

export type Availability = {
  dept: string;
  total: number;
  byRegion: Record<string, number>;
  bySkill: Record<string, number>;
};

/** How many inspectors of a department a frame has, in all and for each region and skill that its objects ask for. */
export function availability(dept: string, frame: Frame): Availability {
  const own = frame.inspectors.filter((inspector) => inspector.dept === dept);
  const regions = [...new Set(frame.objects.map((object) => object.region))].sort();
  const skills = [...new Set(frame.objects.flatMap((object) => object.skills))].sort();
  const count = (test: (inspector: FrameInspector) => boolean) => own.filter(test).length;
  return {
    dept,
    total: own.length,
    byRegion: Object.fromEntries(
      regions.map((region) => [region, count((i) => i.regions.length === 0 || i.regions.includes(region))]),
    ),
    bySkill: Object.fromEntries(skills.map((skill) => [skill, count((i) => i.skills.includes(skill))])),
  };
}
