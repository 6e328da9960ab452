/** Texts that no editor would print, each a shape in which careless reading takes the square of the length. */

/** A shape of text that can be had at any length. */
export interface HostileShape {
  readonly name: string;
  /** Of `length` UTF-16 units. */
  readonly make: (length: number) => string;
}

const NAMES = [
  'Iran',
  'Russia',
  'China',
  'Libya',
  'Sudan',
  'Rwanda',
  'Uganda',
  'Turkey',
  'Syria',
  'Yemen',
  'Eritrea',
  'Chad',
  'Mali',
  'Belarus',
  'Egypt',
  'Somalia',
  'Lebanon',
  'Haiti',
  'Iraq',
  'Ethiopia',
  'Burundi',
  'Kenya',
  'Serbia',
  'Hezbollah',
  'Hamas',
  'M23',
  'the Houthis',
  'al-Shabaab',
  'the Taliban',
  'the Rapid Support Forces',
];

function repeat(unit: string): HostileShape['make'] {
  return (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Each name as supplier of each other in turn: hardly two sentences tell the same event. */
function makePairs(length: number): string {
  let text = '';
  for (let n = 0; text.length < length; n++) {
    const taker = (n * 7 + Math.floor(n / NAMES.length)) % NAMES.length;
    text += `${NAMES[n % NAMES.length]} sent rifles to ${NAMES[taker]}. `;
  }
  return text.slice(0, length);
}

/** The shapes that are measured and tested. */
export const HOSTILE_SHAPES: readonly HostileShape[] = [
  { name: 'nothing but parties and no end of a sentence', make: repeat(`${NAMES.join(' ')} rifles to `) },
  { name: 'one claim over and over', make: repeat('Iran sent rifles to M23. ') },
  { name: 'claims that never come to an end', make: repeat('Iran sent rifles and drones to the Houthis and ') },
  { name: 'acts and goods in one list', make: (length) => `Iran ${repeat('sent rifles, ')(length - 5)}` },
  {
    name: 'descriptions instead of names',
    make: repeat('The rebels said the group sent it to them. Iran rifles. '),
  },
  { name: 'denials of one claim', make: repeat('Tehran denied it had sent rifles to the Houthis. ') },
  { name: 'another event in every sentence', make: makePairs },
];
