import { describe, it, expect } from '@jest/globals';
import type { VNode } from 'preact';
import { AddArticlePage } from './add-article-page.js';
import { AlertPage } from './alert-page.js';
import { ArticlePage } from './article-page.js';
import { ArticlesPage } from './articles-page.js';
import { ConflictPage } from './conflict-page.js';
import { EmbargoPage } from './embargo-page.js';
import { EmbargoesPage } from './embargoes-page.js';
import { RegimeChangesPage } from './regime-changes-page.js';
import { renderPage } from './layout.js';
import { MailPage, OutboxPage } from './outbox-page.js';
import { RepairPage } from './repair-page.js';
import { FeedsPage } from './feeds-page.js';
import { AccountPage, PeoplePage } from './people-page.js';
import { QueuePage } from './queue-page.js';
import * as library from './sample-library.spec-support.js';
import * as sample from './sample-models.spec-support.js';
import { LinkPage, MessagePage, SignInPage } from './sign-in-page.js';
import { SourcePage } from './source-page.js';
import { SourcesPage } from './sources-page.js';
import { EraseWordsPage, RecordPage } from './record-page.js';
import { RelationsPage } from './relations-page.js';
import { TrendsPage } from './trends-page.js';
import { TryPage } from './try-page.js';

const frame = sample.FRAME;
const door = { ...frame, viewer: null };

const PAGES: Readonly<Record<string, () => VNode>> = {
  'sign-in': () =>
    SignInPage({ frame: door, model: { csrf: 't', email: 'a@example.org', next: '/queue', fault: 'Wrong.' } }),
  link: () =>
    LinkPage({
      frame: door,
      model: {
        csrf: 't',
        token: 'x',
        name: 'Mo',
        email: 'mo@example.org',
        asksForName: true,
        fault: null,
        minLength: 12,
      },
    }),
  message: () =>
    MessagePage({
      frame,
      model: {
        title: 'Not found',
        text: 'No such page.',
        link: { href: '/queue', label: 'Queue' },
        typed: 'Two of them, she said.',
        requestId: 'r-1',
      },
    }),
  queue: () => QueuePage({ frame, model: sample.QUEUE }),
  alert: () => AlertPage({ frame, model: sample.ALERT }),
  conflict: () => ConflictPage({ frame, model: sample.CONFLICT }),
  articles: () => ArticlesPage({ frame, model: sample.ARTICLES }),
  'add-article': () =>
    AddArticlePage({
      frame,
      model: { url: '', title: '', text: '<b>', published: '', origin: '', note: '', fault: 'No.' },
    }),
  article: () => ArticlePage({ frame, model: sample.ARTICLE }),
  try: () => TryPage({ frame, model: sample.TRY }),
  sources: () => SourcesPage({ frame, model: sample.SOURCES }),
  source: () => SourcePage({ frame, model: sample.SOURCE }),
  embargoes: () => EmbargoesPage({ frame, model: library.EMBARGOES }),
  embargo: () => EmbargoPage({ frame, model: library.EMBARGO }),
  'regime changes': () => RegimeChangesPage({ frame, model: library.REGIME_CHANGES }),
  repair: () => RepairPage({ frame, model: { ...sample.CONFLICT, fault: 'The reason “other” needs words.' } }),
  outbox: () => OutboxPage({ frame, model: sample.OUTBOX }),
  mail: () => MailPage({ frame, model: sample.MAIL }),
  trends: () => TrendsPage({ frame, model: sample.TRENDS }),
  relations: () => RelationsPage({ frame, model: sample.RELATIONS }),
  record: () => RecordPage({ frame, model: sample.RECORD }),
  'erase words': () =>
    EraseWordsPage({ frame, line: sample.RECORD_LINE, reason: 'Asked to <i>go</i>', fault: 'Give a reason.' }),
  people: () => PeoplePage({ frame, model: sample.PEOPLE }),
  account: () => AccountPage({ frame, model: sample.ACCOUNT }),
  feeds: () => FeedsPage({ frame, model: sample.FEEDS }),
};

