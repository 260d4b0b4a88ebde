import type { ServerFacts, Unreachable } from '../../../core/server-facts.ts';
import { formatDuration } from '../../numbers.ts';
import { joinedBy, quoted, someOf } from '../phrases.ts';
import type { ProblemText } from '../problem-words.ts';

const unusableUrls: Readonly<Record<ServerFacts['serverUrlUnusable']['why'], ProblemText>> = {
  form: { what: 'this is no address of a server', todo: 'write http://localhost:9090, or https://HOST/PREFIX' },
  scheme: { what: 'a server is asked by HTTP alone', todo: 'write http://… or https://…' },
  credentials: {
    what: 'the address holds a user or a password, which all who share the machine would see',
    todo: 'set PROMETHEUS_USER and PROMETHEUS_PASSWORD, or PROMETHEUS_TOKEN, or name a file with --prometheus-config',
  },
  query: {
    what: 'the address has a ? or a # in it, and ends before them',
    todo: 'write the address alone: https://HOST/PREFIX; a token goes into PROMETHEUS_TOKEN',
  },
};

const unfitFiles: Readonly<Record<ServerFacts['clientFileUnfit']['why'], (key: string) => ProblemText>> = {
  keyWithoutCertificate: (key) => ({ what: `${key} is there without a certificate`, todo: 'add cert_file' }),
  certificateWithoutKey: (key) => ({ what: `${key} is there without its key`, todo: 'add key_file' }),
  type: () => ({
    what: 'Basic is no type of authorization here',
    todo: 'write basic_auth: { username, password_file }',
  }),
  malformed: () => ({ what: 'this is no well-formed YAML or JSON', todo: 'fix it here' }),
  unreadable: (key) => ({
    what: `the file that ${key} names cannot be read`,
    todo: 'name one that there is, from the folder of this file',
  }),
  noPem: (key) => ({
    what: `what ${key} names is no PEM text`,
    todo: 'it begins with -----BEGIN; openssl x509 -inform der turns others into it',
  }),
};

/** How to name the authority or the certificate. */
const inClientFile = (key: string): string => `${key} under tls_config of the file of --prometheus-config`;

const unreachable: Readonly<Record<Unreachable, (says: string) => ProblemText>> = {
  refused: () => ({ what: 'nothing listens there', todo: 'start it, or mend the port' }),
  hostUnknown: () => ({ what: 'there is no such host', todo: 'mend its name, or the DNS of this machine' }),
  noRoute: () => ({ what: 'no network leads there', todo: 'look at the network of this machine' }),
  timeOut: (says) => ({
    what: `it did not answer within ${says}`,
    todo: 'look at a firewall in between; ask for less at once, or of a recording rule, where the query is heavy',
  }),
  closed: () => ({
    what: 'it closed the connection without an answer',
    todo: 'look at its log, and at proxies in between',
  }),
  authorityUnknown: () => ({
    what: 'its certificate is signed by an authority that this machine does not know',
    todo: `name the authority: ${inClientFile('ca_file')}, or NODE_EXTRA_CA_CERTS`,
  }),
  hostDiffers: () => ({
    what: 'its certificate is of another host',
    todo: `use the name in the certificate, or name it: ${inClientFile('server_name')}`,
  }),
  expired: () => ({ what: 'its certificate has expired', todo: 'renew it, or mend the clock of this machine' }),
  notYetValid: () => ({
    what: 'its certificate is not valid yet',
    todo: 'mend the clock of this machine, or of who signed it',
  }),
  noTls: () => ({ what: 'it does not speak TLS there', todo: 'write http:// in place of https://' }),
  certificateWanted: () => ({
    what: 'it wants a certificate of its clients, or does not take this one',
    todo: `name yours: ${inClientFile('cert_file and key_file')}`,
  }),
  tls: (says) => ({ what: `TLS failed: ${says}`, todo: 'look at tls_config of the file of --prometheus-config' }),
  other: (says) => ({ what: says, todo: 'try it with curl from this machine' }),
};

const statusHints: Readonly<Record<number, string>> = {
  404: 'the address may lack a prefix: HOST/prometheus (Mimir, Cortex), HOST/select/0/prometheus (a cluster of VictoriaMetrics)',
  405: 'it takes neither POST nor GET for queries: this may be no Prometheus',
  429: 'ask later, or for less at once',
  500: 'look at its log',
  503: 'it is overloaded, or still starting: ask later',
};

