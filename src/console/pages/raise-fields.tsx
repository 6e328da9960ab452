/** The fields of a claim that a reviewer read in an article, to raise an alert from it. */
import type { VNode } from 'preact';
import { CONDUCT_LABELS, ITEM_LABELS } from './labels.js';

/** What is entered, as it was typed. */
export interface EnteredClaim {
  readonly regime: string;
  readonly text: string;
  readonly conduct: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly items: readonly string[];
  readonly modality: string;
  readonly passage: string;
  readonly from: string;
  readonly to: string;
}

/** The form, and what was wrong with what it was sent with. */
export interface ClaimFormModel {
  readonly entered: EnteredClaim;
  readonly fault: string | null;
  /** Names offered for either side. */
  readonly parties: readonly string[];
}

export const NOTHING_ENTERED: EnteredClaim = {
  regime: '',
  text: '',
  conduct: '',
  supplier: '',
  recipient: '',
  items: [],
  modality: 'reported',
  passage: '',
  from: '',
  to: '',
};

/** Who tells it, and how surely. */
const CERTAINTY = {
  reported: 'Reported by the outlet or a monitor',
  alleged: 'Alleged by somebody',
  confirmed: 'Told as established',
} as const;

/** Whether anything of a claim is entered, beside what the form comes with. */
export function hasClaim({ conduct, supplier, recipient, items, passage, from, to }: EnteredClaim): boolean {
  return items.length > 0 || [conduct, supplier, recipient, passage, from, to].some((words) => words !== '');
}

/** Folded away until it is wanted; open where what was sent of it was refused. */
export function RaiseFields({ model }: { readonly model: ClaimFormModel }): VNode {
  const { entered } = model;
  return (
    <details class="raise" open={model.fault !== null && hasClaim(entered)}>
      <summary>Raise an alert from it</summary>
      <p class="note">
        The claim is held against the register like any other. Without a date the day of publication counts.
      </p>
      <label for="conduct">What is said to have been done</label>
      <select class="field" id="conduct" name="conduct">
        <option value="">Nothing: only mark it</option>
        {Object.entries(CONDUCT_LABELS).map(([value, label]) => (
          <option value={value} selected={value === entered.conduct}>
            {label}
          </option>
        ))}
      </select>
      <label for="supplier">By whom (names separated by commas)</label>
      <input class="field" id="supplier" name="supplier" list="parties" value={entered.supplier} maxLength={500} />
      <label for="recipient">To whom (names separated by commas)</label>
      <input class="field" id="recipient" name="recipient" list="parties" value={entered.recipient} maxLength={500} />
      <datalist id="parties">
        {model.parties.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <label for="items">What (Ctrl or ⌘ chooses several)</label>
      <select class="field" id="items" name="items" multiple size={5}>
        {Object.entries(ITEM_LABELS).map(([value, label]) => (
          <option value={value} selected={entered.items.includes(value)}>
            {label}
          </option>
        ))}
      </select>
      <label for="modality">How it is told</label>
      <select class="field" id="modality" name="modality">
        {Object.entries(CERTAINTY).map(([value, label]) => (
          <option value={value} selected={value === entered.modality}>
            {label}
          </option>
        ))}
      </select>
      <div class="two">
        <div>
          <label for="from">On or from</label>
          <input class="field" id="from" name="from" type="date" value={entered.from} />
        </div>
        <div>
          <label for="to">Until</label>
          <input class="field" id="to" name="to" type="date" value={entered.to} />
        </div>
      </div>
      <label for="passage">The words of the article that say so</label>
      <textarea class="field" id="passage" name="passage" rows={3} maxLength={400} dir="auto">
        {entered.passage}
      </textarea>
    </details>
  );
}
