/** A server that is asked, and how: all that a request needs. */
export interface Server {
  /** As it is typed, without a slash behind it: `https://prometheus.example.com/prod`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a user or a token goes with the question. */
  readonly hasCredentials: boolean;
  readonly tls: TlsSettings;
  /** Texts that no message may show, whoever says them. */
  readonly secrets: readonly string[];
  /** Files that were read for it. */
  readonly files: readonly string[];
}

/** What TLS is spoken with; PEM texts. */
export interface TlsSettings {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** The name that the certificate must have, where it is not the host's. */
  readonly serverName?: string;
  /** Any certificate will do: what is read may come from anybody. */
  readonly takesAny?: true;
}

/**
 * A text of a server, without what must not be shown: a server may say back what it was sent.
 * @example withoutSecrets('no user Bearer abc', ['abc']) // 'no user Bearer ***'
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((each) => each !== '')
    .toSorted((left, right) => right.length - left.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
