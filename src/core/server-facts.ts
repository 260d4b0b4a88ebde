/** What can be wrong with a server that is asked for samples, and the facts that a message needs. `server` is its address. */
export interface ServerFacts {
  // how it is to be asked
  serverMissing: { readonly flag: string };
  serverAndLog: { readonly log: string };
  serverHasNoFile: { readonly flag: string };
  /** An earlier period, and the time that is asked for. */
  compareBeforeAsked: { readonly start: string; readonly end: string };
  serverUrlUnusable: { readonly why: 'form' | 'scheme' | 'credentials' | 'query' };
  headerUnusable: { readonly why: 'form' | 'name' | 'secret'; readonly name: string };
  credentialsTwice: { readonly ways: readonly string[] };
  credentialsOfOther: Record<string, never>;
  passwordAlone: { readonly given: string; readonly missing: string };
  clientFileUnsupported: { readonly key: string };
  clientFileUnfit: {
    readonly why: 'keyWithoutCertificate' | 'certificateWithoutKey' | 'type' | 'malformed' | 'unreadable' | 'noPem';
    readonly key: string;
  };
  // what became of the question
  serverUnreachable: {
    readonly server: string;
    readonly why: Unreachable;
    readonly says: string;
    readonly tries: number;
  };
  serverRefuses: {
    readonly server: string;
    readonly status: number;
    readonly says: string;
    readonly hasCredentials: boolean;
    readonly tries: number;
  };
  serverRedirects: { readonly server: string; readonly status: number; readonly to: string };
  serverIsOther: { readonly server: string; readonly found: 'html' | 'text' | 'json' | 'empty' };
  answerCutShort: { readonly server: string; readonly tries: number };
  answerTooLarge: { readonly server: string; readonly megabytes: number };
  answerPartial: { readonly server: string; readonly says: readonly string[] };
  // the query, and what it gives
  queryUnreadable: { readonly found: 'nothing' | 'text' | 'end' };
  queryRefused: { readonly server: string; readonly says: string };
  queryTooLarge: { readonly server: string; readonly says: string };
  windowAhead: Record<string, never>;
  queryOfRange: Record<string, never>;
  /** `stepSeconds`: of counts. */
  queryWithoutSeries: {
    readonly server: string;
    readonly start: string;
    readonly end: string;
    readonly stepSeconds?: number;
  };
  countsWithoutWindow: Record<string, never>;
  countsOfOtherWindow: { readonly range: string; readonly stepSeconds: number };
  countsOfMoment: { readonly name: string };
  countsMixed: { readonly names: readonly string[] };
  countsOfSeries: { readonly series: number };
  countInfinite: { readonly value: string; readonly at: string };
  /** There is a server, and nothing says what is to be counted; null: no SLO file either. */
  countsUnasked: { readonly slo: string | null };
  sampleWithoutState: { readonly series: string; readonly value: string; readonly at: string };
  samplesOfHistogram: { readonly series: string };
}

/** Why there was no answer. */
export type Unreachable =
  | ('refused' | 'hostUnknown' | 'noRoute' | 'timeOut' | 'closed' | 'other')
  | ('authorityUnknown' | 'hostDiffers' | 'expired' | 'notYetValid' | 'noTls' | 'certificateWanted' | 'tls');
