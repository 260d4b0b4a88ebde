import type { Unreachable } from '../../../core/server-facts.ts';
import type { ExchangeError } from './exchange.ts';

/** What the codes of Node and of OpenSSL come to. Source: Node's documentation of tls ("X509 certificate error codes") and errno. */
const reasons: ReadonlyMap<string, Unreachable> = new Map([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'hostUnknown'],
  ['EAI_AGAIN', 'hostUnknown'],
  ['EHOSTUNREACH', 'noRoute'],
  ['ENETUNREACH', 'noRoute'],
  ['ETIMEDOUT', 'timeOut'],
  ['CONNECT_TIMEOUT', 'timeOut'],
  ['ANSWER_TIMEOUT', 'timeOut'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'authorityUnknown'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'authorityUnknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'authorityUnknown'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'authorityUnknown'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'authorityUnknown'],
  ['CERT_UNTRUSTED', 'authorityUnknown'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'hostDiffers'],
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'notYetValid'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'noTls'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'noTls'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificateWanted'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'certificateWanted'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'certificateWanted'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'certificateWanted'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'certificateWanted'],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'certificateWanted'],
]);

/** Why there was no answer. @example unreachableBy(new ExchangeError('ECONNREFUSED', '')) // 'refused' */
export function unreachableBy({ code, message }: ExchangeError): Unreachable {
  const known = reasons.get(code);
  if (known) return known;
  if (/wrong version number|packet length too long|http request/i.test(message)) return 'noTls';
  if (/certificate required|bad certificate|handshake failure/i.test(message)) return 'certificateWanted';
  return code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code === 'EPROTO' || code.startsWith('CERT_')
    ? 'tls'
    : 'other';
}

/** Whether the same question may be answered a moment later; who has waited for minutes is not made to wait again. */
export const mayPass = (why: Unreachable): boolean => why === 'closed' || why === 'noRoute';
