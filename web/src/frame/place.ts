import type { ReactNode } from 'react';
import { openStore } from '../platform/store.ts';

/** What the header's left says of where one is: a desk sets it, and takes it back when it closes. */
export const place = openStore<ReactNode>(null);
