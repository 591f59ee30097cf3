import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySet, Secrets } from './config.ts';

/** What the embedded mode makes once and keeps: the program's secrets and the passwords of its own database roles. */
export interface EmbeddedSecrets extends Secrets {
  ownerPassword: string;
  appPassword: string;
  keeperPassword: string;
}

/** A new Ed25519 signing key set for access tokens (RFC 7517, RFC 8037). The first key signs, all of them verify. */
export function makeKeySet(): KeySet {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  return {
    keys: [{ ...jwk, kty: 'OKP', crv: 'Ed25519', d: String(jwk.d), kid: randomBytes(6).toString('hex'), alg: 'EdDSA' }],
  };
}

export function makeSecrets(): Secrets {
  return {
    jwtKeys: makeKeySet(),
    screeningKey: randomBytes(16).toString('hex'),
    auditKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    tokenSecret: randomBytes(32).toString('hex'),
  };
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivateFile(path: string, text: string): void {
  const temporary = `${path}.new`;
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  renameSync(temporary, path);
}

/** The secrets kept in the data directory, made on the first start. What the environment gives goes before. */
export function openEmbeddedSecrets(dataDir: string, given: Partial<Secrets>): EmbeddedSecrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) {
    const password = () => randomBytes(18).toString('base64url');
    const made: EmbeddedSecrets = {
      ...makeSecrets(),
      ownerPassword: password(),
      appPassword: password(),
      keeperPassword: password(),
    };
    writePrivateFile(path, `${JSON.stringify(made, null, 2)}\n`);
  }
  return { ...(JSON.parse(readFileSync(path, 'utf8')) as EmbeddedSecrets), ...given };
}
