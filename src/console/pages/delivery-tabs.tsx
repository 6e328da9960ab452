/** The pages of what leaves this installation. */
import type { VNode } from 'preact';

const TABS = [
  ['/outbox', 'Mails'],
  ['/subscriptions', 'Subscriptions'],
  ['/webhooks', 'Webhooks'],
] as const;

export function DeliveryTabs({ current }: { readonly current: (typeof TABS)[number][0] }): VNode {
  return (
    <nav class="tabs" aria-label="Delivery">
      {TABS.map(([href, label]) => (
        <a href={href} aria-current={href === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
