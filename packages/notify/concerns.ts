import type { Addressee, Concern, EventData, OutboxEvent } from '@mingcha/webhooks';

const asData = <T extends keyof EventData>({ data }: OutboxEvent) => data as unknown as EventData[T];

const reportsOf = (kind: string, { docNo, title, missing }: EventData['report.late']): Concern => ({
  to: missing.map(({ dept }): Addressee => ({ kind, right: 'reports:write', dept })),
  what: '进展报送',
  number: docNo,
  about: title,
  link: '/reports',
});

/** What people are to be notified of by an event of the outbox; undefined where it concerns none of them. Pure. */
export function concernOf(event: OutboxEvent): Concern | undefined {
  if (event.type === 'people.concerned') return event.data;
  if (event.type === 'report.due' || event.type === 'report.late')
    return reportsOf(event.type, asData<'report.late'>(event));
  if (event.type !== 'chase.issued') return undefined;
  const { chase, number, dept, docNo } = asData<'chase.issued'>(event);
  return {
    to: (['reports:sign', 'reports:write'] as const).map((right) => ({ kind: event.type, right, dept })),
    what: '督办',
    number,
    about: docNo,
    link: `/chases/${chase}`,
  };
}
