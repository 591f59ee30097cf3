/** What an account may be (docs/glossary.md). */
export const ROLES = ['officer', 'supervisor', 'editor', 'approver', 'analyst', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a route may declare. `public` needs no sign-in, `signed-in` any account. */
export const PERMISSIONS = [
  'public',
  'signed-in',
  'inspect',
  'second-line',
  'read-crossings',
  'correct-crossings',
  'lend-officer',
  'lead-shift',
  'edit-watchlist',
  'approve-watchlist',
  'read-watchlist',
  'read-discreet-hits',
  'read-false-matches',
  'read-flows',
  'read-audit',
  'manage-accounts',
  'manage-checkpoints',
  'manage-stay-rules',
  'search-stays',
  'read-stay-figures',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Deny first: a role has what is written here and nothing else. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  officer: ['inspect', 'read-crossings', 'correct-crossings'],
  supervisor: [
    'inspect',
    'second-line',
    'read-crossings',
    'correct-crossings',
    'read-false-matches',
    'lend-officer',
    'lead-shift',
    'read-flows',
    'search-stays',
  ],
  editor: ['edit-watchlist', 'read-watchlist', 'read-discreet-hits', 'read-false-matches'],
  approver: ['approve-watchlist', 'read-watchlist', 'read-discreet-hits', 'read-false-matches'],
  analyst: ['read-flows', 'read-stay-figures'],
  auditor: ['read-audit'],
  administrator: ['manage-accounts', 'manage-checkpoints', 'manage-stay-rules'],
};

/** The same rule for every route: has one of the account's roles this permission? */
export function isPermitted(roles: readonly Role[], permission: Permission): boolean {
  if (permission === 'public' || permission === 'signed-in') return true;
  return roles.some((role) => ROLE_PERMISSIONS[role].includes(permission));
}

/** Auditor and administrator combine with nothing. */
export function areRolesCompatible(roles: readonly Role[]): boolean {
  const isAlone = roles.includes('auditor') || roles.includes('administrator');
  return roles.length > 0 && new Set(roles).size === roles.length && (!isAlone || roles.length === 1);
}
