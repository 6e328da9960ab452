/**
 * Signs what leaves the installation (Ed25519, RFC 8032), so that whoever kept the public key can tell later that it
 * came from here. The private key lies in the database: whoever owns the database can sign. The signature is worth what
 * the copies kept elsewhere are worth.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPair, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { InstallationKeysRepository, type KeyPair } from './installation-keys.repository.js';

/** A signature with the key that checks it. */
export interface Signature {
  /** Base64, 64 bytes. */
  readonly signature: string;
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** SHA-256 of the public key's DER, hexadecimal: short enough to be read out. */
  readonly fingerprint: string;
}

const NAME = 'signing';
const makeKeyPair = promisify(generateKeyPair);

@Injectable()
export class SigningService {
  constructor(
    private readonly keys: InstallationKeysRepository,
    private readonly clock: Clock,
  ) {}

  /** PEM, SubjectPublicKeyInfo. The first call makes the key. */
  async publicKey(): Promise<string> {
    return toPem((await this.pair()).publicKey);
  }

  /** SHA-256 of the public key, hexadecimal. The first call makes the key. */
  async identify(): Promise<Pick<Signature, 'fingerprint'>> {
    return {
      fingerprint: createHash('sha256')
        .update((await this.pair()).publicKey)
        .digest('hex'),
    };
  }

  /** Signs these bytes; the first call makes the key. */
  async sign(bytes: Uint8Array): Promise<Signature> {
    const { publicKey, privateKey } = await this.pair();
    const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    return {
      signature: sign(null, bytes, key).toString('base64'),
      publicKey: toPem(publicKey),
      fingerprint: createHash('sha256').update(publicKey).digest('hex'),
    };
  }

  private async pair(): Promise<KeyPair> {
    return (await this.keys.find(NAME)) ?? this.make();
  }

  private async make(): Promise<KeyPair> {
    const { publicKey, privateKey } = await makeKeyPair('ed25519', {
      publicKeyEncoding: { format: 'der', type: 'spki' },
      privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    });
    return this.keys.getOrKeep(NAME, { publicKey, privateKey }, this.clock.now());
  }
}

function toPem(publicKey: Buffer): string {
  return createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    .export({ format: 'pem', type: 'spki' })
    .toString();
}

/** Whether a signature is good. A key or signature that is none is no error: it is not good. */
export function isSignedBy(bytes: Uint8Array, signature: string, publicKeyPem: string): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKeyPem), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
