#!/usr/bin/env node
/**
 * Checks a package of evidence: node verify.mjs PACKAGE.zip [PUBLIC-KEY.pem]
 *
 * Needs nothing but Node 20 or later. With a public key that was kept elsewhere it also says whether this package was
 * signed by that installation. Exit status: 0 when everything holds, 1 when something does not, 2 when it cannot be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const FORMAT = 'embargo-monitor evidence package 1';
const ENTRY = 'embargo-monitor audit entry 1';
const CHECKPOINT = 'embargo-monitor checkpoint 1';

const faults = [];
const fault = (words) => void faults.push(words);
/** Names and values of a stranger's file must not steer the terminal they are shown on. */
const plain = (words) => words.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
const say = (words) => console.log(plain(words));
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/**
 * Names and contents of a ZIP file (APPNOTE 6.3.9: end record, central directory, local headers). Only what all readers
 * read alike is taken: one end record, at the very end; the same name in the directory and before the content.
 */
function readZip(bytes) {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('It is no ZIP file, or not the whole of one.');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error('It is larger than this verifier reads: unpack it and use sha256sum.');
  const files = new Map();
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('The directory of the ZIP file is damaged.');
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const nameEnd = local + 30 + bytes.readUInt16LE(local + 26);
    if (bytes.readUInt32LE(local) !== 0x04034b50 || bytes.toString('utf8', local + 30, nameEnd) !== name)
      throw new Error(`The file ${name} does not stand where the directory says.`);
    const start = nameEnd + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    if (files.has(name)) throw new Error(`The file ${name} is there twice.`);
    if (method !== 0 && method !== 8) throw new Error(`The file ${name} is packed in an unknown way.`);
    files.set(name, method === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(size, 1) }));
  }
  if (at !== end) throw new Error('The directory of the ZIP file is damaged.');
  return files;
}

/** A file of JSON, or null with a fault where it is missing or none. */
function readJson(files, path) {
  try {
    return JSON.parse(files.get(path).toString('utf8'));
  } catch {
    fault(`${path} is missing or cannot be read.`);
    return null;
  }
}

function checkSums(files) {
  const listed = new Map();
  if (!files.has('SHA256SUMS')) fault('SHA256SUMS is missing.');
  for (const line of (files.get('SHA256SUMS')?.toString('utf8') ?? '').split('\n').filter(Boolean)) {
    const [, hash, path] = /^([0-9a-f]{64})  (.+)$/.exec(line) ?? [];
    if (path === undefined) fault(`SHA256SUMS has a line that is none: ${line}`);
    else listed.set(path, hash);
  }
  for (const [path, hash] of listed) {
    const file = files.get(path);
    if (file === undefined) fault(`${path} is missing.`);
    else if (sha256(file) !== hash) fault(`${path} is not what it was.`);
  }
  for (const path of files.keys()) {
    if (!listed.has(path) && path !== 'SHA256SUMS' && path !== 'SHA256SUMS.sig') fault(`${path} was added.`);
  }
  return listed.size;
}

function checkSignature(files, given) {
  const own = files.get('public-key.pem')?.toString('utf8') ?? '';
  const signature = Buffer.from(files.get('SHA256SUMS.sig')?.toString('utf8') ?? '', 'base64');
  try {
    const key = createPublicKey(given ?? own);
    if (!verify(null, files.get('SHA256SUMS'), key, signature)) {
      fault(given === null ? 'The signature does not hold.' : 'It was not signed with the key you gave.');
    }
    return sha256(key.export({ format: 'der', type: 'spki' }));
  } catch {
    fault('The key or the signature cannot be read.');
    return 'unknown';
  }
}

