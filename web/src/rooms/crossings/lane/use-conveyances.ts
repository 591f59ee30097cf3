import { useCheckpoints } from '../../../platform/checkpoints.ts';
import { useStore } from '../../../platform/store.ts';
import { CONVEYANCES, type ConveyanceField } from './journey.ts';
import { workplace } from './lane-work.ts';

/** What people come by at this lane's checkpoint; nothing until the checkpoints are known. */
export function useConveyances(): readonly ConveyanceField[] {
  const place = useStore(workplace);
  const { data } = useCheckpoints();
  const mode = data?.find(({ code }) => code === place?.checkpoint)?.mode;
  return mode === undefined ? [] : CONVEYANCES[mode];
}
