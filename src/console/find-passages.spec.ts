import { describe, expect, it } from '@jest/globals';
import type { Claim, Finding } from '../detection/finding.js';
import { findPassages } from './find-passages.js';

const TEXT =
  'The UAE sent vehicles to the army, experts said. Nobody else commented. The Emirates rejected the report. It rained.';

const span = (quote: string, rule = 'en.give', field: 'title' | 'text' = 'text') => ({
  field,
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  rule,
});

const CLAIM = span('The UAE sent vehicles to the army');
const REJECTION = 'The Emirates rejected the report.';

function findingWith(claim: Partial<Claim>): Pick<Finding, 'claims' | 'evidence'> {
  const whole = { conduct: ['arms-transfer'], deniedBy: null, evidence: [CLAIM], ...claim } as Claim;
  return { claims: [whole], evidence: whole.evidence };
}

const quoted = (finding: Pick<Finding, 'claims' | 'evidence'>): string[] =>
  findPassages(finding, 'A title', TEXT).text.map(({ kind, start, end }) => `${kind}: ${TEXT.slice(start, end)}`);

describe('findPassages', () => {
  it('marks what carries the claim, with the conduct in the margin', () => {
    expect(findPassages(findingWith({}), 'A title', TEXT)).toEqual({
      title: [],
      text: [{ start: 0, end: CLAIM.end, kind: 'claim', note: 'arms transfer' }],
    });
  });

  it('takes the passage that a denial was read from as the denial, not as the claim', () => {
    const evidence = [CLAIM, span(REJECTION, 'en.denial')];
    expect(quoted(findingWith({ deniedBy: 'Emirates', evidence }))).toEqual([
      'claim: The UAE sent vehicles to the army',
      `denial: ${REJECTION}`,
    ]);
  });

  it('takes a passage that is marked as denial, whoever is named', () => {
    const evidence = [CLAIM, { ...span(REJECTION, 'en.give'), isDenial: true }];
    expect(quoted(findingWith({ deniedBy: null, evidence }))).toEqual(['claim: The UAE sent vehicles to the army']);
    expect(quoted(findingWith({ deniedBy: 'Abu Dhabi', evidence }))).toEqual([
      'claim: The UAE sent vehicles to the army',
      `denial: ${REJECTION}`,
    ]);
  });

  it('looks for the sentence that names the denier where no passage does', () => {
    expect(quoted(findingWith({ deniedBy: 'The Emirates' }))).toEqual([
      'claim: The UAE sent vehicles to the army',
      `denial: ${REJECTION}`,
    ]);
  });

  it('marks no denial where its words are not in the text, or in the claim itself', () => {
    expect(quoted(findingWith({ deniedBy: 'the firm' }))).toHaveLength(1);
    const whole = { ...CLAIM, start: 0, end: TEXT.length };
    expect(quoted(findingWith({ deniedBy: 'The Emirates', evidence: [whole] }))).toEqual([`claim: ${TEXT}`]);
  });

  it('marks the evidence of a finding without claims: a change of the law', () => {
    const finding = { claims: [], evidence: [span('Nobody else commented.')] };
    expect(quoted(finding)).toEqual(['claim: Nobody else commented.']);
  });
});
