/** The fields in which an admin says what a receiver is told, and where. */
import type { VNode } from 'preact';
import { Choices } from './choices.js';
import { CONDUCT_LABELS, KIND_LABELS, REGIME_LABELS } from './labels.js';

/** What the fields show. */
export interface WebhookFieldsModel {
  readonly name: string;
  readonly url: string;
  readonly format: string;
  readonly events: readonly string[];
  readonly regimes: readonly string[];
  readonly kinds: readonly string[];
  readonly conduct: readonly string[];
  readonly minPriority: number;
  readonly lanes: number;
  readonly hasToken: boolean;
}

export const NEW_WEBHOOK: WebhookFieldsModel = {
  name: '',
  url: '',
  format: 'standard',
  events: [],
  regimes: [],
  kinds: [],
  conduct: [],
  minPriority: 0,
  lanes: 2,
  hasToken: false,
};

export const EVENT_LABELS: Readonly<Record<string, string>> = {
  'alert.created': 'An alert is raised',
  'alert.updated': 'An alert changes',
  'alert.corrected': 'What was told no longer stands',
  'alert.closed': 'A review ends, or an alert is removed',
  'source.silent': 'A source falls silent',
  'webhook.test': 'Test',
};

const FORMAT_LABELS: Readonly<Record<string, string>> = {
  standard: 'Standard Webhooks (JSON, signed)',
  slack: 'Slack',
  teams: 'Microsoft Teams (Adaptive Card)',
  matrix: 'Matrix room',
};

const ASKABLE_EVENTS = Object.fromEntries(Object.entries(EVENT_LABELS).filter(([event]) => event !== 'webhook.test'));

/** All fields, filled with what stands. */
export function WebhookFields({ webhook }: { readonly webhook: WebhookFieldsModel }): VNode {
  return (
    <>
      <div class="two">
        <div>
          <label for="webhook-name">Name</label>
          <input
            class="field"
            id="webhook-name"
            name="name"
            required
            maxLength={200}
            autocomplete="off"
            value={webhook.name}
          />
        </div>
        <div>
          <label for="webhook-format">Written for</label>
          <select class="field" id="webhook-format" name="format">
            {Object.entries(FORMAT_LABELS).map(([format, label]) => (
              <option value={format} selected={format === webhook.format}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <label for="webhook-url">Address; of a Matrix room: …/rooms/ID/send/m.room.message</label>
      <input
        class="field"
        id="webhook-url"
        name="url"
        type="url"
        required
        maxLength={2000}
        autocomplete="off"
        value={webhook.url}
      />
      <label for="webhook-token">
        Bearer token, where the receiver wants one
        {webhook.hasToken ? ' (one is kept; empty leaves it, unless the address goes to another host)' : ''}
      </label>
      <input
        class="field"
        id="webhook-token"
        name="token"
        type="password"
        maxLength={1000}
        autocomplete="new-password"
      />
      <Choices legend="Events (none ticked: all)" name="events" labels={ASKABLE_EVENTS} chosen={webhook.events} />
      <Choices legend="Embargoes (none ticked: all)" name="regimes" labels={REGIME_LABELS} chosen={webhook.regimes} />
      <Choices legend="Kinds (none ticked: all)" name="kinds" labels={KIND_LABELS} chosen={webhook.kinds} />
      <Choices legend="Conduct (none ticked: any)" name="conduct" labels={CONDUCT_LABELS} chosen={webhook.conduct} />
      <div class="two">
        <div>
          <label for="webhook-priority">Priority from</label>
          <input
            class="field"
            id="webhook-priority"
            name="minPriority"
            type="number"
            min={0}
            max={100}
            required
            value={webhook.minPriority}
          />
        </div>
        <div>
          <label for="webhook-lanes">Requests at the same time</label>
          <input
            class="field"
            id="webhook-lanes"
            name="lanes"
            type="number"
            min={1}
            max={10}
            required
            value={webhook.lanes}
          />
        </div>
      </div>
    </>
  );
}
