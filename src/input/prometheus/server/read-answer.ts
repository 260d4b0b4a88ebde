import { isObject, type Json, type JsonObject } from '../../../core/json.ts';
import { fail, type Place } from '../../../core/problem.ts';
import type { PrometheusData, Sample, Series } from './answer-data.ts';
import type { Answer } from './exchange.ts';
import { type Server, withoutSecrets } from './server.ts';

/** What was asked, for a message. */
interface Asked {
  readonly server: Server;
  readonly query: string;
  readonly tries: number;
  /** Where the query stands, and a character of it. */
  place(offset?: number): Place;
}

/** The data of an answer; anything else is a problem that says what it is. */
export function readAnswer(answer: Answer, asked: Asked): PrometheusData {
  const { server, tries } = asked;
  const { status } = answer;
  const body = parsed(answer.body);
  if (isObject(body) && body['status'] === 'success') return dataOf(body, asked);
  const said = (text: string): string => withoutSecrets(text, server.secrets).slice(0, longestSaid);
  const isError = isObject(body) && body['status'] === 'error';
  if (isError && status !== 401 && status !== 403) refuseQuery(body, status, asked, said);
  if (status >= 300 && status < 400)
    return fail('serverRedirects', { server: server.url, status, to: said(redirectTarget(answer)) });
  if (status >= 400) {
    const says = isError ? String(body['error']) : looksLikeHtml(answer.body) ? '' : answer.body.trim();
    return fail('serverRefuses', {
      server: server.url,
      status,
      says: said(says),
      hasCredentials: server.hasCredentials,
      tries,
    });
  }
  const found =
    answer.body.trim() === '' ? 'empty' : body !== undefined ? 'json' : looksLikeHtml(answer.body) ? 'html' : 'text';
  return fail('serverIsOther', { server: server.url, found });
}

const longestSaid = 500;
const looksLikeHtml = (body: string): boolean => /^\s*<(!doctype|html|\?xml)/i.test(body);

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

/** Where a redirect leads, without what may be a secret: only its host and path. */
function redirectTarget({ headers }: Answer): string {
  const to = headers['location'];
  if (typeof to !== 'string') return '';
  try {
    const { protocol, host, pathname } = new URL(to);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return to.replace(/[?#].*$/s, '');
  }
}

const tooLarge =
  /too many samples|exceeded maximum resolution|maximum.*points|exceeds the limit|too long|max.*(samples|series|chunks|bytes)/i;

/** The server understood, and does not want: the query is wrong, or too much. */
function refuseQuery(
  body: JsonObject,
  status: number,
  { server, query, place }: Asked,
  said: (text: string) => string,
) {
  const says = said(String(body['error'] ?? ''));
  const type = body['errorType'];
  if (status === 422 || tooLarge.test(says)) {
    if (tooLarge.test(says)) fail('queryTooLarge', { server: server.url, says }, place());
    fail('queryRefused', { server: server.url, says }, place());
  }
  if (type === 'bad_data' || status === 400)
    fail('queryRefused', { server: server.url, says: says.replace(position, '') }, place(offsetIn(says, query)));
}

/** Where a message of the parser points: line and column. */
const position = /^(?:invalid parameter "query": )?(\d+):(\d+): parse error: /;

function offsetIn(says: string, query: string): number | undefined {
  const match = position.exec(says);
  if (!match) return undefined;
  const lines = query.split('\n').slice(0, Number(match[1]) - 1);
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + Number(match[2]) - 1;
}

function dataOf(body: JsonObject, { server }: Asked): PrometheusData {
  const data = body['data'];
  if (!isObject(data) || typeof data['resultType'] !== 'string')
    return fail('serverIsOther', { server: server.url, found: 'json' });
  const result = data['result'];
  const texts = (list: Json | undefined): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
  const isPartial = body['isPartial'] === true || data['isPartial'] === true;
  const warnings = texts(body['warnings']).filter((text) => !/^PromQL info/i.test(text));
  const missing = [...warnings, ...(isPartial ? ['isPartial'] : [])].map((text) =>
    withoutSecrets(text, server.secrets).slice(0, longestSaid),
  );
  const resultType = data['resultType'] as PrometheusData['resultType'];
  const list = Array.isArray(result) ? (result as readonly Json[]) : [];
  if (resultType === 'scalar') {
    const values = isSample(list) ? [list as unknown as Sample] : [];
    return { resultType, missing, series: [{ metric: {}, values, hasHistograms: false }] };
  }
  return { resultType, missing, series: list.filter(isObject).map(seriesOf) };
}

function seriesOf(record: JsonObject): Series {
  const values = record['values'] ?? (record['value'] === undefined ? [] : [record['value']]);
  return {
    metric: isObject(record['metric'] ?? null) ? (record['metric'] as JsonObject) : {},
    values: Array.isArray(values) ? (values.filter(isSample) as unknown as readonly Sample[]) : [],
    hasHistograms: 'histograms' in record || 'histogram' in record,
  };
}

const isSample = (value: Json | readonly Json[]): boolean =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'string';
