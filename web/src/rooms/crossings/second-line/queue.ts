import { useEffect, useMemo } from 'react';
import type { Schemas } from '../../../platform/api.ts';
import { openLiveStream } from '../../../platform/live-stream.ts';
import { openStore, type Store, useStore } from '../../../platform/store.ts';

export type QueuedReferral = Schemas['QueuedReferral'];

export interface Queue {
  /** null before the first snapshot. */
  referrals: readonly QueuedReferral[] | null;
  isLive: boolean;
}

/** How soon somebody must look: protection and a sure stop before a likely hit, that before what a lane merely sent; then the longest wait. */
const rankOf = ({ isProtected, gravest }: QueuedReferral) =>
  isProtected || gravest?.band === 'stop' ? 0 : gravest ? 1 : 2;

export function inOrder(referrals: readonly QueuedReferral[]): QueuedReferral[] {
  return [...referrals].sort((a, b) => rankOf(a) - rankOf(b) || a.openedAt.localeCompare(b.openedAt));
}

/** The live queue of one's own checkpoints. */
export function openQueue(): { queue: Store<Queue>; close(): void } {
  const queue = openStore<Queue>({ referrals: null, isLive: false });
  const put = (referral: QueuedReferral) => {
    const others = (queue.get().referrals ?? []).filter(({ id }) => id !== referral.id);
    queue.set({ ...queue.get(), referrals: inOrder([...others, referral]) });
  };
  const stream = openLiveStream('/v1/referrals/stream', {
    onLive: (isLive) => queue.set({ ...queue.get(), isLive }),
    events: {
      snapshot: ({ referrals }: Schemas['ReferralQueue']) => queue.set({ isLive: true, referrals: inOrder(referrals) }),
      ...{ opened: put, claimed: put, released: put, changed: put },
      closed({ id }: QueuedReferral) {
        queue.set({ ...queue.get(), referrals: (queue.get().referrals ?? []).filter((one) => one.id !== id) });
      },
    },
  });
  return { queue, close: () => stream.close() };
}

export function useQueue(): Queue {
  const opened = useMemo(() => ({ store: openStore<Queue>({ referrals: null, isLive: false }) }), []);
  useEffect(() => {
    const { queue, close } = openQueue();
    const leave = queue.follow(() => opened.store.set(queue.get()));
    return () => {
      leave();
      close();
    };
  }, [opened]);
  return useStore(opened.store);
}