function refusedText({ server, status, says, hasCredentials, tries }: ServerFacts['serverRefuses']): ProblemText {
  const because = says === '' ? '' : `: ${says}`;
  const often = tries > 1 ? `, ${tries} times` : '';
  if (status === 401)
    return hasCredentials
      ? { what: `${server} does not take this user or token (401)${because}`, todo: 'check it: it may have run out' }
      : {
          what: `${server} wants to know who asks (401)${because}`,
          todo: 'set PROMETHEUS_TOKEN, or PROMETHEUS_USER and PROMETHEUS_PASSWORD, or name a file with --prometheus-config',
        };
  if (status === 403)
    return {
      what: `${server} does not let ${hasCredentials ? 'this user' : 'anybody'} ask that (403)${because}`,
      todo: "use a user who may read metrics; a tenant is named with --header 'X-Scope-OrgID: TENANT'",
    };
  const hint = statusHints[status] ?? (status >= 500 ? statusHints[500] : 'check the address');
  return { what: `${server} answers ${status}${often}${because}`, ...(hint && { todo: hint }) };
}

const otherAnswers: Readonly<Record<ServerFacts['serverIsOther']['found'], string>> = {
  html: 'a web page',
  text: 'a text that is no JSON',
  json: 'JSON of another kind',
  empty: 'nothing',
};

