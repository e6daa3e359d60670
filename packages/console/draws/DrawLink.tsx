import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { drawsApi } from '../api/draws/draws.ts';
import { numberText } from './words.ts';

/** A link to a draw, with its number and title for people who may read it. */
export function DrawLink({ id, chip }: { id: string; chip?: true }) {
  const found = useQuery({ queryKey: ['draw', id, 'named'], queryFn: () => drawsApi.get(id), retry: false });
  return (
    <Link to="/draws/$id" params={{ id }} {...(chip && { className: 'chip' })}>
      {found.data ? `${numberText(found.data.data)} ${found.data.data.title}` : '该抽查任务'}
    </Link>
  );
}
