/** Places who is said to have supplied whom: two columns of parties, and bands between them as wide as reports are many. */

/** Reports that name a supplier and a recipient together. */
export interface FlowCount {
  readonly supplier: string;
  readonly recipient: string;
  readonly alerts: number;
}

/** A party in its column. */
export interface FlowNode {
  readonly name: string;
  readonly alerts: number;
  readonly y: number;
  readonly height: number;
}

/** A band from the left column to the right. */
export interface FlowBand {
  readonly supplier: string;
  readonly recipient: string;
  readonly alerts: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Where everything stands; heights in the units of the drawing. */
export interface Flow {
  readonly suppliers: readonly FlowNode[];
  readonly recipients: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly height: number;
}

/** Parties shown by name in each column; the rest are drawn together. */
const MAX_NAMED = 9;
const GAP = 10;
const LEAST = 3;

/** What the parties beyond are called. */
export const OTHERS = 'others';

/** @param room Height to fill with bands; gaps come on top. */
export function layOutFlow(counts: readonly FlowCount[], room: number): Flow {
  const joined = joinRest(counts);
  const total = joined.reduce((sum, { alerts }) => sum + alerts, 0);
  const scale = total === 0 ? 0 : room / total;
  const suppliers = stack(sums(joined, 'supplier'), scale);
  const recipients = stack(besideSuppliers(joined, suppliers), scale);
  const left = new Map(suppliers.map(({ name, y }) => [name, y]));
  const right = new Map(recipients.map(({ name, y }) => [name, y]));
  const at = (nodes: readonly FlowNode[], name: string): number => nodes.findIndex((node) => node.name === name);
  const bands = joined
    .toSorted(
      (a, b) =>
        at(suppliers, a.supplier) - at(suppliers, b.supplier) ||
        at(recipients, a.recipient) - at(recipients, b.recipient),
    )
    .map(({ supplier, recipient, alerts }): FlowBand => {
      const width = alerts * scale;
      const [from, to] = [left.get(supplier) ?? 0, right.get(recipient) ?? 0];
      left.set(supplier, from + width);
      right.set(recipient, to + width);
      return { supplier, recipient, alerts, from, to, width };
    });
  const ends = [...suppliers, ...recipients].map(({ y, height }) => y + height);
  return { suppliers, recipients, bands, height: Math.max(0, ...ends) };
}

function joinRest(counts: readonly FlowCount[]): FlowCount[] {
  const named = {
    supplier: new Set(largest(counts, 'supplier')),
    recipient: new Set(largest(counts, 'recipient')),
  };
  const joined = new Map<string, FlowCount>();
  for (const { supplier: from, recipient: to, alerts } of counts) {
    const supplier = named.supplier.has(from) ? from : OTHERS;
    const recipient = named.recipient.has(to) ? to : OTHERS;
    const key = `${supplier} ${recipient}`;
    joined.set(key, { supplier, recipient, alerts: alerts + (joined.get(key)?.alerts ?? 0) });
  }
  return [...joined.values()];
}

function largest(counts: readonly FlowCount[], side: 'supplier' | 'recipient'): string[] {
  return sums(counts, side)
    .slice(0, MAX_NAMED)
    .map(([name]) => name);
}

/** Largest first; those of one size by name, and the others last. */
function sums(counts: readonly FlowCount[], side: 'supplier' | 'recipient'): [string, number][] {
  const bySide = new Map<string, number>();
  for (const count of counts) bySide.set(count[side], (bySide.get(count[side]) ?? 0) + count.alerts);
  return [...bySide].sort(([a, x], [b, y]) => Number(a === OTHERS) - Number(b === OTHERS) || y - x || (a < b ? -1 : 1));
}

/** Recipients in the order of those who are said to supply them, on average: then few bands cross. */
function besideSuppliers(counts: readonly FlowCount[], suppliers: readonly FlowNode[]): [string, number][] {
  const place = new Map(suppliers.map(({ name }, index) => [name, index]));
  const placeOf = (recipient: string): number => {
    const own = counts.filter((count) => count.recipient === recipient);
    const weighted = own.reduce((sum, { supplier, alerts }) => sum + (place.get(supplier) ?? 0) * alerts, 0);
    return weighted / own.reduce((sum, { alerts }) => sum + alerts, 0);
  };
  const sized = sums(counts, 'recipient').map(([name, alerts]) => ({ name, alerts, at: placeOf(name) }));
  return sized
    .sort((a, b) => Number(a.name === OTHERS) - Number(b.name === OTHERS) || a.at - b.at)
    .map(({ name, alerts }) => [name, alerts]);
}

function stack(parties: readonly [string, number][], scale: number): FlowNode[] {
  let y = 0;
  return parties.map(([name, alerts]) => {
    const node = { name, alerts, y, height: Math.max(LEAST, alerts * scale) };
    // Labels stand beside the nodes: even the smallest has room for one line.
    y += Math.max(node.height + GAP, 20);
    return node;
  });
}
