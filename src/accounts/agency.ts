import type { FieldError } from '../core/errors.ts';

/** Who owns accounts and watchlist entries. Its code never changes: accounts, entries and notices refer to it. */
export interface Agency {
  code: string;
  names: { ky: string; ru: string; en: string };
  /** An agency out of use takes no new accounts; those it has, and its entries, stay as they are. */
  isInUse: boolean;
  version: number;
}

/** Roles of the lanes and of oversight belong to it (account.ts). */
export const BORDER_SERVICE = 'border-service';

/** What doesn't fit together: without the border service nobody could make another administrator. */
export function agencyFaults(agency: Agency): FieldError[] {
  if (agency.code !== BORDER_SERVICE || agency.isInUse) return [];
  return [{ pointer: '/isInUse', code: 'field-not-allowed', detail: 'the border service stays in use' }];
}
