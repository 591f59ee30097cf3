import { describe, expect, it } from 'vitest';
import { classifyDocument } from '../../../src/documents/document-class.ts';

describe('the class of a document', () => {
  it.each([
    ['P', 'KGZ', 'KGZ', 'ordinary'],
    ['PP', 'KGZ', 'KGZ', 'ordinary'],
    ['PD', 'KGZ', 'KGZ', 'diplomatic'],
    ['PD', 'XOM', 'ITA', 'diplomatic'],
    ['PS', 'KGZ', 'KGZ', 'service'],
    ['PS', 'LVA', 'XXA', 'stateless'],
    ['PO', 'TUR', 'TUR', 'service'],
    ['PO', 'CHN', 'CHN', 'ordinary'],
    ['PE', 'CHN', 'CHN', 'service'],
    ['PE', 'GBR', 'GBR', 'return-certificate'],
    ['PU', 'KGZ', 'KGZ', 'return-certificate'],
    ['PR', 'KGZ', 'XXB', 'refugee'],
    ['P', 'DEU', 'XXB', 'refugee'],
    ['PT', 'DEU', 'XXA', 'stateless'],
    ['PT', 'DEU', 'SYR', 'other'],
    ['PL', 'UNO', 'UNO', 'laissez-passer'],
    ['P', 'UNA', 'UNA', 'laissez-passer'],
    ['P', 'XPO', 'FRA', 'laissez-passer'],
    ['PN', 'RUS', 'RUS', 'identity-card'],
    ['ID', 'KGZ', 'KGZ', 'identity-card'],
    ['I', 'D', 'D', 'identity-card'],
    ['IR', 'FRA', 'KGZ', 'other'],
    ['AC', 'KGZ', 'KGZ', 'crew'],
    ['IS', 'RUS', 'RUS', 'seafarer'],
    ['V', 'KGZ', 'IND', 'visa'],
    ['VI', 'USA', 'KGZ', 'visa'],
    ['', 'KGZ', 'KGZ', 'other'],
    ['1D', 'KGZ', 'KGZ', 'other'],
  ])('%s of %s for %s is %s', (documentCode, issuingState, nationality, documentClass) => {
    expect(classifyDocument({ documentCode, issuingState, nationality })).toBe(documentClass);
  });
});