/** The words for what can be wrong with a server that is asked for samples. */
export const serverProblemTexts: { readonly [K in keyof ServerFacts]: (facts: ServerFacts[K]) => ProblemText } = {
  serverMissing: ({ flag }) => ({
    what: `${flag} asks a server, and none is named`,
    todo: 'add --prometheus http://localhost:9090, or set PROMETHEUS_URL',
  }),
  serverAndLog: ({ log }) => ({
    what: `a server is asked, and a log is named: ${quoted(log)}`,
    todo: 'leave one of them out',
  }),
  serverHasNoFile: ({ flag }) => ({
    what: `${flag} says how a file is read, and a server is asked`,
    todo: `leave ${flag} out; the query says what is looked at, and --where, --renames and --states what becomes of it`,
  }),
  compareBeforeAsked: ({ start, end }) => ({
    what: `the server is asked from ${start} to ${end}, and the earlier period begins before that`,
    todo: 'let --from be where the earlier period begins',
  }),
  serverUrlUnusable: ({ why }) => unusableUrls[why],
  headerUnusable: ({ why, name }) =>
    why === 'secret'
      ? {
          what: `the header ${name} is a secret, and all who share the machine would see it`,
          todo: 'set PROMETHEUS_TOKEN, or write it into a file for --prometheus-config: http_headers',
        }
      : {
          what: why === 'form' ? 'this is no header' : `${quoted(name)} is no header that can be set`,
          todo: "write NAME: VALUE, such as 'X-Scope-OrgID: team'",
        },
  credentialsTwice: ({ ways }) => ({
    what: `it is said twice who asks: ${joinedBy('and', ways)}`,
    todo: 'keep one of them',
  }),
  credentialsOfOther: () => ({
    what: 'the user or token of the environment is for the server of PROMETHEUS_URL, and another one is asked',
    todo: 'ask that server, or unset PROMETHEUS_URL; --prometheus-config names a file for another one',
  }),
  passwordAlone: ({ given, missing }) => ({ what: `${given} is set without ${missing}`, todo: `set ${missing}, too` }),
  clientFileUnsupported: ({ key }) => ({
    what: `${key} is not supported`,
    todo:
      key === 'sigv4'
        ? 'let aws-sigv4-proxy sign, and name it with --prometheus'
        : 'leave it out; a proxy of your own that does it can be named with --prometheus',
  }),
  clientFileUnfit: ({ why, key }) => unfitFiles[why](key),
  serverUnreachable: ({ server, why, says, tries }) => {
    const { what, ...rest } = unreachable[why](says);
    return { what: `${server}: ${what}${tries > 1 ? ` (tried ${tries} times)` : ''}`, ...rest };
  },
  serverRefuses: refusedText,
  serverRedirects: ({ server, status, to }) => ({
    what: `${server} sends on to ${to === '' ? 'another place' : to} (${status}), which is not followed`,
    todo: 'name the server itself with --prometheus; a page to log in means that it wants a token: PROMETHEUS_TOKEN',
  }),
  serverIsOther: ({ server, found }) => ({
    what: `${server} is no Prometheus: it answers with ${otherAnswers[found]}`,
    todo: 'name the address under which /api/v1/query answers, without /graph',
  }),
  answerCutShort: ({ server, tries }) => ({
    what: `the answer of ${server} breaks off in the middle${tries > 1 ? ` (tried ${tries} times)` : ''}`,
    todo: 'look at time-outs of the server and of proxies in between',
  }),
  answerTooLarge: ({ server, megabytes }) => ({
    what: `the answer of ${server} is larger than ${megabytes} MiB`,
    todo: 'let the query say less: min by (job) (up) is one series for all targets of a job',
  }),
  answerPartial: ({ server, says }) => ({
    what: `${server} says that its answer is not whole: ${someOf(says, 2)}`,
    todo: 'ask again when all of it is up; --allow-partial goes on, and what is not sure counts as unknown',
  }),
  queryUnreadable: ({ found }) => ({
    what:
      found === 'nothing'
        ? 'the query is empty'
        : found === 'end'
          ? 'the query ends too early'
          : 'this is no PromQL from here on',
    todo: 'a query that says what is up: up{job="api"}, or min by (job) (probe_success)',
  }),
  queryRefused: ({ server, says }) => ({ what: `${server} does not take this query: ${says}` }),
  queryTooLarge: ({ server, says }) => ({
    what: `${server} does not answer so much at once, however little is asked for: ${says}`,
    todo: 'let the query say less: min by (job) (up) is one series for all targets of a job',
  }),
  windowAhead: () => ({
    what: 'all of the window is still to come, and no server has samples of it',
    todo: 'set one that has begun: --from, --to, --window, --month',
  }),
  queryOfRange: () => ({
    what: 'the query ends in a range, and how far to look back is not for it to say',
    todo: 'leave the [range] out; --from and --to, or --window, say which time is asked for',
  }),
  queryWithoutSeries: ({ server, start, end, stepSeconds }) => ({
    what: `${server} has no sample of this query from ${start} to ${end}`,
    todo: `look for the name and the labels of the metric; a server that keeps less says nothing of earlier time (--window, --from)${stepSeconds === undefined ? '' : `; a counter grows between two samples, so that a step of ${formatDuration(stepSeconds)} must hold two of them (--every)`}`,
  }),
  countsWithoutWindow: () => ({
    what: 'the query says nothing of how long it counts',
    todo: 'name a counter, requests_total{job="api"}, or write {{.window}}: sum(increase(requests_total[{{.window}}]))',
  }),
  countsOfOtherWindow: ({ range, stepSeconds }) => ({
    what: `the query counts over ${range}, and a step is ${formatDuration(stepSeconds)}: some events would count twice, or not at all`,
    todo: `write {{.window}} in place of ${range}, or --every ${range}`,
  }),
  countsOfMoment: ({ name }) => ({
    what: `${name} looks at a moment of each step, and not at all that happened in it`,
    todo: `write increase in place of ${name}`,
  }),
  countsMixed: ({ names }) => ({
    what: `the query adds up rates of a second and counts: ${joinedBy('and', [...new Set(names)])}`,
    todo: 'use one of them throughout: increase',
  }),
  countsOfSeries: ({ series }) => ({
    what: `the query has ${series} series, and one number a step is needed`,
    todo: 'add them up: sum(...)',
  }),
  countInfinite: ({ value, at }) => ({
    what: `the query is ${value} at ${at}, which is no count`,
    todo: 'look for a division by zero in it',
  }),
  countsUnasked: ({ slo }) =>
    slo === null
      ? {
          what: 'a server is asked, and nothing says for what',
          todo: 'add --query PROMQL (what is up), or --good PROMQL --total PROMQL, or an SLO file that has queries of its own',
        }
      : {
          what: `${slo} has no query in PromQL of its own`,
          todo: 'add --good PROMQL --total PROMQL, or --query PROMQL (what is up)',
        },
  sampleWithoutState: ({ series, value, at }) => ({
    what: `${series === '' ? 'the query' : series} is ${value} at ${at}, which is neither up (1) nor down (0)`,
    todo: "compare it in the query (>= bool 0.9), or say what it means: --states 'down=2;up=1'",
  }),
  samplesOfHistogram: ({ series }) => ({
    what: `${series === '' ? 'the query' : series} has histograms, which say nothing of up or down`,
    todo: 'ask for a number: histogram_fraction, histogram_count',
  }),
};