function checkArticles(files) {
  let articles = 0;
  let quotes = 0;
  for (const [path, bytes] of files) {
    if (/^captures\/[0-9a-f]{64}\.bin$/.test(path) && path.slice(9, -4) !== sha256(bytes)) {
      fault(`${path} does not hold the bytes that were retrieved.`);
    }
    if (!/^articles\/\d+\.json$/.test(path)) continue;
    const article = readJson(files, path);
    if (article === null) continue;
    articles++;
    if (sha256(article.title, '\0', article.text) !== article.contentHash)
      fault(`${path}: the text is not the one that was hashed.`);
    if (files.get(path.replace('.json', '.txt'))?.toString('utf8') !== `${article.title}\n\n${article.text}\n`) {
      fault(`${path} and its text file differ.`);
    }
    if (article.captureSha256 !== null && !files.has(`captures/${article.captureSha256}.bin`))
      fault(`${path}: its capture is missing.`);
    for (const { field, start, end, quote } of article.passages) {
      quotes++;
      if (article[field].slice(start, end) !== quote) fault(`${path}: a passage does not stand where it is said to.`);
    }
  }
  return { articles, quotes };
}

function checkRecord(files) {
  const { entries, checkpoint } = readJson(files, 'record.json') ?? { entries: [], checkpoint: null };
  let last = null;
  for (const entry of entries) {
    const { number, recordedAt, actor, act, subjectType, subjectId, before, after, textHash, previousHash } = entry;
    const content = [
      ENTRY,
      number,
      recordedAt,
      actor,
      act,
      subjectType,
      subjectId,
      before,
      after,
      textHash,
      previousHash,
    ];
    if (sha256(JSON.stringify(content)) !== entry.hash) fault(`Entry ${number} of the record is not what was written.`);
    if (entry.text !== null && sha256(Buffer.from(entry.salt, 'hex'), entry.text) !== textHash)
      fault(`The words of entry ${number} are not what was written.`);
    if (last !== null && BigInt(number) <= BigInt(last.number)) fault(`Entry ${number} of the record is out of order.`);
    if (last !== null && BigInt(number) === BigInt(last.number) + 1n && previousHash !== last.hash)
      fault(`Entry ${number} does not follow from the one before.`);
    last = entry;
  }
  if (checkpoint !== null) {
    const statement = Buffer.from(
      JSON.stringify([CHECKPOINT, checkpoint.number, checkpoint.hash, checkpoint.at]),
      'utf8',
    );
    if (!verify(null, statement, createPublicKey(checkpoint.publicKey), Buffer.from(checkpoint.signature, 'base64')))
      fault('The signature of the checkpoint does not hold.');
    if (last !== null && Number(last.number) === checkpoint.number && last.hash !== checkpoint.hash)
      fault('The checkpoint is of another record.');
  }
  return entries.length;
}

function sayFaults() {
  for (const words of faults) say(`FAULT  ${words}`);
}

const [path, keyPath] = process.argv.slice(2);
if (path === undefined) {
  console.error('Usage: node verify.mjs PACKAGE.zip [PUBLIC-KEY.pem]');
  process.exit(2);
}
try {
  const files = readZip(readFileSync(path));
  const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}');
  if (manifest.format !== FORMAT) throw new Error('It is no package of evidence of a kind known here.');
  const sums = checkSums(files);
  const fingerprint = checkSignature(files, keyPath === undefined ? null : readFileSync(keyPath, 'utf8'));
  const { articles, quotes } = checkArticles(files);
  const entries = checkRecord(files);
  sayFaults();
  say(`Alert ${manifest.alertId}, version ${manifest.alertVersion}, made ${manifest.at} by ${manifest.by}`);
  say(`${sums} files, ${articles} texts, ${quotes} passages, ${entries} entries of the record`);
  say(
    `Signed with the key ${fingerprint}${keyPath === undefined ? '; compare it with what the installation publishes' : ''}`,
  );
  say(faults.length === 0 ? 'Everything holds.' : `Faults: ${faults.length}.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  sayFaults();
  console.error(plain(`It cannot be read: ${error.message}`));
  process.exitCode = faults.length === 0 ? 2 : 1;
}
