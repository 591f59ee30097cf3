import { useAnswer } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';

export type Shift = Schemas['Shift'];

/** The shift at a checkpoint, asked again so often; null: none is open. */
export function useShift(checkpoint: string, options: { everyMs?: number } = {}) {
  const { data, isError, refetch } = useAnswer(
    ['shift', checkpoint],
    (signal) => api.GET('/v1/shifts/current', { params: { query: { checkpoint } }, signal }),
    { isAsked: checkpoint !== '', ...options },
  );
  return { shift: data?.shift, isError, refetch };
}
