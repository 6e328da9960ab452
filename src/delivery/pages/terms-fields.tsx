/** The fields in which a reader says what to be told of, and when. */
import type { VNode } from 'preact';
import { CONDUCTS, KINDS, LANGUAGES, REGIMES } from '../../detection/vocabulary.js';
import { nameConduct, nameKind, nameLanguage, nameRegime, WEEKDAYS } from '../delivery-words.js';
import type { SubscriptionTerms } from '../subscription-terms.js';

const RHYTHM_WORDS = {
  immediate: 'As it happens, gathered for some minutes',
  daily: 'Every day',
  weekly: 'Every week',
} as const;

const ENDED = new Set(['eritrea', 'cote-divoire', 'liberia', 'sierra-leone']);

/** All fields, filled with the terms that stand. @param timeZones All there are to choose from. */
export function TermsFields({
  terms,
  timeZones,
}: {
  readonly terms: SubscriptionTerms;
  readonly timeZones: readonly string[];
}): VNode {
  return (
    <>
      <Choices
        legend="Embargoes"
        hint="None chosen means all."
        name="regimes"
        values={REGIMES.filter((regime) => !ENDED.has(regime) || terms.regimes.includes(regime))}
        chosen={terms.regimes}
        label={nameRegime}
      />
      <Choices
        legend="Kinds"
        hint="None chosen means all."
        name="kinds"
        values={KINDS}
        chosen={terms.kinds}
        label={nameKind}
      />
      <Choices
        legend="Conduct"
        hint="None chosen means any."
        name="conduct"
        values={CONDUCTS}
        chosen={terms.conduct}
        label={nameConduct}
      />
      <Choices
        legend="Languages of the reports"
        hint="None chosen means any."
        name="languages"
        values={LANGUAGES}
        chosen={terms.languages}
        label={nameLanguage}
      />
      <fieldset>
        <legend>How pressing, and when</legend>
        <p class="field">
          <label for="minPriority">Least priority, 0 to 100</label>
          <input
            id="minPriority"
            name="minPriority"
            type="number"
            min={0}
            max={100}
            step={1}
            required
            value={terms.minPriority}
          />
        </p>
        <Select
          name="rhythm"
          label="How often"
          value={terms.rhythm}
          options={Object.entries(RHYTHM_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="weekday"
          label="Day of a weekly digest"
          value={String(terms.weekday)}
          options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <Select
          name="hour"
          label="Hour of a daily or weekly digest"
          value={String(terms.hour)}
          options={Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: `${String(hour).padStart(2, '0')}:00`,
          }))}
        />
        <Select
          name="timeZone"
          label="Time zone"
          value={terms.timeZone}
          options={[...new Set([terms.timeZone, 'UTC', ...timeZones])].sort().map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
        />
      </fieldset>
    </>
  );
}

function Choices({
  legend,
  hint,
  name,
  values,
  chosen,
  label,
}: {
  readonly legend: string;
  readonly hint: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly label: (value: string) => string;
}): VNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p class="dim">{hint}</p>
      <div>
        {values.map((value) => (
          <label class="choice">
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
            <span>{label(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Select({
  name,
  label,
  value,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}): VNode {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}
