/**
 * The register of UN arms embargoes: dated, clause by clause. What is true of the law is written in the pack and only
 * read here; no symbol, date or party of any regime stands in code.
 *
 * Days are UTC, `YYYY-MM-DD`. `from` is the first day of force, `until` the first day out of force; null means that no
 * end is known.
 */
import type { CouncilAct, LawfulCue, PlaceSlot } from '../event.js';
import type { FindingStatus, Quiet } from '../finding.js';
import type { Conduct, ItemClass, Modality, PartyId, RegimeId } from '../vocabulary.js';

/** How sure the rule keeper is of a fact: read in an official text; confirmed in substance; not confirmed. */
export type Mark = 'high' | 'medium' | 'low';

/** In force today; so in the Secretariat's view but contested; renewal not verified; over. */
export type RegimeStatus = 'in-force' | 'disputed' | 'presumed' | 'ended';

/** Into the target, out of it, or either way. */
export type Direction = 'to' | 'from' | 'both';

/** Whom a clause is aimed at. A regime has several where its aim changed or differs between clauses. */
export interface Target {
  readonly id: string;
  /** A State; everyone in a territory; everyone there but its government; persons on a list, wherever they are. */
  readonly scope: 'state' | 'territory' | 'non-state' | 'listed';
  readonly summary: string;
  /** Parties that are the target wherever they act. */
  readonly parties: readonly PartyId[];
  /** Parties that are the target only where the text places them, or the conduct, in the area or the countries. */
  readonly partiesInPlace: readonly PartyId[];
  /** Territory: ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** The part of the territory that the clause is about, or null for all of it. */
  readonly area: string | null;
  /** Recipients in the territory that stand outside the clause, the government above all. */
  readonly outside: readonly PartyId[];
  /**
   * Whether a delivery into the territory counts where no recipient is named: always; only as contraband (seized,
   * hidden, smuggled); never.
   */
  readonly placeAlone: 'always' | 'contraband' | 'never';
  /** Why a match with the parties is less than sure, e.g. a list of persons that a group's name stands for; or null. */
  readonly caveat: string | null;
}

/** What a clause reaches: a set of conducts and goods, perhaps for part of its life. */
export interface Coverage {
  readonly target: string;
  readonly direction: Direction;
  readonly conduct: readonly Conduct[];
  /** Classes of goods reached, or `all`. Asked of goods only; services, people, labour and money follow the conduct. */
  readonly items: readonly ItemClass[] | 'all';
  /** Classes not reached although `items` is `all`. */
  readonly except: readonly ItemClass[];
  /** `long`: delivery systems reached only if they can fly 300 km, or the text does not say. */
  readonly range: 'long' | null;
  readonly from: string;
  readonly until: string | null;
  /** `named`: the text of the clause says so. `read-in`: monitors read it into wider words; costs certainty. */
  readonly basis: 'named' | 'read-in';
}

/** A paragraph of a resolution. */
export interface Provision {
  /** E.g. `dprk-1874-9`. Never reused. */
  readonly id: string;
  /** UN symbol with year, e.g. `S/RES/1874 (2009)`. */
  readonly resolution: string;
  /** Null where the number was never confirmed. */
  readonly paragraph: string | null;
  /** Day of adoption, or null where not confirmed. May precede `from`. */
  readonly adoptedOn: string | null;
  /**
   * `ban`: binding; raises a finding. `enforcement`: inspection, seizure; cited beside a ban. `condition`: papers or
   * notice owed for what is not banned. `call`: asks, does not bind. Only bans raise a finding.
   */
  readonly force: 'ban' | 'enforcement' | 'condition' | 'call';
  readonly direction: Direction;
  readonly from: string;
  readonly until: string | null;
  readonly summary: string;
  readonly note: string | null;
  readonly covers: readonly Coverage[];
  readonly confidence: Mark;
  /** Address of the page read, the name of a data source, or `knowledge`. */
  readonly verifiedBy: string;
}

/** One stretch of a regime's history. Periods may overlap: each tells what changed. */
export interface Period {
  readonly from: string;
  readonly until: string | null;
  /** `gap`: no UN measure of that kind applied. */
  readonly status: 'in-force' | 'disputed' | 'presumed' | 'gap';
  /** Symbols as cited, or null where no decision was found. */
  readonly resolution: string | null;
  readonly note: string;
  /** The conducts the period is about, or null for all of the regime's. */
  readonly conduct: readonly Conduct[] | null;
  /** The provisions whose force the period tells, or null for all; none: it is about measures that nobody judges by. */
  readonly provisions: readonly string[] | null;
  readonly direction: Direction | null;
  readonly confidence: Mark;
  readonly verifiedBy: string;
  /** Presumed periods: the day of the last renewal that was verified. */
  readonly lastVerifiedOn: string | null;
}

