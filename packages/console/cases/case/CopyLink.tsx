import { CopyOutlined } from '@ant-design/icons';
import type { Case } from '../../api/cases/caseTypes.ts';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import { useCaseType } from '../queries.ts';

/** The way to a new case that begins with what this one says, where its type allows that. */
export function CopyLink({ found: { type, id } }: { found: Case }) {
  const { data } = useCaseType(type);
  if (!data?.canOpen || !data.opening.copies) return null;
  return (
    <LinkButton to="/cases/$type/new" params={{ type }} search={{ copy: id }} icon={<CopyOutlined />}>
      复制
    </LinkButton>
  );
}