describe.each(Object.entries(PAGES))('the page %s', (_name, page) => {
  const html = renderPage(page());

  it('is a whole document in English with one main heading', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main /g)).toHaveLength(1);
  });

  it('has no style, script or handler of its own, which the policy would block', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style|javascript:/);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/console.js" defer>']);
  });

  it('asks no other host for anything', () => {
    expect(html).not.toMatch(/(?:src|action|formaction)="(?:https?:)?\/\//);
    for (const [link] of html.matchAll(/<a[^>]+href="https?:[^>]*>/g)) expect(link).toContain('noopener noreferrer');
  });

  it('protects every form that changes something', () => {
    for (const [form] of html.matchAll(/<form[^>]*method="post".*?<\/form>/gs)) {
      expect(form).toMatch(/<input type="hidden" name="csrf" value="[^"]+"/);
    }
  });

  it('gives no two elements one id', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('wording', () => {
  it('never states guilt', () => {
    for (const page of Object.values(PAGES)) {
      const text = renderPage(page()).replaceAll(/<[^>]+>/g, ' ');
      expect(text).not.toMatch(/\b(guilty|perpetrator|offender|culprit|convicted of)\b/i);
      expect(text).not.toMatch(/\bhas violated\b/i);
    }
    expect(renderPage(AlertPage({ frame, model: sample.ALERT }))).toContain('not about guilt');
  });

  it('tell what was done with a story beside it, where the page then opens, and once', () => {
    const notice = 'The articles were moved. You can undo it below.';
    const html = renderPage(AlertPage({ frame: { ...frame, notice }, model: sample.ALERT }));
    expect(html.split(notice)).toHaveLength(2);
    expect(html.indexOf(notice)).toBeGreaterThan(html.indexOf('id="story"'));
    const other = renderPage(
      AlertPage({ frame: { ...frame, notice: 'You confirmed the report.' }, model: sample.ALERT }),
    );
    expect(other.indexOf('You confirmed')).toBeLessThan(other.indexOf('id="story"'));
  });

  it('says on an alert who tells and who denies it, and that silence is no admission', () => {
    const html = renderPage(AlertPage({ frame, model: { ...sample.ALERT, denied: null, denials: [] } }));
    expect(html).toContain('Alleged by three diplomats');
    expect(html).toContain('No denial was found in these texts');
    expect(html).toContain('no admission');
  });
});

describe('text from outside', () => {
  it('is escaped wherever it stands', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const rows = sample.QUEUE.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({
        ...row,
        told: evil,
        headline: evil,
        claim: { who: evil, what: evil, whom: evil },
      })),
    }));
    expect(renderPage(QueuePage({ frame, model: { ...sample.QUEUE, search: evil, groups: rows } }))).not.toContain(
      '<img',
    );
    expect(renderPage(ArticlePage({ frame, model: sample.ARTICLE }))).not.toContain('<script>alert');
    expect(renderPage(ConflictPage({ frame, model: sample.CONFLICT }))).toContain('&lt;b>says');
    expect(renderPage(RegimeChangesPage({ frame, model: library.REGIME_CHANGES }))).toContain('&lt;b>release');
  });

  it('is no link unless it is http or https', () => {
    const article = { ...sample.ARTICLE, originalHref: 'javascript:alert(1)' };
    expect(renderPage(ArticlePage({ frame, model: article }))).not.toContain('javascript:');
  });
});

describe('the queue', () => {
  it('keeps who alleges and who denies whole, and ends rows in status and assignee', () => {
    const html = renderPage(QueuePage({ frame, model: sample.QUEUE }));
    expect(html).toContain('Alleged by the Republic of Korea’s military; denied by the Russian foreign ministry');
    expect(html).toContain('Came back');
    expect(html).toContain('6 h overdue');
  });

  it('shows chosen values of a facet even where they lie past the first few', () => {
    const facets = sample.QUEUE.facets.map((facet) => ({
      ...facet,
      options: facet.options.map((option) => ({ ...option, isChosen: option.value === 'taliban' })),
    }));
    const html = renderPage(QueuePage({ frame, model: { ...sample.QUEUE, facets } }));
    expect(html.indexOf('value="taliban"')).toBeLessThan(html.indexOf('class="more"'));
  });

  it('says what to do where nothing is found', () => {
    const html = renderPage(
      QueuePage({ frame, model: { ...sample.QUEUE, groups: [], total: 0, search: 'Noor & Co' } }),
    );
    expect(html).toContain('href="/articles?q=Noor%20%26%20Co"');
  });
});

describe('roles', () => {
  it('gives a viewer nothing to decide with', () => {
    const viewer = { ...frame, viewer: { userId: '9', name: 'V', role: 'viewer', csrf: 't' } as const };
    const decision = { ...sample.ALERT.decision, mayReview: false };
    const html = renderPage(AlertPage({ frame: viewer, model: { ...sample.ALERT, decision } }));
    expect(html).not.toContain('/review');
    expect(html).not.toContain('/comment');
    expect(renderPage(SourcesPage({ frame: viewer, model: sample.SOURCES }))).not.toContain('Add a source');
    expect(renderPage(QueuePage({ frame: viewer, model: sample.QUEUE }))).not.toContain('href="/people"');
  });

  it('offers reopening, and nothing else, on a decided alert', () => {
    const model = { ...sample.ALERT, decision: { ...sample.ALERT.decision, state: 'dismissed' as const } };
    const html = renderPage(AlertPage({ frame, model }));
    expect(html).toContain('value="reopen"');
    expect(html).not.toContain('value="confirm"');
  });
});

describe('right-to-left text', () => {
  it('stands in its own direction, with notes in English', () => {
    const html = renderPage(AlertPage({ frame, model: sample.ALERT }));
    expect(html).toContain('<div class="text rtl" dir="rtl" lang="ar">');
    expect(html).toContain('<div class="margin" dir="ltr" lang="en">');
    expect(html).toContain('not a translation');
  });
});
