import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../../platform/api.ts';

export type Shift = Schemas['Shift'];
export type Handover = Schemas['Handover'];

/** The shift of a checkpoint that is open or being handed over; null: none. */
export function useCurrentShift(checkpoint: string | undefined) {
  return useQuery({
    queryKey: ['shift', checkpoint],
    enabled: checkpoint !== undefined,
    refetchInterval: 15_000,
    queryFn: async (): Promise<Shift | null> => {
      const { data } = await api.GET('/v1/shifts/current', { params: { query: { checkpoint: checkpoint ?? '' } } });
      if (!data) throw new Error('no answer');
      return data.shift;
    },
  });
}

/** Its sheet, as it was written or as it would be now. */
export function useHandover(shiftId: string) {
  return useQuery({
    queryKey: ['handover', shiftId],
    refetchInterval: 15_000,
    queryFn: async (): Promise<Handover> => {
      const { data } = await api.GET('/v1/shifts/{id}/handover', { params: { path: { id: shiftId } } });
      if (!data) throw new Error('no answer');
      return data;
    },
  });
}
