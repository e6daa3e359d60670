import type { tally } from './forms.ts';

/** How the forms stand, in figures. */
export function FormTally({ counts }: { counts: ReturnType<typeof tally> }) {
  const figures = [
    { name: '应报', value: counts.forms },
    { name: '已提交', value: counts.submitted + counts.accepted },
    { name: '草稿', value: counts.draft },
    { name: '未填写', value: counts.none },
    { name: '已退回', value: counts.returned, bad: true },
    { name: '逾期未报', value: counts.late, bad: true },
  ];
  return (
    <dl className="figures form-tally">
      {figures.map(({ name, value, bad }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={bad && value > 0 ? 'alarm' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
