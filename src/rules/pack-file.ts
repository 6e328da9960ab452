/** A YAML file of the pack: its value, and where in the text each field stands. */
import { isCollection, isMap, isNode, isPair, LineCounter, parse, parseDocument, type Document } from 'yaml';
import type { PackFault } from './rules.errors.js';

/** A file as read. */
export interface PackFile {
  /** Folder of the pack and name: `embargoes/dprk.yaml`. */
  readonly path: string;
  /** As the reader would open it; named in errors. */
  readonly shownPath: string;
  readonly source: string;
  /** Whether it comes from the operator's directory. */
  readonly isOverlay: boolean;
}

/** A way to a field that is wrong, and what is wrong with it. */
export interface FieldFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The value of a file, or what keeps it from being YAML (or JSON, by its name). Aliases that multiply are refused. */
export function parsePackFile(file: PackFile): { readonly value: unknown } | { readonly faults: PackFault[] } {
  try {
    const isJson = file.path.endsWith('.json');
    return {
      value: isJson
        ? JSON.parse(file.source)
        : (parse(file.source, { maxAliasCount: 100, prettyErrors: false }) as unknown),
    };
  } catch {
    const lines = new LineCounter();
    const isYaml = !file.path.endsWith('.json');
    const document = parseDocument(file.source, { prettyErrors: false, uniqueKeys: isYaml, lineCounter: lines });
    const faults = document.errors.map((error) => ({
      file: file.shownPath,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message: error.message,
    }));
    return {
      faults:
        faults.length > 0 ? faults : [{ file: file.shownPath, line: 1, field: '', message: 'is not readable as YAML' }],
    };
  }
}

/**
 * Puts file and line to faults found in a file's value. Read again with positions, since faults are rare; not again for
 * keys that stand twice, since looking for them takes a time that grows with the square and weights have 100,000 keys.
 */
export function locateFaults(file: PackFile, faults: readonly FieldFault[]): PackFault[] {
  const lines = new LineCounter();
  const document = parseDocument(file.source, { uniqueKeys: false, lineCounter: lines });
  return faults.map(({ path, message }) => ({
    file: file.shownPath,
    line: lines.linePos(offsetOf(document, path)).line,
    field: path.map(String).join('.'),
    message,
  }));
}

/** The offset of the field, or of the nearest thing above it that is there. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(key));
      const range = isNode(pair?.key) ? pair.key.range : undefined;
      if (range) return range[0];
    } else if (isCollection(parent) && typeof key === 'number') {
      const item = parent.items[key];
      if (isNode(item) && item.range) return item.range[0];
    }
  }
  return document.contents?.range?.[0] ?? 0;
}
