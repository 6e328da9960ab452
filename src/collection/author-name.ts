const ADDRESS = String.raw`(?:mailto:)?[^\s@<>()]{1,100}@[^\s@<>()]{1,100}`;

/** `a@b.example (Name)` is what RSS 2.0 asks for; the other two are RFC 822's order and its older comment. */
const NAME_AND_ADDRESS: readonly RegExp[] = [
  new RegExp(String.raw`^<?${ADDRESS}>?\s*\(([^()]+)\)$`, 'i'),
  new RegExp(String.raw`^"?([^<>"]*[^<>"\s])"?\s*<${ADDRESS}>$`, 'i'),
  new RegExp(String.raw`^([^()]*[^()\s])\s*\(${ADDRESS}\)$`, 'i'),
];

/** The name in what a feed says of an author; all of it where it is an address alone, or of another shape. */
export function authorName(text: string): string {
  for (const shape of NAME_AND_ADDRESS) {
    const name = shape.exec(text)?.[1]?.trim() ?? '';
    if (name !== '') return name;
  }
  return text;
}
