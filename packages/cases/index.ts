/** Case types: procedures as data. */

export { type CompiledCaseType, compileCaseType } from './compiled.ts';
export { type Course, isAwaiting, type KeptClock, type Lookups } from './course/course.ts';
export { type Deadline, deadlinesOf, firstDeadline, standingLimits } from './course/due.ts';
export { type Move, movedCourse, moveProblems } from './course/move.ts';
export { longerRetention, type Retention, retentionOf } from './course/retention.ts';
export { type Command, openCourse, type Ran, run } from './course/run.ts';
export { type Moment, type Settled, settle, settledSince } from './course/settle.ts';
export { type CountedChild, countsChildren, followChildren, type Spell } from './course/spells.ts';
export { statusesOf } from './course/status.ts';
export { importBusinessService } from './digit/import.ts';
export { businessServicesIn } from './digit/schema.ts';
export type { Action, Children, Clock, ClockEffect, Machine, Need, Task } from './format/acts.ts';
export { type CaseType, defineCaseType } from './format/caseType.ts';
export { mixedType, movableParts, type Part } from './format/mix.ts';
export { needsOfAnswer } from './format/needs.ts';
export type { Column, Field, Figure, Limit, Paper, Party, Span, State } from './format/parts.ts';
export type { DefinitionProblem } from './format/pointers.ts';
export { badLevels, ratingLevels } from './format/ratingLevels.ts';
export { type ReadCaseType, readCaseType } from './format/read.ts';
export { runSample, type Sample, type SampleStep } from './samples/run.ts';
export { checkSoundness, type Soundness } from './soundness/check.ts';
export { type Finding, type FindingCode, type Level, type PathStep, pathText } from './soundness/finding.ts';
export type { Graph } from './soundness/graph.ts';
export { type Places, placesOf } from './soundness/places.ts';
export { type HookShape, togetherFindings, type World } from './soundness/together.ts';
export { type ActInput, act, approve, isInvolved, takeBack } from './step/act.ts';
export { fieldsBefore } from './step/amend.ts';
export { correctableFields } from './step/correct.ts';
export { type Bound, bindingFields, boundIn, boundTo, handOver, holderOf } from './step/handOver.ts';
export { answerTask, childEnded, clockExpired, taskSilent } from './step/happen.ts';
export { openCase } from './step/openCase.ts';
export { matches } from './step/opens.ts';
export { refusedHere, written } from './step/perform.ts';
export { type Reads, readsOfAction, readsOfOpening } from './step/reads.ts';
export type {
  Actor,
  Amendment,
  Asked,
  CaseRecord,
  ChildRecord,
  ClockChange,
  ClockStatus,
  Computed,
  Effects,
  Facts,
  Pending,
  Refusal,
  Stepped,
  StepResult,
  TaskRecord,
  Values,
} from './step/record.ts';
export { valueFault } from './step/values.ts';
