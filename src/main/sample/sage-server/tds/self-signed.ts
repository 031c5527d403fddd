// The certificate of the sample company's server, made when the first client wants one and forgotten when it stops.
import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';

/** The same for every caller; not made before the first, because loading what makes it is a good part of a start. */
export const createServerIdentity = (): (() => Promise<SecureContext>) => {
  let made: Promise<SecureContext> | null = null;
  return () => {
    made ??= makeIdentity();
    return made;
  };
};

/** TLS 1.2 only and without tickets: in TDS 7.4 the server's Finished has to be the last word of the handshake. */
const makeIdentity = async (): Promise<SecureContext> => {
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return createSecureContext({
    key: pems.private,
    cert: pems.cert,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
};
