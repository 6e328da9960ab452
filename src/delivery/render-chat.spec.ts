import { describe, expect, it } from '@jest/globals';
import { renderMatrix, renderSlack, renderTeams } from './render-chat.js';

const HOSTILE = {
  label: 'New',
  title: '<script>alert(1)</script> & <!channel> *bold* [link](https://evil.example)',
  lines: ['“Told before” <b>', 'Priority 3'],
  note: 'A report.',
  link: { href: 'https://embargo.example.org/alerts/1?a=1&b="2"', words: 'Open <it>' },
};

describe('a text for a chat', () => {
  it('says in Slack what it says: no mention of a channel, no markup', () => {
    const { text, blocks } = renderSlack(HOSTILE) as { text: string; blocks: { type: string }[] };
    expect(text).toBe(
      `New: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;!channel&gt; *bold* [link](https://evil.example)`,
    );
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context', 'actions']);
  });

  it('is an Adaptive Card in Teams whose texts are no Markdown', () => {
    const [attachment] = renderTeams(HOSTILE)['attachments'] as {
      content: { body: { type: string }[]; actions: unknown };
    }[];
    expect(new Set(attachment?.content.body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(attachment?.content.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Open <it>', url: HOSTILE.link.href },
    ]);
  });

  it('is HTML in Matrix in which every word is escaped', () => {
    const { formatted_body: formatted, body } = renderMatrix(HOSTILE) as { formatted_body: string; body: string };
    expect(formatted).not.toMatch(/<script|<b>|<it>/);
    expect(formatted).toContain('&lt;script&gt;');
    expect(formatted).toContain('href="https://embargo.example.org/alerts/1?a=1&amp;b=&quot;2&quot;"');
    expect(body).toContain(HOSTILE.title);
  });

  it('is cut where a chat takes no more', () => {
    const long = JSON.stringify(
      renderSlack({ ...HOSTILE, title: 'x'.repeat(9_000), lines: Array<string>(40).fill('y'.repeat(5_000)) }),
    );
    const texts = [...long.matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text?.length ?? 0);
    expect(Math.max(...texts)).toBeLessThanOrEqual(3_000);
  });
});
