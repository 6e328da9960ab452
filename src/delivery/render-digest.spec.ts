import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildDigest, MAX_SHOWN } from './build-digest.js';
import { buildGoneAlert, type MailedAlert } from './build-mailed-alert.js';
import { toHeaderText } from './mail-text.js';
import { renderConfirmation, renderConfirmationText } from './render-confirmation.js';
import { renderDigestText, wrap } from './render-digest-text.js';
import { renderDigest } from './render-digest.js';
import { entry, KOREAN_ALERT, SAMPLE_ALERT, SAMPLE_TERMS, sampleDigest } from './sample-digest.spec-support.js';

const GMAIL_CUTS_AT_BYTES = 102_400;

describe('the subject of a digest', () => {
  it('names a single alert, and counts several', () => {
    expect(sampleDigest({ entries: [entry({ alert: KOREAN_ALERT })] }).subject).toBe(
      'New: Workers from North Korea are said to be employed in Russia',
    );
    expect(sampleDigest().subject).toBe('3 alerts: 1 new, 1 changed, 1 taken back – Libya, DPRK and Al-Shabaab');
    expect(sampleDigest({ entries: [entry(), entry({ alert: KOREAN_ALERT })] }).title).toBe('2 new alerts');
  });

  it('is one line of bounded length, whatever a headline holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (headline) => {
        const { subject, preview } = sampleDigest({ entries: [entry({ alert: { ...SAMPLE_ALERT, headline } })] });
        for (const line of [subject, preview]) {
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          expect(line.isWellFormed()).toBe(true);
          expect(Array.from(line).length).toBeLessThanOrEqual(200);
        }
      }),
    );
    expect(toHeaderText('a\r\nBcc: x@example.org', 140)).toBe('a Bcc: x@example.org');
  });
});

