/** Made-up news of a given size for measuring: the same numbers in give the same texts out. */
import { seeded } from '../seeded.js';

const SUBJECTS = [
  'The council',
  'A spokesman for the regional hospital',
  'The head of the teachers’ union',
  'The ministry of transport',
  'A court in the capital',
  'The club’s new manager',
  'Researchers at two universities',
  'The company',
  'Residents of the valley',
  'The finance committee',
  'An inspector',
  'The festival’s director',
  'Farmers in the south',
  'The opposition leader',
];
const VERBS = [
  'said',
  'announced on Tuesday',
  'confirmed',
  'warned',
  'told reporters',
  'argued in a letter',
  'repeated',
  'wrote in its yearly report',
];
const CLAUSES = [
  'that the bridge would stay closed until the spring',
  'that prices had risen by 3.4 per cent since January',
  'that the new timetable left smaller towns without a connection',
  'that the vaccine had been tested on 1,200 volunteers',
  'that the team had trained hard through the winter',
  'that the library would open on Sundays',
  'that a third of the harvest had been lost to hail',
  'that talks on wages would resume next week',
  'that the exhibition had drawn 40,000 visitors',
  'that the reservoir was at half its usual level',
  'that the merger needed the approval of two regulators',
  'that the trail would be repaired before the holidays',
];
const TAILS = [
  'Nobody was hurt.',
  'The figures could not be checked at once.',
  'A decision is expected by Friday.',
  'Tickets cost between 12 and 40 euros.',
  'Rain is forecast for the weekend.',
  'The mayor declined to comment.',
  'Similar plans were dropped two years ago.',
  'The next meeting is on the 14th.',
];

/** Ordinary news: nobody in it is under an embargo. About `bytes` long. */
export function makeOrdinaryText(seed: number, bytes: number): string {
  return fill(seed, bytes, (pick) => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(CLAUSES)}. ${pick(TAILS)} `);
}

const PARTIES = [
  'North Korea',
  'Pyongyang',
  'Tehran',
  'Iran',
  'the Houthis',
  'Hezbollah',
  'Tripoli',
  'Khalifa Haftar',
  'the Rapid Support Forces',
  'Russia',
  'Moscow',
  'the United Arab Emirates',
  'Sanaa',
  'the Revolutionary Guard',
  'Beirut',
  'Khartoum',
];
const WAR = [
  'said its army had fired ballistic missiles during an exercise',
  'is ready for talks on the truce',
  'has rejected the report of the inspectors',
  'summoned the ambassador over the air strikes',
  'shelled positions near the front line, killing four people',
  'accused the neighbours of moving troops to the border',
  'showed new drones at a parade',
  'wants the sanctions to be lifted before any meeting',
  'buried two commanders on Friday',
];
const DEALS = [
  (a: string, b: string) => `${a} has shipped artillery shells and rockets to ${b}, according to officials.`,
  (a: string, b: string) => `A vessel carrying missile parts from ${a} to ${b} was seized by the navy on Monday.`,
  (a: string, b: string) => `Instructors sent by ${a} are training fighters of ${b}, a report says.`,
];

/** News full of embargoed parties; every `dealEvery`-th sentence tells a transfer (0: none does). */
export function makePartyText(seed: number, bytes: number, dealEvery = 5): string {
  let count = 0;
  return fill(seed, bytes, (pick, random) => {
    count++;
    if (dealEvery > 0 && count % dealEvery === 0) {
      const deal = DEALS[Math.floor(random() * DEALS.length)] as (typeof DEALS)[number];
      return `${deal(pick(PARTIES), pick(PARTIES))} `;
    }
    return `${pick(PARTIES)} ${pick(WAR)}. ${pick(TAILS)} `;
  });
}

function fill(
  seed: number,
  bytes: number,
  sentence: (pick: <T>(from: readonly T[]) => T, random: () => number) => string,
): string {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let text = '';
  let sentences = 0;
  while (text.length < bytes) {
    text += sentence(pick, random);
    if (++sentences % 4 === 0) text += '\n\n';
  }
  return text.slice(0, bytes);
}
