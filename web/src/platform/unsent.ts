import { openSessionStore } from './session-store.ts';

/** How much of what this account has done at this machine is still to be sent. Who signs out leaves it behind. */
export const unsent = openSessionStore(0);
