import type { Category, EntryAction } from './draft.ts';

/** What the form asks for by category; everything else can be unfolded by choosing another category. */
export interface CategoryForm {
  /** The first one is proposed. */
  actions: readonly EntryAction[];
  /** What it is about is a document, and its holder may be anybody. */
  isAboutDocument?: boolean;
  hasFlags?: boolean;
  hasDirections?: boolean;
  hasOnlyNationalities?: boolean;
  note?: 'child' | 'discreet' | 'document';
}

const PERSON = { hasFlags: true, hasDirections: true, hasOnlyNationalities: true } as const;
const DOCUMENT = { actions: ['seize-document', 'refer'], isAboutDocument: true, note: 'document' } as const;

export const CATEGORY_FORMS: Readonly<Record<Category, CategoryForm>> = {
  'wanted-for-arrest': { actions: ['arrest', 'refer'], ...PERSON },
  'refusal-of-entry': { actions: ['refuse-entry', 'refer'], hasFlags: true, hasOnlyNationalities: true },
  'exit-ban': { actions: ['refuse-exit', 'refer'], hasFlags: true, hasOnlyNationalities: true },
  'missing-or-vulnerable-person': { actions: ['protect', 'refer'], hasFlags: true, hasDirections: true, note: 'child' },
  'child-at-risk': { actions: ['protect', 'refuse-exit', 'refer'], hasDirections: true, note: 'child' },
  'judicial-procedure': { actions: ['refer', 'refuse-exit', 'arrest'], ...PERSON },
  'discreet-check': { actions: ['report-discreetly'], ...PERSON, note: 'discreet' },
  'inquiry-check': { actions: ['refer'], ...PERSON },
  'lost-document': DOCUMENT,
  'stolen-document': DOCUMENT,
  'invalidated-document': DOCUMENT,
  other: { actions: ['refer', 'arrest', 'refuse-entry', 'refuse-exit', 'protect', 'seize-document'], ...PERSON },
};

export const CATEGORIES = Object.keys(CATEGORY_FORMS) as Category[];
