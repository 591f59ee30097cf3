import { describe, expect, it } from 'vitest';
import { type ImportRulesError, readImportRules } from '../../../src/watchlist/import-rules.ts';
import { LIST_DEFAULTS } from '../../../src/watchlist/lists/list-record.ts';

describe('what lists are for', () => {
  it('is the default where the setting is silent', () => {
    expect(readImportRules('')).toEqual(LIST_DEFAULTS);
    expect(readImportRules(' {} ')).toEqual(LIST_DEFAULTS);
    expect(readImportRules('')['un-xml']).toEqual({ category: 'refusal-of-entry', action: 'refuse-entry' });
    expect(readImportRules('')['ofac-csv']).toEqual({ category: 'inquiry-check', action: 'refer' });
  });

  it('is what the setting says of a format, and the others keep theirs', () => {
    const rules = readImportRules('{"un-xml": {"category": "wanted-for-arrest", "action": "arrest"}}');
    expect(rules['un-xml']).toEqual({ category: 'wanted-for-arrest', action: 'arrest' });
    expect(rules['ftm-json']).toEqual(LIST_DEFAULTS['ftm-json']);
  });

  it('names every problem of the setting at once', () => {
    const problemsOf = (setting: string): string[] => {
      try {
        readImportRules(setting);
      } catch (error) {
        return (error as ImportRulesError).problems;
      }
      return [];
    };
    expect(problemsOf('un-xml=refer')).toEqual(['it is not JSON']);
    expect(problemsOf('[]')).toHaveLength(1);
    expect(problemsOf('{"un-xml": {"category": "x", "action": "y"}, "iamis-ndjson": {}}')).toEqual([
      expect.stringContaining('un-xml.category'),
      expect.stringContaining('un-xml.action'),
      expect.stringContaining('iamis-ndjson'),
    ]);
  });
});