describe('a digest', () => {
  const html = renderDigest(sampleDigest());
  const text = renderDigestText(sampleDigest());

  it('is never empty', () => {
    expect(() =>
      buildDigest({ ...({} as Parameters<typeof buildDigest>[0]), terms: SAMPLE_TERMS, entries: [] }),
    ).toThrow(RangeError);
  });

  it('says the same as HTML and as text', () => {
    const plain = text.replaceAll(/\n[>*]? */g, ' ');
    const words = html
      .replaceAll(/<style.*?<\/style>|<!--.*?-->/gs, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&');
    for (const phrase of [
      SAMPLE_ALERT.headline,
      SAMPLE_ALERT.told,
      SAMPLE_ALERT.denied ?? '',
      SAMPLE_ALERT.circumstances ?? '',
      'A denial is reported.',
      'priority 82; 3 independent sources, 41 articles',
      'S/RES/1970 (2011), 9',
      'in force',
      'An exemption may apply',
      'you were told of it before',
      'none is a finding of guilt',
      'in Korean',
      'You confirmed this daily digest on 2 March 2026.',
      ...SAMPLE_ALERT.passages.map(({ quote }) => quote),
    ]) {
      expect(plain.replaceAll(/\s+/g, ' ')).toContain(phrase);
      expect(words.replaceAll(/\s+/g, ' ')).toContain(phrase);
    }
    for (const { href } of sampleDigest().groups.flatMap(({ entries }) => entries)) {
      expect(text).toContain(href);
      expect(html).toContain(href);
    }
  });

  it('sets right-to-left passages from the right, in their language', () => {
    expect(html).toMatch(/<td dir="rtl" lang="ar" align="right"/);
    expect(html).toMatch(/<td dir="ltr" lang="ko" align="left"/);
  });

  it('marks the quoted denial apart from the claims', () => {
    expect(html).toMatch(/<span class="denial"[^>]*>Halvane called the report/);
    expect(html).toMatch(/<span class="claim"[^>]*>The planes of Halvane/);
    expect(text).toMatch(/Denial:\n> Halvane called the report/);
  });

  it('names an alert that is no more, and repeats nothing of it', () => {
    const digest = sampleDigest({
      entries: [
        entry({ part: 'withdrawn', changes: ['It was removed.'], alert: buildGoneAlert(SAMPLE_ALERT, 'removed', 4) }),
      ],
    });
    expect(digest.subject).toMatch(/^Taken back: The United Arab Emirates/);
    for (const said of [renderDigest(digest), renderDigestText(digest)]) {
      expect(said).toContain('It was removed.');
      expect(said).not.toMatch(/Halvane|S\/RES|diplomats|No provision/);
    }
  });

  it('is held to its width where no greatest width is known, and breaks words that are longer', () => {
    const html = renderDigest(sampleDigest());
    const forOutlook = [...html.matchAll(/<!--\[if mso\]>(.*?)<!\[endif\]-->/g)].map(([, part = '']) => part);
    expect(forOutlook.slice(1)).toEqual([expect.stringContaining('width="600"'), '</td></tr></table>']);
    expect(html).toContain('overflow-wrap:anywhere');
  });

  it('fetches nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|form|input)|url\(|@import|src=/i);
  });

  it('escapes whatever comes from outside', () => {
    const hostile = '</a><script>alert(1)</script>"\' onload=x';
    const alert: MailedAlert = {
      ...SAMPLE_ALERT,
      headline: hostile,
      told: hostile,
      denied: hostile,
      circumstances: hostile,
      exemptions: [hostile],
      provisions: [{ resolution: hostile, paragraph: hostile, link: `https://x.example/"><script>` }],
      passages: [
        {
          quote: hostile,
          publisher: hostile,
          title: hostile,
          language: '"><script>',
          url: 'https://x/"><script>',
          publishedAt: null,
        },
      ],
    };
    const rendered = renderDigest(sampleDigest({ entries: [entry({ alert, changes: [hostile], why: hostile })] }));
    expect(rendered).not.toContain('<script');
    expect(rendered).not.toMatch(/"\s*>\s*<script|" onload/);
  });

  it('orders by embargo with the most pressing first, new before changed', () => {
    const at = (alertId: string, regime: string, priority: number, part: 'new' | 'changed') =>
      entry({ part, alert: { ...SAMPLE_ALERT, alertId, regime, priority } });
    const { groups } = sampleDigest({
      entries: [
        at('1', 'libya', 90, 'changed'),
        at('2', 'iran', 95, 'new'),
        at('3', 'libya', 10, 'new'),
        at('4', 'libya', 50, 'new'),
      ],
    });
    expect(groups.map(({ heading, entries }) => [heading, entries.map(({ alert }) => alert.alertId)])).toEqual([
      ['Iran', ['2']],
      ['Libya', ['4', '3', '1']],
    ]);
  });

  it('counts and links what does not fit, and stays below the size at which Gmail cuts', () => {
    const long = 'ث'.repeat(400);
    // as many as are ever quoted, the denial with its label among them
    const passages = SAMPLE_ALERT.passages.slice(-2).map((passage) => ({ ...passage, quote: long }));
    const alert = { ...SAMPLE_ALERT, passages };
    const entries = Array.from({ length: MAX_SHOWN + 7 }, (_, index) =>
      entry({ alert: { ...alert, alertId: String(index + 1) } }),
    );
    const digest = sampleDigest({ entries });
    expect(digest.groups.flatMap((group) => group.entries)).toHaveLength(MAX_SHOWN);
    expect(digest.rest?.words).toBe('7 more alerts in this digest');
    expect(digest.title).toBe(`${MAX_SHOWN + 7} new alerts`);
    expect(renderDigestText(digest)).toContain(digest.rest?.href);
    expect(Buffer.byteLength(renderDigest(digest))).toBeLessThan(GMAIL_CUTS_AT_BYTES);
  });

  it('is the same from the same facts', () => {
    expect(renderDigest(sampleDigest())).toBe(html);
  });

  it('is each reader’s own where it tells many of the same alert', () => {
    const words = fc.string({ unit: fc.constantFrom('a', '<', '&', '"', '\n', '\0', '$&', 'é'), maxLength: 8 });
    const given = fc.record({
      part: fc.constantFrom('new', 'changed', 'withdrawn'),
      changes: fc.array(words, { maxLength: 2 }),
      why: words,
      href: words,
    });
    const alert: MailedAlert = { ...SAMPLE_ALERT, headline: 'The same <b>headline</b> & words' };
    fc.assert(
      fc.property(given, fc.constantFrom('Asia/Seoul', 'America/New_York'), (own, timeZone) => {
        const told = (of: MailedAlert) =>
          sampleDigest({ terms: { ...SAMPLE_TERMS, timeZone }, entries: [entry({ ...own, alert: of })] });
        expect(renderDigest(told(alert))).toBe(renderDigest(told({ ...alert })));
        expect(renderDigestText(told(alert))).toBe(renderDigestText(told({ ...alert })));
      }),
    );
    const seen = renderDigest(
      sampleDigest({ entries: [entry({ alert, href: 'https://e.example/2', why: 'you & I' })] }),
    );
    expect(seen).toContain('Sent because you &amp; I.');
    expect(seen.match(/href="https:\/\/e\.example\/2"/g)).toHaveLength(2);
  });

  it('says what a text with a NUL says too', () => {
    const alert: MailedAlert = { ...SAMPLE_ALERT, headline: 'Two\0 holes\0' };
    const told = renderDigest(sampleDigest({ entries: [entry({ alert, why: 'you follow Libya' })] }));
    expect(told).toContain('Two\0 holes\0');
    expect(told).toContain('Sent because you follow Libya.');
  });
});

describe('the mail that asks for confirmation', () => {
  const mail = { terms: SAMPLE_TERMS, confirmHref: 'https://e.example/confirm/1-2.x', dateline: 'today', validDays: 7 };

  it('says what was asked for, and that silence means no', () => {
    for (const part of [renderConfirmation(mail), renderConfirmationText(mail).replaceAll(/\s+/g, ' ')]) {
      expect(part).toContain('Libya, DPRK and Al-Shabaab; priority 40 and up; daily at 15:00 (Europe/Vienna)');
      expect(part).toContain(mail.confirmHref);
      expect(part).toContain('without this confirmation no digest is sent');
    }
  });
});

describe('lines of text', () => {
  it('are broken at spaces and lose nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lines = wrap(text, '> ');
        expect(lines.map((line) => line.slice(2)).join(' ')).toBe(text.split(/\s+/).filter(Boolean).join(' '));
        for (const line of lines) expect(line.length <= 72 || !line.slice(2).includes(' ')).toBe(true);
      }),
    );
  });
});
