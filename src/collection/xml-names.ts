import { elementsOf, textOf, type XmlElement } from './xml-tree.js';

/** Elements that name an item's authors, best first. */
export const AUTHORS = [
  'author',
  'dc:creator',
  'dc:author',
  'itunes:author',
  'googleplay:author',
  'contributor',
  'dc:contributor',
];

/** Elements of a feed that name the authors of all its items. */
export const AUTHORS_OF_ALL = ['author', 'itunes:author', 'googleplay:author'];

export const CATEGORIES = ['category', 'dc:subject', 'itunes:category', 'media:category'];

/** What such elements say of persons: Atom has a name and an address inside, of which the name is wanted. */
export function namesOf(authors: readonly XmlElement[]): string[] {
  return authors
    .map((author) => {
      const [names, addresses] = ['name', 'email'].map((key) => elementsOf(author).filter((part) => part.key === key));
      const parts = [...(names ?? []), ...(addresses ?? [])];
      const said = (parts.length === 0 ? [author] : parts).map((part) => textOf(part).trim());
      return said.find((text) => text !== '') ?? '';
    })
    .filter((name) => name !== '');
}

/** The authors of the feed that an entry was taken over from: they are its own if it names none (RFC 4287, 4.2.1). */
export function authorsOfSource(item: XmlElement): string[] {
  const source = elementsOf(item).find(({ key }) => key === 'source');
  return source === undefined ? [] : namesOf(elementsOf(source).filter(({ key }) => key === 'author'));
}

export function categoriesOf(categories: readonly XmlElement[]): string[] {
  return categories
    .map((category) => {
      const [stated] = ['label', 'term', 'text'].flatMap((name) => category.attributes.get(name) ?? []);
      return (stated ?? textOf(category)).trim();
    })
    .filter((name) => name !== '');
}