/** What may make a transfer lawful, and who can grant it. */
export interface Exemption {
  readonly id: string;
  readonly summary: string;
  readonly resolution: string;
  readonly paragraph: string | null;
  /** Granted by the text itself; after notice; by the committee or Council; of several kinds; none exists; over. */
  readonly grant: 'standing' | 'notification' | 'approval' | 'mixed' | 'none' | 'ended';
  readonly from: string | null;
  readonly until: string | null;
  /** Provisions it tempers, or null for all of the regime's. */
  readonly provisions: readonly string[] | null;
  /** Cues in a text that speak for it. Where there are none it is named for all that `appliesTo` fits. */
  readonly grounds: readonly LawfulCue['ground'][];
  /** What it is about, or null for anything. With neither this nor grounds it is only shown in the library. */
  readonly appliesTo: {
    readonly conduct: readonly Conduct[] | null;
    readonly items: readonly ItemClass[] | null;
    readonly recipients: readonly PartyId[] | null;
  } | null;
  readonly confidence: Mark;
  readonly verifiedBy: string;
}

/** A day on which the law changed, for the timeline and to weigh reports of Council acts. */
export interface RegimeChange {
  readonly on: string;
  readonly act: CouncilAct['act'];
  readonly resolution: string | null;
  readonly summary: string;
  readonly confidence: Mark;
}

/** Committees, panels and missions about a regime. Their end is not the embargo's end. */
export interface Body {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  /** Days, or `YYYY-MM` where only the month is known. */
  readonly from: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly confidence: Mark;
  readonly verifiedBy: string;
}

/** One embargo with its whole history. */
export interface Regime {
  readonly id: RegimeId;
  readonly name: string;
  readonly summary: string;
  readonly status: RegimeStatus;
  readonly statusNote: string;
  readonly direction: Direction;
  readonly isOpenEnded: boolean;
  /** The last end date that was verified, or null where the measures have none. */
  readonly lastVerifiedExpiry: string | null;
  readonly targets: readonly Target[];
  readonly periods: readonly Period[];
  readonly provisions: readonly Provision[];
  readonly exemptions: readonly Exemption[];
  /** Parties and States by which reports of Council acts name the regime. */
  readonly councilNames: readonly PartyId[];
  /** Acts the Council can do to this embargo; a reported act outside these is about something else. */
  readonly councilActs: readonly CouncilAct['act'][];
  readonly changes: readonly RegimeChange[];
  readonly bodies: readonly Body[];
  /** The committee's page, or null where there is no committee. */
  readonly committeeUrl: string | null;
  /** Type and prefixes in the UN Security Council Consolidated List, or null. */
  readonly listType: string | null;
  readonly listPrefixes: readonly string[];
  readonly notes: readonly string[];
  /** Conduct with what judgement must make of it under this regime: run over every pack before it is trusted. */
  readonly examples: readonly EmbargoExample[];
}

/** A small event and the answer expected under one regime. */
export interface EmbargoExample {
  readonly it: string;
  /** Days of the conduct, both included; null: nothing says when. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly conduct: readonly Conduct[];
  readonly supplier: readonly PartyId[];
  readonly recipient: readonly PartyId[];
  readonly intermediary: readonly PartyId[];
  readonly items: readonly ItemClass[];
  readonly range: 'long' | 'short' | null;
  readonly places: readonly {
    readonly country: string;
    readonly area: string | null;
    readonly role: PlaceSlot['role'];
  }[];
  readonly modality: readonly Modality[];
  readonly cues: readonly LawfulCue['ground'][];
  readonly expect: ExpectedReading;
}

/** Clauses cited, in any order, with the status; a near miss with its reason; or no connection at all. */
export type ExpectedReading =
  | { readonly clauses: readonly string[]; readonly status: FindingStatus }
  | { readonly quiet: Quiet['reason'] }
  | 'nothing';

/** A party without any UN arms embargo. */
export interface UnembargoedParty {
  readonly party: PartyId;
  readonly note: string | null;
}

/** Words of the Council that urge and do not bind. */
export interface NonBindingCall {
  readonly resolution: string;
  readonly paragraph: string | null;
  readonly parties: readonly PartyId[];
  readonly summary: string;
  readonly confidence: Mark;
  readonly verifiedBy: string;
}

/** A decision that falls due, so that the rule keeper looks. */
export interface RenewalWatch {
  readonly regime: RegimeId;
  readonly what: string;
  /** Days, or a month `YYYY-MM`. */
  readonly due: readonly string[];
}

/** All that judgement knows of the law. */
export interface Register {
  /** The day up to which the facts were checked. */
  readonly asOf: string;
  readonly regimes: readonly Regime[];
  readonly unembargoed: readonly UnembargoedParty[];
  readonly nonBindingCalls: readonly NonBindingCall[];
  readonly renewalWatch: readonly RenewalWatch[];
}
