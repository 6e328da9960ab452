/*
 * What the pages gain where a script may run: keys, filters that apply themselves, local times in titles. Every page
 * works without it. It sends nothing but that an alert is open, to the service itself, and keeps one list and what is typed in
 * the tab's own storage.
 */
(() => {
  'use strict';

  const LIST = 'embargo-monitor:list';
  const page = document.body.dataset.page ?? '';
  const rows = () => [...document.querySelectorAll('[data-row]')];
  let at = -1;

  /** Single keys can be turned off (WCAG 2.1.4); the choice stays in this browser. */
  const OFF = 'embargo-monitor:keys-off';
  let hasKeys = localStorage.getItem(OFF) === null;
  showKeys();

  function showKeys() {
    document.body.classList.toggle('keys-on', hasKeys);
    for (const bar of document.querySelectorAll('.keys')) {
      bar.hidden = !hasKeys || !bar.querySelector('span:not(.end)');
    }
  }

  /** On a small page the filters start folded. */
  const facets = document.querySelector('.facets');
  if (facets && window.matchMedia('(max-width: 1100px)').matches) facets.open = false;

  /** A filter or an order that is chosen applies itself. */
  if (page === 'queue') {
    document.querySelector('form.queue')?.addEventListener('change', (event) => {
      if (event.target.matches('.facet input, select')) event.currentTarget.requestSubmit();
    });
    for (const button of document.querySelectorAll('.apply')) button.hidden = true;
    const list = rows().map((row) => row.getAttribute('href'));
    sessionStorage.setItem(LIST, JSON.stringify({ from: location.pathname + location.search, list }));
  }

  /** An alert knows the list that it was opened from. */
  const steps = { '-1': null, 1: null };
  if (page === 'alert') {
    const kept = JSON.parse(sessionStorage.getItem(LIST) ?? 'null');
    const index = kept?.list.indexOf(location.pathname) ?? -1;
    if (index >= 0) {
      document.querySelector('[data-back]').href = kept.from;
      document.querySelector('[data-back]').textContent = `Queue, ${index + 1} of ${kept.list.length}`;
      for (const link of document.querySelectorAll('[data-step]')) {
        const target = kept.list[index + Number(link.dataset.step)];
        if (target === undefined) link.hidden = true;
        else link.href = steps[link.dataset.step] = target;
      }
      document.querySelector('.trail .step').hidden = false;
    }
  }

  /** What is typed outlives a lost connection, an ended session and a page left by mistake, in this tab. */
  for (const field of document.querySelectorAll('[data-draft]')) {
    const key = `embargo-monitor:draft:${location.pathname}#${field.id}`;
    const kept = sessionStorage.getItem(key);
    if (kept && field.value === '') {
      field.value = kept;
      const drawer = field.closest('details');
      if (drawer) drawer.classList.add('has-draft');
      const note = document.createElement('p');
      note.className = 'note';
      note.textContent = 'Kept from before; not sent yet.';
      field.after(note);
    }
    field.addEventListener('input', () => sessionStorage.setItem(key, field.value));
  }
  const sent = new URLSearchParams(location.search).get('done');
  if (sent && page === 'alert') {
    for (const field of document.querySelectorAll('[data-draft]')) {
      // What the page says was done has gone; the other fields keep what they hold.
      const own = {
        comment: 'commented',
        'dismiss-text': 'dismissed',
        'escalate-text': 'escalated',
        'reopen-text': 'reopened',
      };
      if (own[field.id] !== sent) continue;
      sessionStorage.removeItem(`embargo-monitor:draft:${location.pathname}#${field.id}`);
      field.value = '';
      field.parentElement.querySelector('.note + .note, textarea + .note:not([id])')?.remove();
    }
  }

  /** Who else has this alert open, and whether it has changed since it was loaded. */
  const open = document.querySelector('[data-alert]');
  if (open) {
    const { alert, version, csrf } = open.dataset;
    const line = open.querySelector('.presence');
    const tell = (parameters) =>
      fetch(`/alerts/${alert}/presence`, {
        method: 'POST',
        // That a page is open is no sign that somebody sits before it: the session may end meanwhile.
        headers: { 'x-unattended': 'yes' },
        body: new URLSearchParams({ csrf, ...parameters }),
        keepalive: true,
        redirect: 'manual',
      });
    const look = async () => {
      if (document.hidden) return;
      const words = [];
      try {
        const answer = await tell({});
        if (answer.ok) {
          const seen = await answer.json();
          if (seen.others.length > 0)
            words.push(`${seen.others.join(', ')} ${seen.others.length > 1 ? 'have' : 'has'} this alert open too.`);
          if (seen.version !== Number(version))
            words.push('It has changed since you opened it; what you type is kept when you load it again.');
        } else words.push('Your session has ended. What you have typed is kept in this tab; sign in and come back.');
      } catch {
        words.push('The service cannot be reached. What you have typed is kept in this tab.');
      }
      const text = words.join(' ');
      if (line.textContent !== text) line.textContent = text;
      line.hidden = text === '';
    };
    void look();
    setInterval(() => void look(), 15_000);
    document.addEventListener('visibilitychange', () => void look());
    window.addEventListener('pagehide', () => void tell({ leaves: 'yes' }).catch(() => undefined));
  }

  /** Instants also in the reader's own time. */
  for (const time of document.querySelectorAll('time[datetime]')) {
    const instant = new Date(time.dateTime);
    if (!Number.isNaN(instant.getTime())) time.title = `${instant.toLocaleString()}, your time`;
  }

  /** A form is sent once, however often it is clicked. */
  document.addEventListener('submit', (event) => {
    if (event.target.method !== 'post') return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  function move(by) {
    const all = rows();
    if (all.length === 0) return;
    const focused = all.indexOf(document.activeElement);
    if (focused >= 0) at = focused;
    at = Math.min(Math.max(at + by, 0), all.length - 1);
    for (const row of all) (row.closest('tr') ?? row).classList.toggle('here', row === all[at]);
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: 'nearest' });
  }

  /** A key that decides marks its button first; the same key or Enter then presses it. */
  function press(key) {
    const control = document.querySelector(`[data-key="${key}"]`);
    if (!control) return false;
    if (control.matches('input, textarea, select')) {
      control.focus();
      control.select?.();
    } else if (control.matches('summary')) {
      const drawer = control.parentElement;
      drawer.open = !drawer.open;
      (drawer.open ? drawer.querySelector('input:not([type="hidden"]), textarea, select') : control)?.focus();
    } else if (document.activeElement === control) control.click();
    else control.focus();
    return true;
  }

  const KEYS = [
    ['J', 'next'],
    ['K', 'previous'],
    ['Enter', 'open what is marked'],
    ['C', 'confirm the report: once marks the button, twice presses it'],
    ['D', 'dismiss, with a reason'],
    ['E', 'escalate'],
    ['A', 'assign'],
    ['U', 'back to the list'],
    ['/', 'search'],
    ['?', 'this list'],
    ['Esc', 'close what is open'],
  ];

  function help() {
    let dialog = document.querySelector('.key-help');
    if (!dialog) {
      dialog = document.createElement('dialog');
      dialog.className = 'key-help';
      dialog.setAttribute('aria-labelledby', 'key-help');
      const heading = document.createElement('h2');
      heading.id = 'key-help';
      heading.textContent = 'Keys';
      const list = document.createElement('dl');
      for (const [key, does] of KEYS) {
        const line = document.createElement('div');
        const term = document.createElement('dt');
        const cap = document.createElement('kbd');
        cap.textContent = key;
        term.append(cap);
        const meaning = document.createElement('dd');
        meaning.textContent = does;
        line.append(term, meaning);
        list.append(line);
      }
      const close = document.createElement('button');
      close.className = 'button';
      close.type = 'button';
      close.textContent = 'Close';
      close.addEventListener('click', () => dialog.close());
      const toggle = document.createElement('button');
      toggle.className = 'link';
      toggle.type = 'button';
      const name = () => (toggle.textContent = hasKeys ? 'Turn the single keys off' : 'Turn the single keys on');
      name();
      toggle.addEventListener('click', () => {
        hasKeys = !hasKeys;
        if (hasKeys) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, 'yes');
        showKeys();
        name();
      });
      const buttons = document.createElement('p');
      buttons.className = 'actions';
      buttons.append(close, toggle);
      dialog.append(heading, list, buttons);
      document.body.append(dialog);
    }
    dialog.showModal();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') {
      for (const drawer of document.querySelectorAll('.drawer[open], .menu[open]')) {
        drawer.open = false;
        drawer.querySelector('summary').focus();
      }
      if (event.target.matches('input[type="search"]')) event.target.blur();
      return;
    }
    if (event.target.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select')) return;
    if (document.querySelector('dialog[open]')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key !== '?' && !hasKeys) return;
    if (key === 'j' || key === 'k') {
      const by = key === 'j' ? 1 : -1;
      if (page !== 'alert') move(by);
      else if (steps[by]) location.assign(steps[by]);
    } else if (key === '?') help();
    else if (key === 'u') document.querySelector('[data-back]')?.click();
    else if (['c', 'd', 'e', 'a', '/'].includes(key)) {
      if (!press(key)) return;
    } else return;
    event.preventDefault();
  });
})();
