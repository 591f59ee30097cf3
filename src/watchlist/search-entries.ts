import { recordAudit } from '../audit/audit-entry.ts';
import { keyedHash } from '../audit/keyed-hash.ts';
import { numberHash } from '../audit/looked-for.ts';
import { requireLookup } from '../audit/lookup-reason.ts';
import type { Actor } from '../core/actor.ts';
import { canonicalState } from '../core/countries.ts';
import { cursorOf, idOfCursor } from '../core/cursor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';
import { nameTokens } from './entry-search-key.ts';
import { listedView, summaryView, visibilityOfRow } from './entry-view.ts';
import { searchEntries as searchRows } from './entry-view-store.ts';
import type { EntrySearch, ListedEntryAnswer, OwnSummary } from './watchlist-schemas.ts';

export interface EntryPage {
  entries: (OwnSummary | ListedEntryAnswer)[];
  nextCursor: string | null;
}

/**
 * Entries by name, document, PIN, status or owner, newest first; of other agencies' only what is in force and not discreet.
 * @throws IamisError `lookup-reason-required` when a person is sought without one; `bad-request` for a cursor that is none
 */
export async function searchEntries(
  tx: Tx,
  deps: Pick<Platform, 'site' | 'clock' | 'secrets'>,
  actor: Actor,
  search: EntrySearch,
): Promise<EntryPage> {
  const { name, document, pin, status, ownerAgency, limit, cursor } = search;
  const isPersonSought = name !== undefined || document !== undefined || pin !== undefined;
  const lookup = isPersonSought ? requireLookup(search.lookup) : search.lookup;
  const rows = await searchRows(tx, {
    ...{ agency: actor.agency, name, pin, status, ownerAgency },
    document: document && {
      number: document.number,
      state: document.state === undefined ? undefined : canonicalState(document.state),
    },
    belowId: cursor === undefined ? undefined : idOfCursor(cursor, '/cursor'),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  await recordAudit(tx, deps, {
    actor,
    action: 'search-entries',
    object: { kind: 'watchlist', id: actor.agency },
    lookup,
    details: {
      ...(name !== undefined && { nameHash: keyedHash(deps, 'name', nameTokens(name).sort().join(' ')) }),
      ...(document && { documentHash: numberHash(deps, document.number) }),
      ...(pin !== undefined && { personalHash: numberHash(deps, pin) }),
      ...{ status, ownerAgency, resultCount: page.length },
    },
  });
  return {
    entries: page.map((row) => (visibilityOfRow(actor, row) === 'whole' ? summaryView(row) : listedView(row))),
    nextCursor: last ? cursorOf(last.entry_id) : null,
  };
}
