import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  conveyanceOf,
  conveyanceText,
  detailsNow,
  detailsToTell,
  isJudgedAnew,
  PURPOSES,
  TRAVELLER_KINDS,
} from '../../../web/src/rooms/crossings/lane/journey.ts';

describe('what is told of a journey', () => {
  it('is what the API takes: every purpose and every kind of traveller', () => {
    const api = parse(readFileSync(join(import.meta.dirname, '../../../openapi.yaml'), 'utf8')) as {
      components: { schemas: { NewInspectionInput: { properties: Record<string, { enum: string[] }> } } };
    };
    const { purpose, travellerKind } = api.components.schemas.NewInspectionInput.properties;
    expect([...PURPOSES]).toEqual(purpose?.enum);
    expect([...TRAVELLER_KINDS]).toEqual(travellerKind?.enum);
  });

  it('leaves out what is empty, and writes numbers of flights and vehicles in capitals', () => {
    expect(conveyanceOf({ plate: ' 01kg 123 abc ', bus: ' ' })).toEqual({ plate: '01KG 123 ABC' });
    expect(conveyanceOf({ flight: '' })).toBeUndefined();
    expect(conveyanceText(conveyanceOf({ plate: '01kg 123 abc', bus: '590' }))).toBe('01KG 123 ABC · 590');
    expect(conveyanceText(undefined)).toBe('');
  });
});

describe('what is told of a journey after the scan', () => {
  it('is told with the decision field by field, and nothing that was told already', () => {
    const asked = { conveyance: { flight: 'KC 109' }, purpose: 'holiday' } as const;
    expect(detailsToTell(asked, { ...asked, residence: 'UZB' })).toEqual({ residence: 'UZB' });
    expect(detailsToTell(asked, asked)).toEqual({});
    expect(detailsToTell({}, { conveyance: { plate: '01KG123' } })).toEqual({ conveyance: { plate: '01KG123' } });
  });

  it('takes back what was wrong', () => {
    const asked = { conveyance: { flight: 'KC 109' }, purpose: 'holiday', travellerKind: 'crew' } as const;
    const told = detailsToTell(asked, {});
    expect(told).toEqual({ purpose: 'not-asked', travellerKind: 'ordinary', conveyance: {} });
    const question = { id: 'one', presented: { captureMode: 'reader', details: asked }, askedAt: 0 } as const;
    expect(detailsNow({ question, told })).toEqual({ purpose: 'not-asked', travellerKind: 'ordinary' });
    expect(detailsNow({ question, told: null })).toEqual(asked);
  });

  it('is asked about anew where the allowed stay goes by it, and only there', () => {
    expect(isJudgedAnew({}, { purpose: 'work-here' })).toBe(true);
    expect(isJudgedAnew({}, { travellerKind: 'driver' })).toBe(true);
    expect(isJudgedAnew({}, { residence: 'UZB', conveyance: { bus: '525' } })).toBe(false);
    expect(isJudgedAnew({ residence: 'UZB' }, {})).toBe(true);
    expect(isJudgedAnew({ purpose: 'holiday' }, { purpose: 'holiday' })).toBe(false);
  });
});
