import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('HTML templates', () => {
  it('escape every value, in text and in attributes', () => {
    const hostile = `<script>alert("x")</script> & 'y'`;
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>',
    );
  });

  it('keep HTML, join lists, leave out null', () => {
    const items = ['<a>', 'b'].map((item) => html`<b>${item}</b>`);
    expect(html`[${items}|${null}|${3}]`.text).toBe('[<b>&lt;a&gt;</b><b>b</b>||3]');
  });
});
